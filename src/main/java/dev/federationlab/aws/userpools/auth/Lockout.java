package dev.federationlab.aws.userpools.auth;

import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import dev.federationlab.aws.userpools.user.Moment;
import dev.federationlab.store.Document;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Slows down who guesses: after five failed attempts a user is locked for one second, and each
 * further failure doubles that, up to 15 minutes. Attempts during a lock are refused without a look
 * at what they bring, and are not counted. 15 minutes without an attempt, or a right one, and
 * counting begins anew.
 *
 * <p>Guesses at the same time are counted one after the other: each failure is written over the
 * count that it has read, and tried again, lock included, if another came first.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html">Lockout
 *     behaviour for failed sign-in attempts</a>
 */
final class Lockout {
  private static final int FREE_FAILURES = 5;
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final String SOURCE = "Developer Guide, Lockout behavior for failed attempts";

  /** Counters are tidied up when there are so many. */
  private static final int MANY = 2000;

  private static final int TIDIED_AT_ONCE = 100;

  /**
   * Failed attempts in a row.
   *
   * @param lastAt the time of the last; those during a lock do not count
   */
  record Failures(int count, Instant lastAt) {
    /** The count as it stands now. */
    int at(Instant now) {
      return now.isBefore(lastAt.plus(LONGEST)) ? count : 0;
    }

    /** Until when attempts are refused; {@code lastAt} if they are not. */
    Instant lockedUntil() {
      if (count < FREE_FAILURES) {
        return lastAt;
      }
      var lock = Duration.ofSeconds(1L << Math.min(count - FREE_FAILURES, 20));
      return lastAt.plus(lock.compareTo(LONGEST) > 0 ? LONGEST : lock);
    }
  }

  private static final Kind<Failures> KIND = Kind.of("failed-sign-ins", Failures.class);

  private Lockout() {}

  /** The failures of a user, or of a name, as this request found them. */
  static final class Standing {
    private final Moment moment;
    private final Pool pool;
    private final String who;
    private final Optional<Document<Failures>> found;

    private Standing(Moment moment, Pool pool, String who, Optional<Document<Failures>> found) {
      this.moment = moment;
      this.pool = pool;
      this.who = who;
      this.found = found;
    }

    /** Counts a failure. The refusal must be {@code keeping()}. */
    void failed() {
      int count = found.map(failures -> failures.value().at(moment.now())).orElse(0) + 1;
      var failures = new Failures(count, moment.now());
      if (found.isPresent()) {
        moment.store().update(pool.space(), KIND, found.get(), failures);
        return;
      }
      tidy(moment.store(), pool, moment.now());
      moment.store().create(pool.space(), KIND, who, failures);
    }

    /** Forgets the failures; tried again if another guess was counted meanwhile. */
    void succeeded() {
      if (found.isPresent()) {
        // Written before it is deleted, since only that notices another who came between.
        moment.store().update(pool.space(), KIND, found.get(), new Failures(0, moment.now()));
        moment.store().delete(pool.space(), KIND, who);
      }
    }
  }

  /**
   * Goes on if no lock is on.
   *
   * @param who the {@code sub} of a user, or what stands for a name that no user has
   * @throws dev.federationlab.aws.ServiceException NotAuthorizedException
   */
  static Standing require(Moment moment, Pool pool, String who) {
    var found = moment.store().find(pool.space(), KIND, who);
    int count = found.map(failures -> failures.value().at(moment.now())).orElse(0);
    if (count > 0) {
      var until = found.orElseThrow().value().lockedUntil();
      moment.require(
          !moment.now().isBefore(until),
          "failed attempts",
          "no lock: one second after five failures, doubled by each that follows",
          count + " failures, locked until " + until,
          SOURCE,
          UserPoolErrors.NOT_AUTHORIZED.exception("Password attempts exceeded"));
    }
    return new Standing(moment, pool, who, found);
  }

  private static void tidy(Transaction store, Pool pool, Instant now) {
    if (store.count(pool.space(), KIND) < MANY) {
      return;
    }
    store.list(pool.space(), KIND, "", "", TIDIED_AT_ONCE).stream()
        .filter(failures -> failures.value().at(now) == 0)
        .forEach(failures -> store.delete(pool.space(), KIND, failures.id()));
  }
}
