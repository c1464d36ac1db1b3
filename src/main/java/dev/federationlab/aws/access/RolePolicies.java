package dev.federationlab.aws.access;

import dev.federationlab.decision.PolicyReading.Origin;
import dev.federationlab.store.Transaction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What room three needs to know of roles; IAM keeps them. */
@FunctionalInterface
public interface RolePolicies {

  /**
   * A permission policy of a role.
   *
   * @param name what a reader calls it
   * @param origin where it is kept; absent if nobody says
   */
  record NamedPolicy(String name, String json, @Nullable Origin origin) {

    /** One of which nobody says where it is kept. */
    public NamedPolicy(String name, String json) {
      this(name, json, null);
    }
  }

  /**
   * The permission policies of a role, in a fixed order.
   *
   * @param roleId {@code AROA…}; a role made again under the same name is another one
   * @return empty if there is no such role (any more): then its sessions may do nothing
   */
  Optional<List<NamedPolicy>> of(
      Transaction store, String accountId, String roleName, String roleId);
}
