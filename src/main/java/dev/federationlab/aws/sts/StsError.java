package dev.federationlab.aws.sts;

import dev.federationlab.aws.ApiError;
import dev.federationlab.aws.ServiceException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Errors of the STS API, with the codes and words of aws-behaviour 2.4.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html">Errors</a>
 */
public final class StsError {
  /** The bare refusal of AssumeRoleWithWebIdentity: it never says why. */
  public static final ApiError ACCESS_DENIED =
      new ApiError("AccessDenied", 403, "Not authorized to perform sts:AssumeRoleWithWebIdentity");

  public static final ApiError MFA_FAILED =
      new ApiError(
          "AccessDenied",
          403,
          "MultiFactorAuthentication failed with invalid MFA one time pass code. ");
  public static final ApiError EXPIRED_TOKEN =
      new ApiError("ExpiredTokenException", 400, "Token expired");
  public static final ApiError IDP_COMMUNICATION_ERROR =
      new ApiError(
          "IDPCommunicationError",
          400,
          "The identity provider could not be reached to verify the token.");
  public static final ApiError IDP_REJECTED_CLAIM =
      new ApiError("IDPRejectedClaim", 403, "The identity provider rejected the token.");
  public static final ApiError INCORRECT_AUDIENCE =
      new ApiError("InvalidIdentityToken", 400, "Incorrect token audience");

  /** AWS's own words for a signature that does not verify are not known. */
  public static final ApiError INVALID_IDENTITY_TOKEN =
      new ApiError("InvalidIdentityToken", 400, "The web identity token could not be validated.");

  public static final ApiError NOT_A_JWT =
      new ApiError(
          "InvalidIdentityToken",
          400,
          "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access"
              + " Token)");
  public static final ApiError NO_VERIFICATION_KEY =
      new ApiError(
          "InvalidIdentityToken",
          400,
          "Couldn't retrieve verification key from your identity provider,  please reference"
              + " AssumeRoleWithWebIdentity documentation for requirements");
  public static final ApiError MALFORMED_POLICY_DOCUMENT =
      new ApiError("MalformedPolicyDocument", 400, "Syntax errors in policy.");
  public static final ApiError PACKED_POLICY_TOO_LARGE =
      new ApiError(
          "PackedPolicyTooLarge", 400, "Packed policy consumes more than the allotted space");
  public static final ApiError INVALID_ARN =
      new ApiError("ValidationError", 400, "Request ARN is invalid");
  public static final ApiError VALIDATION_ERROR =
      new ApiError("ValidationError", 400, "The request is invalid");

  /**
   * A provider's token that has expired.
   *
   * @param end in epoch seconds, as the token or its provider gives it
   */
  static ServiceException expired(Instant now, @Nullable Object end) {
    return new ServiceException(
        EXPIRED_TOKEN,
        "Token expired: current date/time "
            + now.getEpochSecond()
            + " must be before the expiration date/time "
            + end);
  }

  private StsError() {}
}
