package dev.federationlab.aws.dynamodb;

import dev.federationlab.aws.Service;
import dev.federationlab.store.Transaction;

/**
 * Tables and items for all accounts, as a table of operations.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/Welcome.html">API
 *     reference</a>
 */
public final class DynamoDb {
  private final Service service = new Service("dynamodb");

  /** The table, for the endpoint. */
  public Service service() {
    return service;
  }

  /** Removes everything of an account. */
  public void emptyAccount(Transaction store, String accountId) {}
}
