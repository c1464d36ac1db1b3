package dev.federationlab.aws.lambda;

import dev.federationlab.aws.ApiError;

/**
 * Errors of the Lambda API, by their codes on the wire; most uses word their case.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html">Common errors</a>
 */
final class LambdaErrors {
  static final ApiError ACCESS_DENIED =
      new ApiError("AccessDeniedException", 403, "Access denied.");
  static final ApiError CODE_STORAGE_EXCEEDED =
      new ApiError("CodeStorageExceededException", 400, "Code storage limit exceeded.");
  static final ApiError INVALID_PARAMETER =
      new ApiError("InvalidParameterValueException", 400, "One of the parameters is not valid.");
  static final ApiError INVALID_REQUEST_CONTENT =
      new ApiError(
          "InvalidRequestContentException", 400, "Could not parse request body into json.");
  static final ApiError POLICY_LENGTH_EXCEEDED =
      new ApiError("PolicyLengthExceededException", 400, "The policy is too long.");
  static final ApiError PRECONDITION_FAILED =
      new ApiError(
          "PreconditionFailedException",
          412,
          "The Revision Id provided does not match the latest Revision Id. Call the"
              + " GetFunction/GetAlias API to retrieve the latest Revision Id");
  static final ApiError RESOURCE_CONFLICT =
      new ApiError("ResourceConflictException", 409, "The resource already exists.");
  static final ApiError RESOURCE_NOT_FOUND =
      new ApiError("ResourceNotFoundException", 404, "The resource you requested does not exist.");
  static final ApiError TOO_MANY_REQUESTS =
      new ApiError("TooManyRequestsException", 429, "Rate Exceeded.");

  private LambdaErrors() {}
}
