package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.pool.Pool;

/**
 * Who stands behind an access token that was verified.
 *
 * @param client the app client that the token was issued to
 */
public record SignedIn(AppClient client, User user) {
  /** The pool of both. */
  public Pool pool() {
    return client.pool();
  }
}
