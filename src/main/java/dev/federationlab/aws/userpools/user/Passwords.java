package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import dev.federationlab.aws.userpools.srp.Verifier;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes, compares and remembers passwords; all that is kept of one is its SRP verifier. */
public final class Passwords {
  private static final Kind<History> HISTORY = Kind.of("user-passwords", History.class);

  /** The most that a policy can ask for. */
  private static final int MOST_REMEMBERED = 24;

  /** Former passwords of a user, the newest first. */
  record History(List<Verifier> verifiers) {
    History {
      verifiers = List.copyOf(verifiers);
    }
  }

  private final RandomGenerator random;

  public Passwords(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The user's next password, if the policy allows it; it is remembered among their former ones.
   *
   * @param temporary to be changed at the first sign-in
   * @throws dev.federationlab.aws.ServiceException InvalidPasswordException,
   *     PasswordHistoryPolicyViolationException
   */
  public User.Password next(
      Moment moment, Pool pool, String username, String password, boolean temporary) {
    PasswordPolicy.of(pool).require(moment, password);
    return made(moment, pool, username, password, temporary);
  }

  /** The same, where the policy has been asked already. */
  User.Password made(
      Moment moment, Pool pool, String username, String password, boolean temporary) {
    var policy = PasswordPolicy.of(pool);
    requireNew(moment, pool, policy, username, password);
    var verifier = Verifier.make(pool.shortName(), username, password, random);
    remember(moment.store(), pool, policy, username, verifier);
    return new User.Password(verifier.salt(), verifier.verifier(), moment.now(), temporary);
  }

  /** A temporary password that the policy allows. */
  public String temporary(Pool pool) {
    return PasswordPolicy.of(pool).random(random);
  }

  /** Whether this is the user's password. Takes the time that it takes for any. */
  public boolean matches(Pool pool, User user, String password) {
    var kept = user.password();
    return kept != null
        && new Verifier(kept.salt(), kept.verifier())
            .matches(pool.shortName(), user.username(), password);
  }

  /** Whether a temporary password is too old: it is <em>at</em> the end of its last day. */
  public static boolean expired(Pool pool, User.@Nullable Password password, Instant now) {
    if (password == null || !password.temporary()) {
      return false;
    }
    return !now.isBefore(password.setAt().plus(pool.temporaryPasswordValidity()));
  }

  /** Forgets the former passwords of a user who is deleted. */
  void forget(Transaction store, Pool pool, String username) {
    store.delete(pool.space(), HISTORY, UserNames.key(pool, username));
  }

  private static void requireNew(
      Moment moment, Pool pool, PasswordPolicy policy, String username, String password) {
    if (policy.historySize() == 0) {
      return;
    }
    var former = former(moment.store(), pool, username);
    boolean used =
        former.stream()
            .limit(policy.historySize())
            .anyMatch(verifier -> verifier.matches(pool.shortName(), username, password));
    moment.require(
        !used,
        "password history",
        "none of the last " + policy.historySize(),
        used ? "one of them" : "a new one",
        "API Reference, PasswordPolicyType",
        UserPoolErrors.PASSWORD_HISTORY_POLICY_VIOLATION.exception());
  }

  private static void remember(
      Transaction store, Pool pool, PasswordPolicy policy, String username, Verifier verifier) {
    if (policy.historySize() == 0) {
      return;
    }
    var all = new ArrayList<>(former(store, pool, username));
    all.add(0, verifier);
    store.put(
        pool.space(),
        HISTORY,
        UserNames.key(pool, username),
        new History(all.subList(0, Math.min(all.size(), MOST_REMEMBERED))));
  }

  private static List<Verifier> former(Transaction store, Pool pool, String username) {
    return store
        .find(pool.space(), HISTORY, UserNames.key(pool, username))
        .map(found -> found.value().verifiers())
        .orElse(List.of());
  }
}
