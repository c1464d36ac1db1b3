package dev.federationlab.aws.userpools.auth;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import dev.federationlab.aws.userpools.user.Moment;
import dev.federationlab.aws.userpools.user.User;
import dev.federationlab.aws.userpools.user.User.Totp;
import dev.federationlab.aws.userpools.user.Users;
import java.time.Instant;
import java.util.OptionalLong;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/**
 * {@code SOFTWARE_TOKEN_MFA}: the code of the user's authenticator app. Guesses are slowed down as
 * those at passwords are, and the session stays good for another try.
 */
final class SoftwareTokenCode implements Answer {
  private static final String SOURCE = "RFC 6238 §4, §5.2";

  private final Users users;
  private final Sessions sessions;

  SoftwareTokenCode(Users users, Sessions sessions) {
    this.users = users;
    this.sessions = sessions;
  }

  @Override
  public Progress take(Attempt attempt) {
    var code = attempt.require("SOFTWARE_TOKEN_MFA_CODE");
    var challenged = Challenged.of(attempt, ChallengeNameType.SOFTWARE_TOKEN_MFA, sessions, users);
    var moment = attempt.moment();
    var totp = challenged.user().totp();
    if (totp == null) {
      throw Sessions.invalid();
    }
    var failures = Lockout.require(moment, attempt.pool(), lockoutKey(challenged.user()));
    var fit = TotpCodes.accept(totp.secret(), code, moment.now(), totp.lastStep());
    explain(moment, fit, totp.lastStep());
    if (fit.step().isEmpty()) {
      failures.failed();
      throw refusal(fit).keeping();
    }
    failures.succeeded();
    challenged.spend();
    var user = accepted(moment, attempt.pool(), challenged.user(), fit);
    return new Progress.SignedIn(user);
  }

  /** Of two who bring the same code at once, the second finds it used. */
  private User accepted(Moment moment, Pool pool, User user, TotpCodes.Fit fit) {
    long step = fit.step().getAsLong();
    return users.change(
        moment.store(),
        pool,
        user.username(),
        now -> {
          var totp = now.totp();
          if (totp == null || totp.lastStep() >= step) {
            throw refusal(new TotpCodes.Fit(OptionalLong.empty(), true));
          }
          return now.withTotp(new Totp(totp.secret(), totp.enabled(), step));
        });
  }

  static String lockoutKey(User user) {
    return "totp-" + user.sub();
  }

  static ServiceException refusal(TotpCodes.Fit fit) {
    return fit.usedBefore()
        ? UserPoolErrors.EXPIRED_CODE.exception("Your software token has already been used once.")
        : AuthErrors.wrongCode();
  }

  static void explain(Moment moment, TotpCodes.Fit fit, long lastStep) {
    long now = TotpCodes.step(moment.now());
    var wanted =
        "a code of step "
            + (now - 1)
            + " to "
            + (now + 1)
            + " (30 seconds each), after the last one used";
    if (fit.step().isPresent()) {
      moment.passed("code", wanted, "the code of step " + fit.step().getAsLong(), SOURCE);
      return;
    }
    moment.failed(
        "code",
        wanted,
        fit.usedBefore()
            ? "a code that was used before, at step " + lastStep + " or earlier"
            : "of none of them, at " + Instant.ofEpochSecond(moment.now().getEpochSecond()),
        SOURCE);
  }
}
