package dev.federationlab.aws.identitypools;

import dev.federationlab.aws.Service;
import dev.federationlab.store.Transaction;

/**
 * Identity pools for all accounts, as a table.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/Welcome.html">API
 *     reference</a>
 */
public final class IdentityPools {
  private final Service service = new Service("cognito-identity");

  /** The table, for the endpoint. */
  public Service service() {
    return service;
  }

  /** Removes everything of an account. */
  public void emptyAccount(Transaction store, String accountId) {}
}
