package dev.federationlab.aws.userpools.message;

import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What the pools of an account have sent, the newest of it. Gone when the account is emptied.
 *
 * <p>IDs ascend in the order of the commits: whoever has read up to one misses nothing that comes
 * later. So whoever sends holds the inbox until their transaction ends.
 */
public final class Inbox {
  /** How many messages of an account are kept. */
  public static final int KEPT = 200;

  private static final Kind<Message> MESSAGE = Kind.of("message", Message.class);
  private static final Kind<Last> LAST = Kind.of("message-last", Last.class);
  private static final Kind<Turn> TURN = Kind.of("message-turn", Turn.class);
  private static final String ONLY = "inbox";

  /**
   * The last ID that was given.
   *
   * @param number milliseconds since 1970, or one more than the one before: what comes after an
   *     account was emptied still sorts after what came before
   */
  record Last(long number) {}

  /** Nothing but a row to hold. */
  record Turn() {}

  void put(Transaction store, Pool pool, Letter letter, Words words, Instant now) {
    var space = space(pool.accountId());
    // Others wait here until this transaction has ended, so that the number read is the last one.
    store.put(space, TURN, ONLY, new Turn());
    long last = store.find(space, LAST, ONLY).map(it -> it.value().number()).orElse(0L);
    long number = Math.max(now.toEpochMilli(), last + 1);
    store.put(space, LAST, ONLY, new Last(number));
    var id = String.format(Locale.ROOT, "%015d", number);
    store.create(
        space,
        MESSAGE,
        id,
        new Message(
            id,
            now,
            letter.medium().name(),
            letter.to(),
            words.subject(),
            words.text(),
            letter.code(),
            letter.purpose().id(),
            letter.username(),
            pool.id()));
    forgetOldest(store, space);
  }

  private static void forgetOldest(Transaction store, String space) {
    int excess = store.count(space, MESSAGE) - KEPT;
    if (excess > 0) {
      store
          .list(space, MESSAGE, "", "", excess)
          .forEach(it -> store.delete(space, MESSAGE, it.id()));
    }
  }

  /**
   * Messages of an account, oldest first.
   *
   * @param after an ID; empty for all
   */
  public List<Message> list(Transaction store, String accountId, String after) {
    return store.list(space(accountId), MESSAGE, "", after, KEPT).stream()
        .map(document -> document.value())
        .toList();
  }

  private static String space(String accountId) {
    return "aws:" + accountId;
  }
}
