package dev.federationlab.aws.userpools.auth;

import dev.federationlab.aws.userpools.srp.Handshake;
import dev.federationlab.aws.userpools.srp.Verifier;
import dev.federationlab.aws.userpools.token.PoolKeys;
import dev.federationlab.aws.userpools.user.Moment;
import dev.federationlab.aws.userpools.user.User;
import dev.federationlab.aws.userpools.user.Users;
import dev.federationlab.decision.Check;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The second half of SRP: the client's signature shows that it computed the same key as the pool,
 * which only who knows the password can.
 */
final class SrpProof implements Answer {
  private static final Set<String> PURPOSES =
      Set.of(SrpSignIn.NAME.toString(), SrpSignIn.OF_CUSTOM_AUTH);
  private static final String SOURCE = "RFC 5054 §2.6; Cognito's SRP, amazon-cognito-identity-js";
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** A verifier, and under which name failures with it are counted. */
  private record Held(Verifier verifier, String lockoutKey) {}

  private final Users users;
  private final PoolKeys keys;
  private final Sessions sessions;
  private final AfterPassword after;

  SrpProof(Users users, PoolKeys keys, Sessions sessions, AfterPassword after) {
    this.users = users;
    this.keys = keys;
    this.sessions = sessions;
    this.after = after;
  }

  @Override
  public Progress take(Attempt attempt) {
    for (var name : List.of("USERNAME", "PASSWORD_CLAIM_SECRET_BLOCK")) {
      attempt.require(name);
    }
    var claim = attempt.require("PASSWORD_CLAIM_SIGNATURE");
    var timestamp = attempt.require("TIMESTAMP");
    var name = attempt.username();
    var state = state(attempt);
    var moment = attempt.moment();
    var memory = SrpMemory.read(state.memory());
    var user = state.sub().isEmpty() ? null : user(attempt, name, state);
    var held = held(attempt, user, memory);
    var failures = Lockout.require(moment, attempt.pool(), held.lockoutKey());
    if (user != null) {
      UserStates.require(moment, user);
    }
    Sessions.spend(moment, attempt.pool(), state);
    boolean right = proved(attempt, state, memory, held.verifier(), claim, timestamp);
    if (!right || user == null) {
      failures.failed();
      throw AuthErrors.wrong().keeping();
    }
    failures.succeeded();
    return state.challenge().equals(SrpSignIn.OF_CUSTOM_AUTH)
        ? new Progress.Proved(user)
        : after.next(moment, attempt.client(), user);
  }

  /** What a proof is held against; where there is no password, nobody's, which takes as long. */
  private Held held(Attempt attempt, @Nullable User user, SrpMemory memory) {
    if (user != null && user.password() != null) {
      var password = user.password();
      return new Held(new Verifier(password.salt(), password.verifier()), user.sub());
    }
    var nobody = Nobody.of(attempt.moment().store(), attempt.pool(), keys, memory.typed());
    return new Held(nobody.verifier(), user == null ? nobody.lockoutKey() : user.sub());
  }

  /** What was sealed when the challenge was made. */
  private Sessions.Content state(Attempt attempt) {
    var moment = attempt.moment();
    var block =
        sessions.open(moment, attempt.pool(), attempt.require("PASSWORD_CLAIM_SECRET_BLOCK"));
    boolean fits =
        block.isPresent()
            && block.get().clientId().equals(attempt.client().id())
            && PURPOSES.contains(block.get().challenge());
    moment.require(
        fits,
        "SECRET_BLOCK",
        "sealed by this pool for client " + attempt.client().id(),
        block.isEmpty() ? "not sealed by this pool" : "for client " + block.get().clientId(),
        SOURCE,
        AuthErrors.wrong());
    Sessions.requireUsable(moment, attempt.pool(), block.get());
    return block.get();
  }

  private User user(Attempt attempt, String name, Sessions.Content state) {
    var moment = attempt.moment();
    var found = users.bySub(moment.store(), attempt.pool(), state.sub());
    boolean same =
        found
            .filter(user -> PasswordSignIn.names(moment, users, attempt.client(), name, user))
            .isPresent();
    moment.require(
        same,
        "USERNAME",
        state.username() + ", for whom the challenge was made",
        name,
        SOURCE,
        AuthErrors.wrong());
    return found.orElseThrow();
  }

  private boolean proved(
      Attempt attempt,
      Sessions.Content state,
      SrpMemory memory,
      Verifier verifier,
      String claim,
      String timestamp) {
    var moment = attempt.moment();
    boolean timely = wellFormed(timestamp);
    if (!timely) {
      moment.failed(
          "TIMESTAMP",
          "EEE MMM d HH:mm:ss UTC yyyy, in English, the day not padded",
          timestamp,
          SOURCE);
    }
    var handshake = Handshake.of(memory.a(), memory.secret(), verifier);
    var outcome =
        handshake.expect(
            attempt.pool().shortName(),
            state.username(),
            Base64.getDecoder().decode(attempt.require("PASSWORD_CLAIM_SECRET_BLOCK")),
            timestamp);
    boolean right =
        MessageDigest.isEqual(
            outcome.claim().getBytes(StandardCharsets.UTF_8),
            claim.getBytes(StandardCharsets.UTF_8));
    if (timely) {
      explain(moment, handshake, outcome, claim, right);
    }
    return right && timely;
  }

  /**
   * The arithmetic for a reader. Of a wrong guess less is shown than of a right one: who knows a
   * and sees S, or anything computed from it, could try passwords at home.
   */
  private static void explain(
      Moment moment, Handshake handshake, Handshake.Outcome outcome, String claim, boolean right) {
    moment
        .explanation()
        .check(
            new Check(
                "proof of the password",
                right
                    ? outcome.claim()
                    : "HMAC-SHA-256(K, pool ‖ user ‖ SECRET_BLOCK ‖ TIMESTAMP), which only who"
                        + " knows the password can compute",
                claim.length() > 64 ? claim.substring(0, 64) + "…" : claim,
                right,
                SOURCE));
    moment
        .explanation()
        .note(
            "The pool's side of SRP",
            () ->
                "A  "
                    + handshake.a().toString(16)
                    + "\n\nB  "
                    + handshake.publicB()
                    + "\n\nu = H(A ‖ B)  "
                    + outcome.u().toString(16)
                    + (right
                        ? "\n\nS = (A·v^u)^b mod N, as SHA-256  "
                            + outcome.premasterDigest()
                            + "\n\nK = first 16 bytes of HKDF(S, u), as SHA-256  "
                            + outcome.keyDigest()
                            + "\n\nexpected signature  "
                            + outcome.claim()
                            + "\nseen signature      "
                            + claim
                        : "\n\nThe pool's S, and so its K and signature, are others than the"
                            + " client's: the client computed with another password."));
  }

  /** Written as it would be written here: a padded day or a wrong weekday is not. */
  private static boolean wellFormed(String timestamp) {
    try {
      return TIMESTAMP.format(TIMESTAMP.parse(timestamp)).equals(timestamp);
    } catch (DateTimeException e) {
      return false;
    }
  }
}
