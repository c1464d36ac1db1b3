package dev.federationlab.aws.userpools.auth;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.Pools;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import dev.federationlab.aws.userpools.user.Moment;
import dev.federationlab.aws.userpools.user.SignedInUsers;
import dev.federationlab.aws.userpools.user.User;
import dev.federationlab.aws.userpools.user.User.Totp;
import dev.federationlab.aws.userpools.user.Users;
import dev.federationlab.store.Expiries;
import dev.federationlab.store.Kind;
import java.security.SecureRandom;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponseType;

/**
 * Enrols authenticator apps: of somebody who is signed in, by their access token, or in the middle
 * of a sign-in that needs one, by the session (aws-behaviour 3.6). A secret replaces the one before
 * only when a code of it has been shown; until then it waits with the user, or in the session.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa-totp.html">TOTP
 *     software token MFA</a>
 */
final class SoftwareTokens {
  private static final ChallengeNameType SETUP = ChallengeNameType.MFA_SETUP;
  private static final String SOURCE = "API Reference, AssociateSoftwareToken";
  private static final String SECRET = "secret:";
  private static final String VERIFIED = "verified";
  private static final String PREFERRED = "SOFTWARE_TOKEN_MFA";
  private static final Duration WAITS = Duration.ofHours(1);
  private static final int SWEPT_AT_ONCE = 20;

  /** A secret of which no code has been shown yet. */
  record Waiting(String secret) {
    /** Without the secret. */
    @Override
    public String toString() {
      return "Waiting[a secret]";
    }
  }

  private static final Kind<Waiting> WAITING = Kind.of("software-token-waiting", Waiting.class);

  private final Pools pools;
  private final Users users;
  private final SignedInUsers signedInUsers;
  private final Sessions sessions;
  private final SecureRandom random;

  SoftwareTokens(
      Pools pools,
      Users users,
      SignedInUsers signedInUsers,
      Sessions sessions,
      SecureRandom random) {
    this.pools = pools;
    this.users = users;
    this.signedInUsers = signedInUsers;
    this.sessions = sessions;
    this.random = random;
  }

  AssociateSoftwareTokenResponse associate(Call call, AssociateSoftwareTokenRequest request) {
    var moment = Moment.of(call);
    var secret = TotpCodes.secret(random);
    if (request.accessToken() == null) {
      var setup = setup(moment, request.session());
      requireAllowed(moment, setup.client().pool());
      Sessions.spend(moment, setup.client().pool(), setup.session());
      return AssociateSoftwareTokenResponse.builder()
          .secretCode(secret)
          .session(next(moment, setup, SECRET + secret))
          .build();
    }
    var signedIn = signedInUsers.require(call, request.accessToken(), SignedInUsers.SELF);
    requireAllowed(moment, signedIn.pool());
    var space = signedIn.pool().space();
    Expiries.sweep(call.store(), space, call.now(), SWEPT_AT_ONCE);
    call.store().put(space, WAITING, signedIn.user().sub(), new Waiting(secret));
    Expiries.note(call.store(), space, call.now().plus(WAITS), WAITING, signedIn.user().sub());
    return AssociateSoftwareTokenResponse.builder().secretCode(secret).build();
  }

  VerifySoftwareTokenResponse verify(Call call, VerifySoftwareTokenRequest request) {
    var moment = Moment.of(call);
    if (request.accessToken() == null) {
      var setup = setup(moment, request.session());
      var pool = setup.client().pool();
      boolean begun = setup.session().memory().startsWith(SECRET);
      moment.require(
          begun,
          "session",
          "that AssociateSoftwareToken answered",
          begun ? "it holds a secret" : "it holds no secret",
          SOURCE,
          Sessions.invalid());
      enrol(
          moment,
          pool,
          setup.user(),
          setup.session().memory().substring(SECRET.length()),
          request.userCode(),
          true,
          PREFERRED);
      Sessions.spend(moment, pool, setup.session());
      return done().session(next(moment, setup, VERIFIED)).build();
    }
    var signedIn = signedInUsers.require(call, request.accessToken(), SignedInUsers.SELF);
    var waiting = call.store().find(signedIn.pool().space(), WAITING, signedIn.user().sub());
    requireWaiting(moment, waiting.isPresent());
    var before = signedIn.user().totp();
    enrol(
        moment,
        signedIn.pool(),
        signedIn.user(),
        waiting.orElseThrow().value().secret(),
        request.userCode(),
        before != null && before.enabled(),
        signedIn.user().mfaPreference());
    call.store().delete(signedIn.pool().space(), WAITING, signedIn.user().sub());
    return done().build();
  }

  /** {@code MFA_SETUP}: goes on with the session that {@code VerifySoftwareToken} answered. */
  Progress setUp(Attempt attempt) {
    var challenged = Challenged.of(attempt, SETUP, sessions, users);
    boolean verified = challenged.session().memory().equals(VERIFIED);
    attempt
        .moment()
        .require(
            verified,
            "session",
            "that VerifySoftwareToken answered",
            verified ? "a code was shown" : "no code has been shown yet",
            "API Reference, RespondToAuthChallenge",
            Sessions.invalid());
    challenged.spend();
    return new Progress.SignedIn(challenged.user());
  }

  /** A sign-in that waits for an authenticator app. */
  private record Setup(AppClient client, Sessions.Content session, User user) {}

  /** Nothing but the session names the pool: what stands in front of its seal is the client. */
  private Setup setup(Moment moment, @Nullable String text) {
    if (text == null) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(
          "Either AccessToken or Session must be provided");
    }
    var client = Sessions.clientId(text).flatMap(id -> pools.client(moment.store(), id));
    moment.require(
        client.isPresent(),
        "session",
        "made by a user pool",
        client.isPresent() ? "of client " + client.get().id() : "not one of ours",
        SOURCE,
        Sessions.invalid());
    var session = sessions.require(moment, client.get(), text, SETUP);
    var user = users.bySub(moment.store(), client.get().pool(), session.sub());
    if (user.isEmpty()) {
      throw Sessions.invalid();
    }
    UserStates.require(moment, user.get());
    boolean first = user.get().factors().isEmpty();
    moment.require(
        first,
        "second factor",
        "none yet: who has one shows it",
        first ? "none" : String.join(", ", user.get().factors()),
        SOURCE,
        Sessions.invalid());
    return new Setup(client.get(), session, user.get());
  }

  private String next(Moment moment, Setup setup, String memory) {
    return sessions.make(
        moment, setup.client(), SETUP, setup.user().sub(), setup.user().username(), memory);
  }

  private void enrol(
      Moment moment,
      Pool pool,
      User user,
      String secret,
      String code,
      boolean enabled,
      String preference) {
    var failures = Lockout.require(moment, pool, SoftwareTokenCode.lockoutKey(user));
    var fit = TotpCodes.accept(secret, code, moment.now(), -1);
    SoftwareTokenCode.explain(moment, fit, -1);
    if (fit.step().isEmpty()) {
      failures.failed();
      throw AuthErrors.ENABLE_SOFTWARE_TOKEN_MFA.exception().keeping();
    }
    failures.succeeded();
    var totp = new Totp(secret, enabled, fit.step().getAsLong());
    users.change(
        moment.store(),
        pool,
        user.username(),
        now -> now.withTotp(totp).withMfaPreference(preference));
  }

  private static void requireAllowed(Moment moment, Pool pool) {
    moment.require(
        pool.allowsSoftwareTokens(),
        "TOTP",
        "allowed by the pool",
        pool.allowsSoftwareTokens() ? "allowed" : "not allowed",
        "API Reference, SetUserPoolMfaConfig",
        AuthErrors.SOFTWARE_TOKEN_MFA_NOT_FOUND.exception());
  }

  private static void requireWaiting(Moment moment, boolean waiting) {
    moment.require(
        waiting,
        "secret",
        "one that AssociateSoftwareToken answered within the hour",
        waiting ? "there is one" : "there is none",
        SOURCE,
        AuthErrors.ENABLE_SOFTWARE_TOKEN_MFA.exception());
  }

  private static VerifySoftwareTokenResponse.Builder done() {
    return VerifySoftwareTokenResponse.builder().status(VerifySoftwareTokenResponseType.SUCCESS);
  }
}
