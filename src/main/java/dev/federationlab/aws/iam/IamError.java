package dev.federationlab.aws.iam;

import dev.federationlab.aws.ErrorCode;

/**
 * Errors of the IAM API, by their codes on the wire; each use words its case.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html">Common
 *     errors</a>
 */
public enum IamError implements ErrorCode {
  DELETE_CONFLICT("DeleteConflict", 409, "Cannot delete entity, must detach all policies first."),
  ENTITY_ALREADY_EXISTS("EntityAlreadyExists", 409, "The entity already exists."),
  INVALID_INPUT("InvalidInput", 400, "The input is invalid."),
  LIMIT_EXCEEDED("LimitExceeded", 409, "A quota was exceeded."),
  MALFORMED_POLICY_DOCUMENT("MalformedPolicyDocument", 400, "Syntax errors in policy."),
  NO_SUCH_ENTITY("NoSuchEntity", 404, "The entity cannot be found."),
  VALIDATION_ERROR("ValidationError", 400, "The request is invalid.");

  private final String code;
  private final int status;
  private final String message;

  IamError(String code, int status, String message) {
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
