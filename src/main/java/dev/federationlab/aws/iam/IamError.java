package dev.federationlab.aws.iam;

import dev.federationlab.aws.ApiError;

/**
 * Errors of the IAM API, by their codes on the wire; each use words its case.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html">Common
 *     errors</a>
 */
public final class IamError {
  public static final ApiError DELETE_CONFLICT =
      new ApiError("DeleteConflict", 409, "Cannot delete entity, must detach all policies first.");
  public static final ApiError ENTITY_ALREADY_EXISTS =
      new ApiError("EntityAlreadyExists", 409, "The entity already exists.");
  public static final ApiError INVALID_INPUT =
      new ApiError("InvalidInput", 400, "The input is invalid.");
  public static final ApiError LIMIT_EXCEEDED =
      new ApiError("LimitExceeded", 409, "A quota was exceeded.");
  public static final ApiError MALFORMED_POLICY_DOCUMENT =
      new ApiError("MalformedPolicyDocument", 400, "Syntax errors in policy.");
  public static final ApiError NO_SUCH_ENTITY =
      new ApiError("NoSuchEntity", 404, "The entity cannot be found.");
  public static final ApiError VALIDATION_ERROR =
      new ApiError("ValidationError", 400, "The request is invalid.");

  private IamError() {}
}
