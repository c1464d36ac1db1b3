package dev.federationlab.aws.identitypools.pool;

import dev.federationlab.aws.ApiError;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.pool.PoolErrors;

/**
 * Errors of the identity pools API, with the codes and words of aws-behaviour 4.14; all client
 * errors are HTTP 400.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/CommonErrors.html">Errors</a>
 */
public final class IdentityPoolErrors {
  public static final ApiError RESOURCE_NOT_FOUND =
      error("ResourceNotFoundException", "The resource does not exist.");
  public static final ApiError INVALID_PARAMETER = PoolErrors.INVALID_PARAMETER;
  public static final ApiError NOT_AUTHORIZED =
      error("NotAuthorizedException", "The caller is not authorized.");

  /** AWS's own words are not known. */
  public static final ApiError RESOURCE_CONFLICT =
      error(
          "ResourceConflictException",
          "The identity has another login of the same provider already.");

  /** AWS's own words are not known. */
  public static final ApiError DEVELOPER_USER_ALREADY_REGISTERED =
      error(
          "DeveloperUserAlreadyRegisteredException",
          "The developer user identifier is registered with another identity.");

  public static final ApiError INVALID_CONFIGURATION =
      error(
          "InvalidIdentityPoolConfigurationException",
          "Invalid identity pool configuration. Check assigned IAM roles for this pool.");

  /** AWS's own words are not known. */
  public static final ApiError EXTERNAL_SERVICE =
      error("ExternalServiceException", "The provider did not answer.");

  public static final ApiError LIMIT_EXCEEDED =
      error("LimitExceededException", "A quota of the account is reached.");

  private IdentityPoolErrors() {}

  /** A login of the developer's provider where only tokens are taken. */
  public static ServiceException providerNotPublic() {
    return INVALID_PARAMETER.exception("Please provide a valid public provider.");
  }

  /** A guest's call to a pool that has none. */
  public static ServiceException noGuests() {
    return NOT_AUTHORIZED.exception(
        "Unauthenticated access is not supported for this identity pool.");
  }

  /** Use of an identity by somebody who has not shown that it is theirs, or of a disabled one. */
  public static ServiceException forbidden(String identityId) {
    return NOT_AUTHORIZED.exception("Access to Identity '" + identityId + "' is forbidden.");
  }

  /** None of the logins is the identity's. */
  public static ServiceException loginsDoNotMatch() {
    return NOT_AUTHORIZED.exception(
        "Logins don't match. Please include at least one valid login for this identity or identity"
            + " pool.");
  }

  /** No identity of this ID, or not any more. */
  public static ServiceException noIdentity(String identityId) {
    return RESOURCE_NOT_FOUND.exception("Identity '" + identityId + "' not found.");
  }

  /** No pool of this ID, or one of somebody else. */
  public static ServiceException noPool(String poolId) {
    return RESOURCE_NOT_FOUND.exception("IdentityPool '" + poolId + "' not found.");
  }

  private static ApiError error(String code, String message) {
    return new ApiError(code, 400, message);
  }
}
