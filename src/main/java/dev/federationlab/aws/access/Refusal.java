package dev.federationlab.aws.access;

import dev.federationlab.aws.ErrorCode;

/** AccessDenied in the code and with the status of each family of services (aws-behaviour 5.5). */
enum Refusal implements ErrorCode {
  S3("AccessDenied", 403, "Access Denied"),
  QUERY("AccessDenied", 403, "Access Denied"),
  SNS("AuthorizationError", 403, "Access Denied"),
  /** JSON 1.0 and 1.1: DynamoDB and the Cognito APIs. */
  JSON("AccessDeniedException", 400, "Access Denied"),
  LAMBDA("AccessDeniedException", 403, "Access Denied");

  private final String code;
  private final int status;
  private final String message;

  Refusal(String code, int status, String message) {
    this.code = code;
    this.status = status;
    this.message = message;
  }

  /** That of the service whose action it is: {@code "s3:GetObject"}. */
  static Refusal of(String action) {
    return switch (action.substring(0, Math.max(0, action.indexOf(':')))) {
      case "s3" -> S3;
      case "sns" -> SNS;
      case "dynamodb", "cognito-idp", "cognito-identity" -> JSON;
      case "lambda", "cognito-sync" -> LAMBDA;
      default -> QUERY;
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
