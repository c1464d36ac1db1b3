package dev.federationlab.aws.userpools.auth;

import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import dev.federationlab.aws.userpools.token.PoolKeys;
import dev.federationlab.aws.userpools.user.User;
import dev.federationlab.aws.userpools.user.Users;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/**
 * {@code USER_AUTH}: the user chooses the first factor from those that the pool allows, or names it
 * at once. Here these are the password, typed or proved by SRP; one-time codes and passkeys are not
 * offered.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-selection-sdk.html">Choice-based
 *     authentication</a>
 */
final class Choice implements Flow, Answer {
  private static final ChallengeNameType NAME = ChallengeNameType.SELECT_CHALLENGE;
  private static final String SOURCE = "Developer Guide, Choice-based authentication";

  private final Users users;
  private final PoolKeys keys;
  private final Sessions sessions;
  private final PasswordSignIn passwords;
  private final SrpSignIn srp;

  Choice(Users users, PoolKeys keys, Sessions sessions, PasswordSignIn passwords, SrpSignIn srp) {
    this.users = users;
    this.keys = keys;
    this.sessions = sessions;
    this.passwords = passwords;
    this.srp = srp;
  }

  @Override
  public Progress begin(Attempt attempt) {
    var name = attempt.username();
    var found = attempt.user(users, name, SOURCE);
    var available = available(attempt.pool());
    var preferred = attempt.find("PREFERRED_CHALLENGE").map(ChallengeNameType::fromValue);
    if (preferred.isPresent() && available.contains(preferred.get())) {
      return begin(attempt, preferred.get(), name, found);
    }
    return select(attempt, found, name, available);
  }

  private Progress begin(
      Attempt attempt, ChallengeNameType preferred, String name, Optional<User> found) {
    boolean complete =
        attempt.find(preferred == ChallengeNameType.PASSWORD ? "PASSWORD" : "SRP_A").isPresent();
    return complete
        ? chosen(attempt, preferred, name)
        : new Progress.Challenged(
            preferred,
            Map.of(),
            Optional.of(session(attempt, preferred, found, name)),
            List.of(preferred));
  }

  private Progress select(
      Attempt attempt, Optional<User> found, String name, List<ChallengeNameType> available) {
    return new Progress.Challenged(
        NAME, Map.of(), Optional.of(session(attempt, NAME, found, name)), available);
  }

  private String session(
      Attempt attempt, ChallengeNameType challenge, Optional<User> found, String name) {
    return sessions.make(
        attempt.moment(),
        attempt.client(),
        challenge,
        found.map(User::sub).orElse(""),
        found
            .map(User::username)
            .orElseGet(
                () -> Nobody.of(attempt.moment().store(), attempt.pool(), keys, name).userId()),
        name);
  }

  /** {@code SELECT_CHALLENGE}: {@code ANSWER} names the factor. */
  @Override
  public Progress take(Attempt attempt) {
    var answer = ChallengeNameType.fromValue(attempt.require("ANSWER"));
    if (!available(attempt.pool()).contains(answer)) {
      attempt
          .moment()
          .failed("ANSWER", available(attempt.pool()).toString(), answer.toString(), SOURCE);
      throw UserPoolErrors.INVALID_PARAMETER.exception("Invalid challenge selected.");
    }
    return answered(attempt, NAME, answer);
  }

  /** The answer to {@code PASSWORD} or {@code PASSWORD_SRP}, which was preferred before. */
  Answer preferred(ChallengeNameType factor) {
    return attempt -> answered(attempt, factor, factor);
  }

  private Progress answered(
      Attempt attempt, ChallengeNameType challenge, ChallengeNameType factor) {
    var name = attempt.username();
    var session = sessions.require(attempt, challenge);
    boolean same = name.equals(session.memory()) || name.equals(session.username());
    attempt.moment().require(same, "USERNAME", session.memory(), name, SOURCE, Sessions.invalid());
    attempt.require(factor == ChallengeNameType.PASSWORD ? "PASSWORD" : "SRP_A");
    Sessions.spend(attempt.moment(), attempt.pool(), session);
    return chosen(attempt, factor, session.sub().isEmpty() ? session.memory() : session.username());
  }

  private Progress chosen(Attempt attempt, ChallengeNameType factor, String name) {
    return factor == ChallengeNameType.PASSWORD
        ? passwords.signIn(
            attempt.moment(),
            attempt.client(),
            name,
            attempt.require("PASSWORD"),
            attempt.hidesUsers(),
            attempt.metadata().validationData())
        : srp.challenge(attempt, name);
  }

  /** Of the factors that the pool's sign-in policy allows, those that there are here. */
  private static List<ChallengeNameType> available(Pool pool) {
    var policies = pool.type().policies();
    var policy = policies == null ? null : policies.signInPolicy();
    boolean password =
        policy == null
            || policy.allowedFirstAuthFactors().isEmpty()
            || policy.allowedFirstAuthFactors().contains(AuthFactorType.PASSWORD);
    return password
        ? List.of(ChallengeNameType.PASSWORD_SRP, ChallengeNameType.PASSWORD)
        : List.of();
  }
}
