package dev.federationlab.aws.userpools.message;

import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.store.Transaction;
import java.time.Instant;

/** Puts what a pool has to say into words, and the words into the account's inbox. */
public final class Postman {
  private final Inbox inbox;

  public Postman(Inbox inbox) {
    this.inbox = inbox;
  }

  /** Sends a letter in the pool's own words or, where it has none, in Cognito's. */
  public void send(Transaction store, Pool pool, Letter letter, Instant now) {
    send(store, pool, letter, Words.templates(pool, letter.purpose(), letter.medium()), now);
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
