package dev.federationlab.aws.userpools.auth;

import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import dev.federationlab.aws.userpools.user.Moment;
import dev.federationlab.aws.userpools.user.User;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/**
 * Who may sign in at all. Looked at before the password is, as Cognito does (aws-behaviour 3.15).
 */
final class UserStates {
  private static final String SOURCE = "Developer Guide, Signing up and confirming user accounts";

  private UserStates() {}

  /**
   * Goes on if a user in this state may sign in.
   *
   * @throws dev.federationlab.aws.ServiceException NotAuthorizedException,
   *     UserNotConfirmedException, PasswordResetRequiredException
   */
  static void require(Moment moment, User user) {
    moment.require(
        user.enabled(),
        "user enabled",
        "enabled",
        user.enabled() ? "enabled" : "disabled",
        "API Reference, AdminDisableUser",
        AuthErrors.disabled());
    boolean confirmed = user.status() != UserStatusType.UNCONFIRMED;
    moment.require(
        confirmed,
        "state of the user",
        "confirmed",
        user.status().toString(),
        SOURCE,
        UserPoolErrors.USER_NOT_CONFIRMED.exception());
    boolean reset = user.status() == UserStatusType.RESET_REQUIRED;
    moment.require(
        !reset,
        "password reset",
        "not asked for",
        reset ? "RESET_REQUIRED" : "not asked for",
        "API Reference, AdminResetUserPassword",
        AuthErrors.PASSWORD_RESET_REQUIRED.exception());
  }
}
