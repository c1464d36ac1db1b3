package dev.federationlab.aws.pool;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Explained;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.Service;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * The table of a service's operations, with the kinds of lines that pools have. A refusal that its
 * operation did not explain by a check is explained by its own words.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html">Actions
 *     of user pools</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitoidentity.html">Actions
 *     of identity pools</a>
 */
public final class PoolTable {
  private final Service service;
  private final BinaryOperator<String> arn;

  /**
   * @param service whose name its actions begin with: {@code "cognito-idp"}
   * @param arn of the pool of an account and an ID
   */
  public PoolTable(Service service, BinaryOperator<String> arn) {
    this.service = service;
    this.arn = arn;
  }

  /**
   * A signed operation that needs permission on one pool. The pool's ARN is made from its ID and
   * the caller's account, whether or not there is such a pool: who may not ask does not learn.
   */
  public <I, O> PoolTable onPool(
      String name, Function<I, String> poolId, Operation<I, O> operation) {
    return on(
        name, (call, request) -> arn.apply(call.accountId(), poolId.apply(request)), operation);
  }

  /** A signed operation that needs permission on something named by its ARN. */
  public <I, O> PoolTable onArn(String name, Function<I, String> arn, Operation<I, O> operation) {
    return on(name, (call, request) -> arn.apply(request), operation);
  }

  /** A signed operation that needs permission on no pool in particular. */
  public <I, O> PoolTable onAny(String name, Operation<I, O> operation) {
    return on(name, (call, request) -> "*", operation);
  }

  /** An operation that anyone may call: it goes by the IDs and tokens that it is given. */
  public <I, O> PoolTable unsigned(String name, Operation<I, O> operation) {
    service.line(
        Service.Line.open(name, Service.Signature.IGNORED, new Explained<>(name, operation)));
    return this;
  }

  private <I, O> PoolTable on(
      String name, BiFunction<Call, I, String> resource, Operation<I, O> operation) {
    service.operation(
        name,
        (call, request) ->
            List.of(Access.to(service.name() + ":" + name, resource.apply(call, request))),
        new Explained<>(name, operation));
    return this;
  }
}
