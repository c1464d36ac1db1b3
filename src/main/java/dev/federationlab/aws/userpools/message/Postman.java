package dev.federationlab.aws.userpools.message;

import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.store.Transaction;
import java.time.Instant;

/** Puts what a pool has to say into the account's inbox. */
public final class Postman {
  private final Inbox inbox;

  public Postman(Inbox inbox) {
    this.inbox = inbox;
  }

  /**
   * Sends a letter in these words.
   *
   * @param templates may hold {@code {####}} and {@code {username}}
   */
  public void send(Transaction store, Pool pool, Letter letter, Words templates, Instant now) {
    inbox.put(store, pool, letter, templates.filled(letter), now);
  }
}
