package dev.federationlab.aws.lambda;

import dev.federationlab.aws.Service;
import dev.federationlab.store.Transaction;

/**
 * Functions for all accounts, as a table. Their code is supplied by the product.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/welcome.html">API reference</a>
 */
public final class Lambda {
  private final Service service = new Service("lambda");

  /** The table, for the endpoint. */
  public Service service() {
    return service;
  }

  /** Removes everything of an account. */
  public void emptyAccount(Transaction store, String accountId) {}
}
