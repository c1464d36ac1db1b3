package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.pool.Pool;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody who is not signed in wants of an account: through which app client, and for which
 * name.
 *
 * @param username as it was typed: a username or an alias
 * @param clientMetadata for the pool's functions
 */
public record Asked(AppClient client, String username, Map<String, String> clientMetadata) {
  private static final String SOURCE = "Developer Guide, Managing error responses";

  public Asked {
    clientMetadata = Map.copyOf(clientMetadata);
  }

  /** Without metadata. */
  public static Asked of(AppClient client, String username) {
    return new Asked(client, username, Map.of());
  }

  Pool pool() {
    return client.pool();
  }

  /** Whether answers must not tell if there is such a user. */
  boolean hidesExistence() {
    return client.hidesUsers();
  }

  /** The user, if there is one; the search is noted. */
  Optional<User> user(Moment moment, Users users) {
    var found = users.find(moment.store(), pool(), username);
    if (found.isPresent()) {
      moment.passed("user", username, found.get().username(), SOURCE);
    } else if (hidesExistence()) {
      moment.passed("user", username, "none, which the answer hides", SOURCE);
    } else {
      moment.failed("user", username, "none", SOURCE);
    }
    return found;
  }
}
