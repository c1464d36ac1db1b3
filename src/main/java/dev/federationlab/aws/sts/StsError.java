package dev.federationlab.aws.sts;

import dev.federationlab.aws.ErrorCode;
import dev.federationlab.aws.ServiceException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Errors of the STS API, with the codes and words of aws-behaviour 2.4.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html">Errors</a>
 */
public enum StsError implements ErrorCode {
  /** The bare refusal of AssumeRoleWithWebIdentity: it never says why. */
  ACCESS_DENIED("AccessDenied", 403, "Not authorized to perform sts:AssumeRoleWithWebIdentity"),
  MFA_FAILED(
      "AccessDenied",
      403,
      "MultiFactorAuthentication failed with invalid MFA one time pass code. "),
  EXPIRED_TOKEN("ExpiredTokenException", 400, "Token expired"),
  IDP_COMMUNICATION_ERROR(
      "IDPCommunicationError",
      400,
      "The identity provider could not be reached to verify the token."),
  IDP_REJECTED_CLAIM("IDPRejectedClaim", 403, "The identity provider rejected the token."),
  INCORRECT_AUDIENCE("InvalidIdentityToken", 400, "Incorrect token audience"),
  /** AWS's own words for a signature that does not verify are not known. */
  INVALID_IDENTITY_TOKEN(
      "InvalidIdentityToken", 400, "The web identity token could not be validated."),
  NOT_A_JWT(
      "InvalidIdentityToken",
      400,
      "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access"
          + " Token)"),
  NO_VERIFICATION_KEY(
      "InvalidIdentityToken",
      400,
      "Couldn't retrieve verification key from your identity provider,  please reference"
          + " AssumeRoleWithWebIdentity documentation for requirements"),
  MALFORMED_POLICY_DOCUMENT("MalformedPolicyDocument", 400, "Syntax errors in policy."),
  PACKED_POLICY_TOO_LARGE(
      "PackedPolicyTooLarge", 400, "Packed policy consumes more than the allotted space"),
  INVALID_ARN("ValidationError", 400, "Request ARN is invalid"),
  VALIDATION_ERROR("ValidationError", 400, "The request is invalid");

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

  private final String code;
  private final int status;
  private final String message;

  StsError(String code, int status, String message) {
    this.code = code;
    this.status = status;
    this.message = message;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String message() {
    return message;
  }
}
