package dev.federationlab.aws.userpools.pool;

import dev.federationlab.aws.Call;
import dev.federationlab.store.Expiries;
import dev.federationlab.store.Kind;
import java.time.Duration;
import java.time.Instant;

/**
 * How many pools an account makes within an hour. Each takes two RSA key pairs, a fifth of a second
 * of the machine that all share, and deleting it does not give them back. Kept apart from the
 * account, so that emptying it does not begin the hour anew. The number is ours.
 */
final class Makings {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String EVERYBODY = "aws";
  private static final int SWEPT_AT_ONCE = 20;

  /** How many, since when. */
  record Made(Instant since, int count) {}

  private static final Kind<Made> MADE = Kind.of("user-pools-made", Made.class);

  private Makings() {}

  /**
   * Counts one.
   *
   * @throws dev.federationlab.aws.ServiceException TooManyRequestsException
   */
  static void count(Call call, int mostAnHour) {
    var store = call.store();
    var id = call.accountId();
    var found = store.find(EVERYBODY, MADE, id);
    var now = call.now();
    if (found.isEmpty() || !now.isBefore(found.get().value().since().plus(HOUR))) {
      Expiries.sweep(store, EVERYBODY, now, SWEPT_AT_ONCE);
      store.put(EVERYBODY, MADE, id, new Made(now, 1));
      Expiries.note(store, EVERYBODY, now.plus(HOUR), MADE, id);
      return;
    }
    var made = found.get().value();
    if (made.count() >= mostAnHour) {
      throw UserPoolErrors.TOO_MANY_REQUESTS.exception();
    }
    store.update(EVERYBODY, MADE, found.get(), new Made(made.since(), made.count() + 1));
  }
}
