package dev.federationlab.aws.userpools.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.userpools.auth.ChallengeFunctions.Person;
import dev.federationlab.aws.userpools.auth.ChallengeFunctions.Result;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import dev.federationlab.aws.userpools.token.PoolKeys;
import dev.federationlab.aws.userpools.trigger.TriggerErrors;
import dev.federationlab.aws.userpools.user.Triggers;
import dev.federationlab.aws.userpools.user.User;
import dev.federationlab.aws.userpools.user.Users;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/**
 * {@code CUSTOM_AUTH}: the pool's functions decide what is asked and when it is enough. With {@code
 * CHALLENGE_NAME=SRP_A} the password may be proved first. What the functions need to remember is
 * sealed into the session; a departure from AWS: it has to fit in there.
 *
 * <pre>
 * begin, answer → define ─┬─ issueTokens → tokens
 *                         ├─ failAuthentication → NotAuthorizedException
 *                         ├─ CUSTOM_CHALLENGE → create → the app → verify → define …
 *                         └─ PASSWORD_VERIFIER → SRP → define …
 * </pre>
 */
final class CustomAuth implements Flow, Answer {
  private static final ChallengeNameType NAME = ChallengeNameType.CUSTOM_CHALLENGE;
  private static final String SRP = "SRP_A";
  private static final String SOURCE = "Developer Guide, Custom authentication challenge triggers";

  /** What the API lets a client send back. */
  private static final int LONGEST_SESSION = 2048;

  private static final int MOST_CHALLENGES = 20;

  private final Users users;
  private final PoolKeys keys;
  private final Sessions sessions;
  private final SrpSignIn srp;
  private final Triggers triggers;
  private final ChallengeFunctions functions;
  private final JsonMapper json = new JsonMapper();

  CustomAuth(
      Users users,
      PoolKeys keys,
      Sessions sessions,
      SrpSignIn srp,
      Triggers triggers,
      ChallengeFunctions functions) {
    this.users = users;
    this.keys = keys;
    this.sessions = sessions;
    this.srp = srp;
    this.triggers = triggers;
    this.functions = functions;
  }

  /** What a session remembers: the challenges so far, and what the next answer is held against. */
  record Memory(List<Result> results, Map<String, String> secret, String metadata) {}

  @Override
  public Progress begin(Attempt attempt) {
    var name = attempt.username();
    var moment = attempt.moment();
    boolean withPassword = attempt.find("CHALLENGE_NAME").filter(SRP::equals).isPresent();
    if (withPassword) {
      attempt.require(SRP);
    }
    moment.require(
        ChallengeFunctions.defined(attempt),
        "trigger",
        "DefineAuthChallenge",
        ChallengeFunctions.defined(attempt) ? "there is one" : "none",
        SOURCE,
        UserPoolErrors.INVALID_PARAMETER.exception(
            "Custom auth lambda trigger is not configured for the user pool."));
    var found = attempt.user(users, name, "API Reference, InitiateAuth");
    attempt.preAuthentication(triggers, found, name);
    found.ifPresent(user -> UserStates.require(moment, user));
    var person = new Person(found, found.map(User::username).orElse(name));
    return next(attempt, person, withPassword ? List.of(Result.met(SRP)) : List.of());
  }

  /** Goes on with a user whose password was proved. */
  Progress proved(Attempt attempt, User user) {
    UserStates.require(attempt.moment(), user);
    return next(
        attempt,
        new Person(Optional.of(user), user.username()),
        List.of(Result.met(SRP), Result.met(ChallengeNameType.PASSWORD_VERIFIER.toString())));
  }

  /** {@code CUSTOM_CHALLENGE}: {@code ANSWER} is for the function to judge. */
  @Override
  public Progress take(Attempt attempt) {
    var given = attempt.require("ANSWER");
    var name = attempt.username();
    var session = sessions.require(attempt, NAME);
    var person = person(attempt, session, name);
    Sessions.spend(attempt.moment(), attempt.pool(), session);
    var memory = read(session.memory());
    boolean right = functions.verify(attempt, person, memory.secret(), given);
    var results = new ArrayList<>(memory.results());
    results.add(
        new Result(NAME.toString(), right, memory.metadata().isEmpty() ? null : memory.metadata()));
    return next(attempt, person, results);
  }

  private Person person(Attempt attempt, Sessions.Content session, String name) {
    var moment = attempt.moment();
    var user = users.bySub(moment.store(), attempt.pool(), session.sub());
    boolean same =
        session.sub().isEmpty()
            ? name.equals(session.username())
                || Nobody.of(moment.store(), attempt.pool(), keys, name)
                    .userId()
                    .equals(session.username())
            : user.filter(it -> PasswordSignIn.names(moment, users, attempt.client(), name, it))
                .isPresent();
    Sessions.requireSameUser(moment, session, name, same);
    user.ifPresent(it -> UserStates.require(moment, it));
    return new Person(user, user.map(User::username).orElse(name));
  }

  private Progress next(Attempt attempt, Person person, List<Result> results) {
    var defined = functions.define(attempt, person, results);
    boolean over = defined.failAuthentication() || results.size() >= MOST_CHALLENGES;
    if (over || defined.issueTokens() && person.user().isEmpty()) {
      attempt
          .moment()
          .failed(
              "custom authentication",
              "issueTokens, for a user who exists",
              defined.failAuthentication()
                  ? "failAuthentication"
                  : over ? results.size() + " challenges" : "no such user",
              SOURCE);
      throw AuthErrors.wrong();
    }
    if (defined.issueTokens()) {
      return new Progress.SignedIn(person.user().orElseThrow());
    }
    if (defined.challengeName().equals(NAME.toString())) {
      return challenge(attempt, person, results);
    }
    boolean first = results.size() == 1 && results.get(0).challengeName().equals(SRP);
    if (first && defined.challengeName().equals(ChallengeNameType.PASSWORD_VERIFIER.toString())) {
      return srp.challengeOfCustomAuth(attempt, person.name());
    }
    attempt
        .moment()
        .failed(
            "next challenge",
            "CUSTOM_CHALLENGE, or PASSWORD_VERIFIER after SRP_A",
            defined.challengeName().isEmpty() ? "none" : defined.challengeName(),
            SOURCE);
    throw TriggerErrors.unrecognizable();
  }

  private Progress challenge(Attempt attempt, Person person, List<Result> results) {
    var created = functions.create(attempt, person, NAME.toString(), results);
    var moment = attempt.moment();
    var username =
        person
            .user()
            .map(User::username)
            .orElseGet(
                () -> Nobody.of(moment.store(), attempt.pool(), keys, person.name()).userId());
    var session =
        sessions.make(
            moment,
            attempt.client(),
            NAME,
            person.user().map(User::sub).orElse(""),
            username,
            write(new Memory(results, created.secret(), created.metadata().orElse(""))));
    if (session.length() > LONGEST_SESSION) {
      moment.failed(
          "session",
          "at most " + LONGEST_SESSION + " characters, with what the functions remember",
          session.length() + " characters",
          SOURCE);
      throw TriggerErrors.unrecognizable();
    }
    var parameters = new HashMap<>(created.open());
    parameters.put("USERNAME", username);
    return Progress.Challenged.of(NAME, parameters, session);
  }

  private String write(Memory memory) {
    try {
      return json.writeValueAsString(memory);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a memory that cannot be written", e);
    }
  }

  private Memory read(String memory) {
    try {
      return json.readValue(memory, Memory.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a memory of our own cannot be read", e);
    }
  }
}
