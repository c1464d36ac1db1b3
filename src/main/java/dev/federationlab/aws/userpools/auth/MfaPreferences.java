package dev.federationlab.aws.userpools.auth;

import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import dev.federationlab.aws.userpools.user.Moment;
import dev.federationlab.aws.userpools.user.User;
import dev.federationlab.aws.userpools.user.User.Totp;
import dev.federationlab.aws.userpools.user.Users;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EmailMfaSettingsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SMSMfaSettingsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SoftwareTokenMfaSettingsType;

/**
 * Which second factors a user is asked for, and which of them first. A departure: authenticator
 * apps are the only second factor here; text messages and mails can be switched off, not on.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserMFAPreference.html">SetUserMFAPreference</a>
 */
final class MfaPreferences {
  private static final String SOURCE = "API Reference, SetUserMFAPreference";
  private static final String SOFTWARE_TOKEN = "SOFTWARE_TOKEN_MFA";

  private final Users users;

  MfaPreferences(Users users) {
    this.users = users;
  }

  /** What a request asks for; what is absent stays as it is. */
  record Wanted(
      @Nullable SMSMfaSettingsType sms,
      @Nullable SoftwareTokenMfaSettingsType softwareToken,
      @Nullable EmailMfaSettingsType email) {}

  /**
   * Stores what is asked for.
   *
   * @throws dev.federationlab.aws.ServiceException InvalidParameterException
   */
  void set(Moment moment, Pool pool, User user, Wanted wanted) {
    requireOff(
        moment, "SMS_MFA", wanted.sms() != null && Boolean.TRUE.equals(wanted.sms().enabled()));
    requireOff(
        moment,
        "EMAIL_OTP",
        wanted.email() != null && Boolean.TRUE.equals(wanted.email().enabled()));
    var settings = wanted.softwareToken();
    if (settings == null) {
      return;
    }
    boolean enable = Boolean.TRUE.equals(settings.enabled());
    var totp = user.totp();
    moment.require(
        !enable || totp != null,
        "authenticator app",
        "enrolled by VerifySoftwareToken",
        totp == null ? "none" : "enrolled",
        SOURCE,
        UserPoolErrors.INVALID_PARAMETER.exception("User has not verified software token mfa"));
    boolean preferred = enable && Boolean.TRUE.equals(settings.preferredMfa());
    users.change(
        moment.store(),
        pool,
        user.username(),
        now -> {
          var app = now.totp();
          return now.withTotp(app == null ? null : new Totp(app.secret(), enable, app.lastStep()))
              .withMfaPreference(preferred ? SOFTWARE_TOKEN : "")
              .modified(moment.now());
        });
  }

  private static void requireOff(Moment moment, String factor, boolean enable) {
    if (enable) {
      moment.failed("factor", "SOFTWARE_TOKEN_MFA, the only one here", factor, SOURCE);
      throw UserPoolErrors.INVALID_PARAMETER.exception(
          "User does not have delivery config set to turn on " + factor);
    }
  }
}
