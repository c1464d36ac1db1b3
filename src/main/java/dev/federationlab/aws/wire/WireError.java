package dev.federationlab.aws.wire;

import dev.federationlab.aws.ErrorCode;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.wire.model.Protocol;
import dev.federationlab.aws.wire.model.ServiceModel;
import java.util.LinkedHashMap;

/** What the protocols say before or instead of a service. */
enum WireError implements ErrorCode {
  INVALID_ACTION("InvalidAction", 400, "Could not find operation"),
  MISSING_ACTION("MissingAction", 400, "The request is missing an action or a required parameter."),
  MALFORMED_QUERY_STRING("MalformedQueryString", 400, "The query string contains a syntax error."),
  MALFORMED_INPUT("MalformedInput", 400, "The request contains a value of the wrong type."),
  VALIDATION_ERROR(
      "ValidationError",
      400,
      "The input fails to satisfy the constraints specified by an AWS service."),
  METHOD_NOT_SUPPORTED("MethodNotAllowed", 405, "The HTTP method is not supported."),
  REQUEST_TOO_LARGE("RequestEntityTooLarge", 413, "The request is too large."),
  SERVICE_UNAVAILABLE(
      "ServiceUnavailable",
      503,
      "The request has failed due to a temporary failure of the server."),
  INTERNAL_FAILURE(
      "InternalFailure",
      500,
      "The request processing has failed because of an unknown error, exception or failure."),

  UNKNOWN_OPERATION("UnknownOperationException", 400, ""),
  UNKNOWN_PATH("UnknownOperationException", 404, ""),
  SERIALIZATION("SerializationException", 400, ""),
  VALIDATION_EXCEPTION("ValidationException", 400, ""),
  INTERNAL_ERROR("InternalErrorException", 500, "Something went wrong"),
  /** What user pools call it (aws-behaviour 0.3). */
  INVALID_PARAMETER("InvalidParameterException", 400, ""),
  REQUEST_TOO_LARGE_EXCEPTION("RequestEntityTooLargeException", 413, "The request is too large."),

  S3_NOT_IMPLEMENTED(
      "NotImplemented", 501, "A header you provided implies functionality that is not implemented"),
  S3_METHOD_NOT_ALLOWED(
      "MethodNotAllowed", 405, "The specified method is not allowed against this resource."),
  S3_MALFORMED_XML(
      "MalformedXML",
      400,
      "The XML you provided was not well-formed or did not validate against our published schema"),
  S3_MISSING_BODY("MissingRequestBodyError", 400, "Request Body is empty"),
  S3_INVALID_ARGUMENT("InvalidArgument", 400, "Invalid Argument"),
  S3_INVALID_URI("InvalidURI", 400, "Couldn't parse the specified URI."),
  S3_INVALID_BUCKET_NAME("InvalidBucketName", 400, "The specified bucket is not valid."),
  S3_CORS_FORBIDDEN("AccessForbidden", 403, "CORSResponse: CORS is not enabled for this bucket."),
  S3_INVALID_REQUEST("InvalidRequest", 400, "Invalid Request"),
  S3_ENTITY_TOO_LARGE(
      "EntityTooLarge", 400, "Your proposed upload exceeds the maximum allowed size"),
  S3_SERVICE_UNAVAILABLE("ServiceUnavailable", 503, "Service is unable to handle request."),
  S3_INTERNAL_ERROR("InternalError", 500, "We encountered an internal error. Please try again.");

  private final String code;
  private final int status;
  private final String message;

  WireError(String code, int status, String message) {
    this.code = code;
    this.status = status;
    this.message = message;
  }

  /** This error with further elements, in this order. */
  ServiceException with(String message, String... namesAndTexts) {
    var details = new LinkedHashMap<String, String>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      details.put(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return new ServiceException(this, message, details);
  }

  /** Something broke here. */
  static WireError internal(ServiceModel service) {
    return switch (service.protocol()) {
      case REST_XML -> S3_INTERNAL_ERROR;
      case QUERY -> INTERNAL_FAILURE;
      case JSON_1_0, JSON_1_1, REST_JSON ->
          service.errors().containsKey(INTERNAL_ERROR.code) ? INTERNAL_ERROR : INTERNAL_FAILURE;
    };
  }

  /** Nothing can be written now. */
  static WireError unavailable(Protocol protocol) {
    return protocol == Protocol.REST_XML ? S3_SERVICE_UNAVAILABLE : SERVICE_UNAVAILABLE;
  }

  /** A body beyond the limit. */
  static WireError tooLarge(Protocol protocol) {
    return switch (protocol) {
      case QUERY -> REQUEST_TOO_LARGE;
      case REST_XML -> S3_ENTITY_TOO_LARGE;
      case JSON_1_0, JSON_1_1, REST_JSON -> REQUEST_TOO_LARGE_EXCEPTION;
    };
  }

  /** A member that is missing or outside what the model allows. */
  static WireError invalid(ServiceModel service) {
    return switch (service.protocol()) {
      case QUERY -> VALIDATION_ERROR;
      case REST_XML -> S3_INVALID_ARGUMENT;
      case JSON_1_0, JSON_1_1, REST_JSON ->
          service.name().equals("cognito-idp") ? INVALID_PARAMETER : VALIDATION_EXCEPTION;
    };
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
