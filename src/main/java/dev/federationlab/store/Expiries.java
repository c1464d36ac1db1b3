package dev.federationlab.store;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Removes what has expired, in passing: an index by time, of which at most once a second the first
 * due entries are carried out. So storage holds no more than what is alive and a short backlog, and
 * no thread is kept for it.
 */
public final class Expiries {
  private static final Kind<Expiry> KIND = Kind.of("expiry", Expiry.class);
  private static final int AT_ONCE = 50;

  private final Store store;
  private final String space;
  private final Clock clock;
  private final AtomicLong lastSwept = new AtomicLong(Long.MIN_VALUE);

  /** A document and its kind. */
  record Expiry(String kind, String id) {}

  /** Those of one space, on its own. */
  public Expiries(Store store, String space, Clock clock) {
    this.store = store;
    this.space = space;
    this.clock = clock;
  }

  /** Has a document removed some time after {@code at}. */
  public void note(Transaction transaction, Instant at, Kind<?> kind, String id) {
    note(transaction, space, at, kind, id);
  }

  /** Removes some of what is due; to be called outside of transactions. */
  public void sweep() {
    var now = clock.instant();
    long last = lastSwept.get();
    if (last == now.getEpochSecond() || !lastSwept.compareAndSet(last, now.getEpochSecond())) {
      return;
    }
    store.change(transaction -> sweep(transaction, space, now, AT_ONCE));
  }

  /** Has a document of any space removed some time after {@code at}. */
  public static void note(
      Transaction transaction, String space, Instant at, Kind<?> kind, String id) {
    transaction.put(
        space, KIND, key(at) + "/" + kind.name() + "/" + id, new Expiry(kind.name(), id));
  }

  /**
   * Removes, in passing, at most so many documents of a space that are due: for those who have many
   * spaces, when they add to one.
   */
  public static void sweep(Transaction transaction, String space, Instant now, int most) {
    transaction.list(space, KIND, "", "", most).stream()
        .filter(entry -> entry.id().compareTo(key(now)) < 0)
        .forEach(
            entry -> {
              transaction.delete(
                  space, Kind.of(entry.value().kind(), Object.class), entry.value().id());
              transaction.delete(space, KIND, entry.id());
            });
  }

  /** Sorts as time does until the year 33658. */
  private static String key(Instant at) {
    return String.format("%012d", at.getEpochSecond());
  }
}
