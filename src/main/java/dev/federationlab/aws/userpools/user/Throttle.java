package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.ApiError;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How often one may try within an hour, for each user (Developer Guide, Quotas; aws-behaviour
 * 3.16). Names that nobody has are counted as well, so that they cannot be told apart; they share a
 * bounded number of counters.
 */
final class Throttle {
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final String SOURCE = "Developer Guide, Quotas";
  private static final int COUNTERS_OF_NOBODY = 4096;
  private static final int MOST_ACTIONS = 20;

  /** What is counted. Where the guide gives a range by risk, a number within it. */
  enum Action {
    RESEND_CODE(5, UserPoolErrors.LIMIT_EXCEEDED),
    CONFIRM_SIGN_UP(15, UserPoolErrors.TOO_MANY_FAILED_ATTEMPTS),
    FORGOT_PASSWORD(5, UserPoolErrors.LIMIT_EXCEEDED),
    CONFIRM_FORGOT_PASSWORD(10, UserPoolErrors.TOO_MANY_FAILED_ATTEMPTS),
    CHANGE_PASSWORD(5, UserPoolErrors.LIMIT_EXCEEDED),
    ATTRIBUTE_CODE(5, UserPoolErrors.LIMIT_EXCEEDED),
    VERIFY_ATTRIBUTE(15, UserPoolErrors.LIMIT_EXCEEDED);

    private final int mostPerHour;

    @SuppressWarnings("ImmutableEnumChecker") // a record of two texts and a number
    private final ApiError refusal;

    Action(int mostPerHour, ApiError refusal) {
      this.mostPerHour = mostPerHour;
      this.refusal = refusal;
    }

    private String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** When it was tried, within the hour. */
  record Tries(List<Instant> at) {
    Tries {
      at = List.copyOf(at);
    }
  }

  private static final Kind<Tries> TRIES = Kind.of("user-tries", Tries.class);

  private final PoolKeys keys;

  Throttle(PoolKeys keys) {
    this.keys = keys;
  }

  /**
   * Counts a try of a user.
   *
   * @throws dev.federationlab.aws.ServiceException LimitExceededException or
   *     TooManyFailedAttemptsException; then it does not count
   */
  void count(Moment moment, Pool pool, User user, Action action) {
    count(moment, pool, user.sub(), action);
  }

  /** Counts a try under a name that no user has; throws as for one who is there. */
  void countNobody(Moment moment, Pool pool, String name, Action action) {
    var digest = keys.digest(moment.store(), pool, "nobody\n" + UserNames.key(pool, name));
    int number = ((digest[0] & 0xff) << 8 | digest[1] & 0xff) % COUNTERS_OF_NOBODY;
    count(moment, pool, "nobody-" + number, action);
  }

  private static void count(Moment moment, Pool pool, String who, Action action) {
    var id = who + "/" + action.id();
    var since = moment.now().minus(WINDOW);
    var found = moment.store().find(pool.space(), TRIES, id);
    var recent = new ArrayList<Instant>();
    found.ifPresent(
        tries -> tries.value().at().stream().filter(at -> at.isAfter(since)).forEach(recent::add));
    moment.require(
        recent.size() < action.mostPerHour,
        "tries within an hour",
        "at most " + action.mostPerHour,
        String.valueOf(recent.size() + 1),
        SOURCE,
        action.refusal.exception());
    recent.add(moment.now());
    if (found.isPresent()) {
      moment.store().update(pool.space(), TRIES, found.get(), new Tries(recent));
    } else {
      moment.store().create(pool.space(), TRIES, id, new Tries(recent));
    }
  }

  /** Forgets the tries of a user who is deleted. */
  void forget(Transaction store, Pool pool, User user) {
    store
        .list(pool.space(), TRIES, user.sub() + "/", "", MOST_ACTIONS)
        .forEach(tries -> store.delete(pool.space(), TRIES, tries.id()));
  }
}
