package dev.federationlab.aws.userpools.pool;

import dev.federationlab.aws.ApiError;
import dev.federationlab.aws.pool.PoolErrors;

/**
 * Errors of the user pools API, with the codes and words of aws-behaviour 3.15. All client errors
 * are HTTP 400.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html">Errors</a>
 */
public final class UserPoolErrors {
  public static final ApiError RESOURCE_NOT_FOUND =
      error("ResourceNotFoundException", "The resource does not exist.");
  public static final ApiError INVALID_PARAMETER = PoolErrors.INVALID_PARAMETER;
  public static final ApiError NOT_AUTHORIZED =
      error("NotAuthorizedException", "Incorrect username or password.");
  public static final ApiError USER_NOT_FOUND =
      error("UserNotFoundException", "User does not exist.");
  public static final ApiError USER_NOT_CONFIRMED =
      error("UserNotConfirmedException", "User is not confirmed.");
  public static final ApiError USERNAME_EXISTS =
      error("UsernameExistsException", "User already exists");
  public static final ApiError CODE_MISMATCH =
      error("CodeMismatchException", "Invalid verification code provided, please try again.");
  public static final ApiError EXPIRED_CODE =
      error("ExpiredCodeException", "Invalid code provided, please request a code again.");
  public static final ApiError LIMIT_EXCEEDED =
      error("LimitExceededException", "Attempt limit exceeded, please try after some time.");
  public static final ApiError TOO_MANY_FAILED_ATTEMPTS =
      error(
          "TooManyFailedAttemptsException", "Attempt limit exceeded, please try after some time.");

  public static final ApiError TOO_MANY_REQUESTS =
      error("TooManyRequestsException", "Rate exceeded");

  public static final ApiError ALIAS_EXISTS =
      error("AliasExistsException", "An account with the email already exists.");
  public static final ApiError INVALID_PASSWORD =
      error("InvalidPasswordException", "Password did not conform with policy");
  public static final ApiError PASSWORD_HISTORY_POLICY_VIOLATION =
      error("PasswordHistoryPolicyViolationException", "Password has previously been used");
  public static final ApiError UNSUPPORTED_USER_STATE =
      error("UnsupportedUserStateException", "The user is in a state that does not allow this.");
  public static final ApiError DUPLICATE_PROVIDER =
      error("DuplicateProviderException", "The identity provider exists already.");
  public static final ApiError FEATURE_UNAVAILABLE_IN_TIER =
      error("FeatureUnavailableInTierException", "The feature is not available in this tier.");
  public static final ApiError GROUP_EXISTS =
      error("GroupExistsException", "A group with the name already exists.");
  public static final ApiError INVALID_OAUTH_FLOW =
      error("InvalidOAuthFlowException", "The OAuth flow is not valid.");
  public static final ApiError SCOPE_DOES_NOT_EXIST =
      error("ScopeDoesNotExistException", "The scope does not exist.");

  private UserPoolErrors() {}

  private static ApiError error(String code, String message) {
    return new ApiError(code, 400, message);
  }
}
