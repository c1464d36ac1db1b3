package dev.federationlab.aws.identitypools.pool;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Explained;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.Service;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The table of operations, with the kinds of lines that identity pools have.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitoidentity.html">Actions</a>
 */
public final class PoolTable {
  private final Service service;

  public PoolTable(Service service) {
    this.service = service;
  }

  /**
   * A signed operation that needs permission on one pool. The pool's ARN is made from its ID and
   * the caller's account, whether or not there is such a pool: who may not ask does not learn.
   */
  public <I, O> PoolTable onPool(
      String name, Function<I, String> poolId, Operation<I, O> operation) {
    service.operation(
        name,
        (call, request) ->
            List.of(
                Access.to(
                    "cognito-identity:" + name,
                    IdentityPool.arn(call.accountId(), poolId.apply(request)))),
        new Explained<>(name, operation));
    return this;
  }

  /** A signed operation that needs permission on something named by its ARN. */
  <I, O> PoolTable onArn(String name, Function<I, String> arn, Operation<I, O> operation) {
    service.operation(
        name,
        (call, request) -> List.of(Access.to("cognito-identity:" + name, arn.apply(request))),
        new Explained<>(name, operation));
    return this;
  }

  /** A signed operation that needs permission on no pool in particular. */
  public <I, O> PoolTable onAny(String name, Operation<I, O> operation) {
    service.operation(
        name,
        (call, request) -> List.of(Access.to("cognito-identity:" + name, "*")),
        new Explained<>(name, operation));
    return this;
  }

  /** An operation that anyone may call: it goes by the IDs and tokens that it is given. */
  public <I, O> PoolTable unsigned(String name, Operation<I, O> operation) {
    service.line(
        new Service.Line<>(
            name, Service.Signature.IGNORED, Optional.empty(), new Explained<>(name, operation)));
    return this;
  }
}
