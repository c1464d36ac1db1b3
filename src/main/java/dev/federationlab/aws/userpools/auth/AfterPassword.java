package dev.federationlab.aws.userpools.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import dev.federationlab.aws.userpools.user.FirstPasswords;
import dev.federationlab.aws.userpools.user.Moment;
import dev.federationlab.aws.userpools.user.Passwords;
import dev.federationlab.aws.userpools.user.User;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** What is still missing once a password has been proved (aws-behaviour 3.6). */
final class AfterPassword {
  private static final String MFA = "Developer Guide, Adding MFA to a user pool";

  private final Sessions sessions;
  private final FirstPasswords firstPasswords;
  private final JsonMapper json = new JsonMapper();

  AfterPassword(Sessions sessions, FirstPasswords firstPasswords) {
    this.sessions = sessions;
    this.firstPasswords = firstPasswords;
  }

  /**
   * The next step of a user whose password was right.
   *
   * @throws dev.federationlab.aws.ServiceException NotAuthorizedException if the password was a
   *     temporary one and is too old
   */
  Progress next(Moment moment, AppClient client, User user) {
    return user.status() == UserStatusType.FORCE_CHANGE_PASSWORD
        ? newPassword(moment, client, user)
        : secondFactor(moment, client, user);
  }

  private Progress newPassword(Moment moment, AppClient client, User user) {
    var pool = client.pool();
    requireFreshPassword(moment, pool, user);
    var missing =
        firstPasswords.missing(pool, user).stream().map(name -> "userAttributes." + name).toList();
    var name = ChallengeNameType.NEW_PASSWORD_REQUIRED;
    return Progress.Challenged.of(
        name,
        Map.of(
            "USER_ID_FOR_SRP",
            user.username(),
            "requiredAttributes",
            text(missing),
            "userAttributes",
            text(user.attributes())),
        sessions.make(moment, client, name, user.sub(), user.username(), ""));
  }

  /**
   * Goes on unless a temporary password has expired.
   *
   * @throws dev.federationlab.aws.ServiceException NotAuthorizedException
   */
  static void requireFreshPassword(Moment moment, Pool pool, User user) {
    boolean expired = Passwords.expired(pool, user.password(), moment.now());
    moment.require(
        !expired,
        "temporary password",
        "used within " + pool.temporaryPasswordValidity().toDays() + " days",
        user.password() == null ? "none" : "set " + user.password().setAt(),
        "API Reference, PasswordPolicyType",
        UserPoolErrors.NOT_AUTHORIZED.exception(
            "Temporary password has expired and must be reset by an administrator."));
  }

  /** The second factor, if the pool or the user wants one. */
  Progress secondFactor(Moment moment, AppClient client, User user) {
    var mfa = client.pool().mfa();
    if (mfa == UserPoolMfaType.OFF) {
      return new Progress.SignedIn(user);
    }
    boolean has = !user.factors().isEmpty();
    if (has || mfa == UserPoolMfaType.ON) {
      moment.passed(
          "second factor",
          "pool: MFA " + mfa,
          has ? "the user has " + String.join(", ", user.factors()) : "the user has none yet",
          MFA);
      return has ? softwareToken(moment, client, user) : setup(moment, client, user);
    }
    moment.passed("second factor", "pool: MFA " + mfa, "the user uses none", MFA);
    return new Progress.SignedIn(user);
  }

  private Progress softwareToken(Moment moment, AppClient client, User user) {
    var name = ChallengeNameType.SOFTWARE_TOKEN_MFA;
    return Progress.Challenged.of(
        name,
        Map.of("USER_ID_FOR_SRP", user.username()),
        sessions.make(moment, client, name, user.sub(), user.username(), ""));
  }

  private Progress setup(Moment moment, AppClient client, User user) {
    var name = ChallengeNameType.MFA_SETUP;
    var possible = client.pool().allowsSoftwareTokens() ? List.of("SOFTWARE_TOKEN_MFA") : List.of();
    return Progress.Challenged.of(
        name,
        Map.of("USER_ID_FOR_SRP", user.username(), "MFAS_CAN_SETUP", text(possible)),
        sessions.make(moment, client, name, user.sub(), user.username(), ""));
  }

  /** Lists and maps are texts of JSON in challenge parameters. */
  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("parameters that cannot be written", e);
    }
  }
}
