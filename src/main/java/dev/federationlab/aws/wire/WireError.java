package dev.federationlab.aws.wire;

import dev.federationlab.aws.ApiError;
import dev.federationlab.aws.wire.model.Protocol;
import dev.federationlab.aws.wire.model.ServiceModel;

/** What the protocols say before or instead of a service. */
final class WireError {
  static final ApiError INVALID_ACTION =
      new ApiError("InvalidAction", 400, "Could not find operation");
  static final ApiError MISSING_ACTION =
      new ApiError(
          "MissingAction", 400, "The request is missing an action or a required parameter.");
  static final ApiError MALFORMED_QUERY_STRING =
      new ApiError("MalformedQueryString", 400, "The query string contains a syntax error.");
  static final ApiError MALFORMED_INPUT =
      new ApiError("MalformedInput", 400, "The request contains a value of the wrong type.");
  static final ApiError VALIDATION_ERROR =
      new ApiError(
          "ValidationError",
          400,
          "The input fails to satisfy the constraints specified by an AWS service.");
  static final ApiError METHOD_NOT_SUPPORTED =
      new ApiError("MethodNotAllowed", 405, "The HTTP method is not supported.");
  static final ApiError REQUEST_TOO_LARGE =
      new ApiError("RequestEntityTooLarge", 413, "The request is too large.");
  static final ApiError SERVICE_UNAVAILABLE =
      new ApiError(
          "ServiceUnavailable",
          503,
          "The request has failed due to a temporary failure of the server.");
  static final ApiError INTERNAL_FAILURE =
      new ApiError(
          "InternalFailure",
          500,
          "The request processing has failed because of an unknown error, exception or failure.");

  static final ApiError UNKNOWN_OPERATION = new ApiError("UnknownOperationException", 400, "");
  static final ApiError UNKNOWN_PATH = new ApiError("UnknownOperationException", 404, "");
  static final ApiError SERIALIZATION = new ApiError("SerializationException", 400, "");
  static final ApiError VALIDATION_EXCEPTION = new ApiError("ValidationException", 400, "");
  static final ApiError INTERNAL_ERROR =
      new ApiError("InternalErrorException", 500, "Something went wrong");

  /** What user pools call it (aws-behaviour 0.3). */
  static final ApiError INVALID_PARAMETER = new ApiError("InvalidParameterException", 400, "");

  /** What Lambda calls it. */
  static final ApiError SERVICE_EXCEPTION =
      new ApiError(
          "ServiceException", 500, "An error occurred and the request cannot be processed.");

  static final ApiError REST_REQUEST_TOO_LARGE =
      new ApiError("RequestTooLargeException", 413, "Request must be smaller than");

  static final ApiError REQUEST_TOO_LARGE_EXCEPTION =
      new ApiError("RequestEntityTooLargeException", 413, "The request is too large.");

  static final ApiError S3_NOT_IMPLEMENTED =
      new ApiError(
          "NotImplemented",
          501,
          "A header you provided implies functionality that is not implemented");
  static final ApiError S3_METHOD_NOT_ALLOWED =
      new ApiError(
          "MethodNotAllowed", 405, "The specified method is not allowed against this resource.");
  static final ApiError S3_MALFORMED_XML =
      new ApiError(
          "MalformedXML",
          400,
          "The XML you provided was not well-formed or did not validate against our published"
              + " schema");
  static final ApiError S3_MISSING_BODY =
      new ApiError("MissingRequestBodyError", 400, "Request Body is empty");
  static final ApiError S3_INVALID_ARGUMENT =
      new ApiError("InvalidArgument", 400, "Invalid Argument");
  static final ApiError S3_INVALID_URI =
      new ApiError("InvalidURI", 400, "Couldn't parse the specified URI.");
  static final ApiError S3_INVALID_BUCKET_NAME =
      new ApiError("InvalidBucketName", 400, "The specified bucket is not valid.");
  static final ApiError S3_ENTITY_TOO_LARGE =
      new ApiError("EntityTooLarge", 400, "Your proposed upload exceeds the maximum allowed size");
  static final ApiError S3_SERVICE_UNAVAILABLE =
      new ApiError("ServiceUnavailable", 503, "Service is unable to handle request.");
  static final ApiError S3_INTERNAL_ERROR =
      new ApiError("InternalError", 500, "We encountered an internal error. Please try again.");

  private WireError() {}

  /** Something broke here. */
  static ApiError internal(ServiceModel service) {
    return switch (service.protocol()) {
      case REST_XML -> S3_INTERNAL_ERROR;
      case QUERY -> INTERNAL_FAILURE;
      case JSON_1_0, JSON_1_1 ->
          service.errors().containsKey(INTERNAL_ERROR.code()) ? INTERNAL_ERROR : INTERNAL_FAILURE;
      case REST_JSON -> SERVICE_EXCEPTION;
    };
  }

  /** Nothing can be written now. */
  static ApiError unavailable(Protocol protocol) {
    return protocol == Protocol.REST_XML ? S3_SERVICE_UNAVAILABLE : SERVICE_UNAVAILABLE;
  }

  /** A body beyond the limit. */
  static ApiError tooLarge(Protocol protocol) {
    return switch (protocol) {
      case QUERY -> REQUEST_TOO_LARGE;
      case REST_XML -> S3_ENTITY_TOO_LARGE;
      case JSON_1_0, JSON_1_1 -> REQUEST_TOO_LARGE_EXCEPTION;
      case REST_JSON -> REST_REQUEST_TOO_LARGE;
    };
  }

  /** A member that is missing or outside what the model allows. */
  static ApiError invalid(ServiceModel service) {
    return switch (service.protocol()) {
      case QUERY -> VALIDATION_ERROR;
      case REST_XML -> S3_INVALID_ARGUMENT;
      case JSON_1_0, JSON_1_1, REST_JSON ->
          service.name().equals("cognito-idp") ? INVALID_PARAMETER : VALIDATION_EXCEPTION;
    };
  }
}
