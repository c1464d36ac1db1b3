package dev.federationlab.aws.userpools.auth;

import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import dev.federationlab.aws.userpools.srp.Handshake;
import dev.federationlab.aws.userpools.srp.Verifier;
import dev.federationlab.aws.userpools.token.PoolKeys;
import dev.federationlab.aws.userpools.user.Triggers;
import dev.federationlab.aws.userpools.user.User;
import dev.federationlab.aws.userpools.user.Users;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/**
 * {@code USER_SRP_AUTH}: the client proves that it knows the password without sending it (RFC 5054,
 * aws-behaviour 3.5). It sends A; the pool answers with salt, B and {@code SECRET_BLOCK}, and keeps
 * nothing. The proof follows in a second request: {@link SrpProof}.
 */
final class SrpSignIn implements Flow {
  static final ChallengeNameType NAME = ChallengeNameType.PASSWORD_VERIFIER;

  /** What a block is for whose proof is not the end: functions decide what follows. */
  static final String OF_CUSTOM_AUTH = NAME + " of CUSTOM_AUTH";

  private final Users users;
  private final PoolKeys keys;
  private final Sessions sessions;
  private final Triggers triggers;
  private final SecureRandom random;

  SrpSignIn(Users users, PoolKeys keys, Sessions sessions, Triggers triggers, SecureRandom random) {
    this.triggers = triggers;
    this.users = users;
    this.keys = keys;
    this.sessions = sessions;
    this.random = random;
  }

  @Override
  public Progress begin(Attempt attempt) {
    attempt.require("USERNAME");
    attempt.require("SRP_A");
    return challenge(attempt, attempt.username());
  }

  /** The pool's answer to A: salt, B and the block. */
  Progress challenge(Attempt attempt, String name) {
    return challenge(attempt, name, NAME.toString());
  }

  /** The same, but once the password is proved, functions decide what follows. */
  Progress challengeOfCustomAuth(Attempt attempt, String name) {
    return challenge(attempt, name, OF_CUSTOM_AUTH);
  }

  /**
   * @param purpose what the block will say that it is for
   */
  private Progress challenge(Attempt attempt, String name, String purpose) {
    var moment = attempt.moment();
    var found = attempt.user(users, name, "API Reference, InitiateAuth");
    if (!purpose.equals(OF_CUSTOM_AUTH)) {
      attempt.preAuthentication(triggers, found, name);
    }
    var password = found.map(User::password);
    if (password.isPresent()) {
      var user = found.get();
      moment.passed("user", name, "username " + user.username(), "API Reference, InitiateAuth");
      var verifier = new Verifier(password.get().salt(), password.get().verifier());
      return challenge(attempt, purpose, user.sub(), user.username(), verifier, "");
    }
    moment.failed(
        "user",
        name,
        found.isPresent()
            ? "a user without a password; the challenge is simulated"
            : "no such user, which the answer hides: the challenge is simulated",
        "Developer Guide, Managing user existence error responses");
    var nobody = Nobody.of(moment.store(), attempt.pool(), keys, name);
    return challenge(attempt, purpose, "", nobody.userId(), nobody.verifier(), name);
  }

  private Progress challenge(
      Attempt attempt,
      String purpose,
      String sub,
      String username,
      Verifier verifier,
      String typed) {
    var moment = attempt.moment();
    var publicA = attempt.require("SRP_A");
    var begun = Handshake.begin(publicA, verifier, random);
    moment.require(
        begun.isPresent(),
        "SRP_A",
        "a number, A mod N not 0",
        begun.isPresent() ? "A, " + publicA.length() * 4 + " bits" : "not such a number",
        "RFC 5054 §2.5.4",
        UserPoolErrors.INVALID_PARAMETER.exception("Invalid SRP_A"));
    var handshake = begun.get();
    var memory = new SrpMemory(handshake.a(), handshake.secret(), typed).written();
    var block = sessions.make(moment, attempt.client(), purpose, sub, username, memory);
    moment
        .explanation()
        .note(
            "The pool's side of SRP",
            () ->
                "A  "
                    + handshake.a().toString(16)
                    + "\n\nB  "
                    + handshake.publicB()
                    + " = k·v + g^b mod N\n\nThe secret b and A are sealed into SECRET_BLOCK; the"
                    + " pool keeps nothing.");
    return new Progress.Challenged(
        NAME,
        Map.of(
            "SALT", verifier.salt(),
            "SECRET_BLOCK", block,
            "SRP_B", handshake.publicB(),
            "USERNAME", username,
            "USER_ID_FOR_SRP", username),
        Optional.empty(),
        List.of());
  }
}
