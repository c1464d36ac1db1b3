package dev.federationlab.aws.access;

import dev.federationlab.store.Transaction;
import java.util.List;
import java.util.Optional;

/** What room three needs to know of roles; IAM keeps them. */
@FunctionalInterface
public interface RolePolicies {

  /** A permission policy of a role: the name a reader calls it by, and its text. */
  record NamedPolicy(String name, String json) {}

  /**
   * The permission policies of a role, in a fixed order.
   *
   * @param roleId {@code AROA…}; a role made again under the same name is another one
   * @return empty if there is no such role (any more): then its sessions may do nothing
   */
  Optional<List<NamedPolicy>> of(
      Transaction store, String accountId, String roleName, String roleId);
}
