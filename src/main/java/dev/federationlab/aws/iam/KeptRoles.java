package dev.federationlab.aws.iam;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.store.Document;
import dev.federationlab.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The roles of accounts, found by name and changed. */
final class KeptRoles {
  private static final int ALL = 10_000;

  /** The space of an account's documents. */
  static String space(String accountId) {
    return "aws:" + accountId;
  }

  Optional<Role> find(Transaction store, String accountId, String name) {
    return document(store, accountId, name).map(Document::value);
  }

  /**
   * @throws ServiceException NoSuchEntity
   */
  Role require(Call call, String name) {
    return find(call.store(), call.accountId(), name).orElseThrow(() -> missing(name));
  }

  /** Stores what {@code change} makes of the role. */
  void change(Call call, String name, UnaryOperator<Role> change) {
    var role = document(call.store(), call.accountId(), name).orElseThrow(() -> missing(name));
    call.store().update(space(call.accountId()), Role.KIND, role, change.apply(role.value()));
  }

  /** All roles of an account, in the order of their names. */
  List<Role> all(Transaction store, String accountId) {
    return store.list(space(accountId), Role.KIND, "", "", ALL).stream()
        .map(Document::value)
        .toList();
  }

  private static Optional<Document<Role>> document(
      Transaction store, String accountId, String name) {
    return store
        .find(space(accountId), Role.KIND, Names.key(name))
        .filter(found -> found.value().name().equals(name));
  }

  private static ServiceException missing(String name) {
    return new ServiceException(
        IamError.NO_SUCH_ENTITY, "The role with name " + name + " cannot be found.");
  }
}
