package dev.federationlab.aws.userpools.auth;

import dev.federationlab.aws.ApiError;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;

/** Errors that only signing in brings (aws-behaviour 3.6, 3.15). */
final class AuthErrors {
  static final ApiError PASSWORD_RESET_REQUIRED =
      new ApiError("PasswordResetRequiredException", 400, "Password reset required for the user");
  static final ApiError ENABLE_SOFTWARE_TOKEN_MFA =
      new ApiError("EnableSoftwareTokenMFAException", 400, "Code mismatch");
  static final ApiError SOFTWARE_TOKEN_MFA_NOT_FOUND =
      new ApiError(
          "SoftwareTokenMFANotFoundException",
          400,
          "Software Token MFA has not been enabled by the userPool");

  private AuthErrors() {}

  /** One text for everything that a guess can be wrong in. */
  static ServiceException wrong() {
    return UserPoolErrors.NOT_AUTHORIZED.exception("Incorrect username or password.");
  }

  static ServiceException disabled() {
    return UserPoolErrors.NOT_AUTHORIZED.exception("User is disabled.");
  }

  static ServiceException wrongCode() {
    return UserPoolErrors.CODE_MISMATCH.exception("Invalid code received for user");
  }
}
