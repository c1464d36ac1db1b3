package dev.federationlab.aws.endpoint;

import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Response;
import dev.federationlab.listener.ErrorPage;

/**
 * What the server refuses before the endpoint sees it. Which service was meant cannot be known
 * then, but for the path: only S3 has more than a slash. Others get plain JSON with a code, which
 * every SDK can show.
 */
final class ServerErrors implements ErrorPage {
  @Override
  public Response of(int status, String method, String path) {
    var security =
        Headers.of("X-Content-Type-Options", "nosniff", "Content-Security-Policy", "sandbox");
    if (method.equals("HEAD")) {
      return new Response(status, security, Body.EMPTY);
    }
    if (method.equals("POST") && path.equals("/")) {
      return new Response(
          status,
          security
              .and("Content-Type", "application/x-amz-json-1.1")
              .and("x-amzn-errortype", code(status) + ":"),
          Body.of("{\"__type\":\"" + code(status) + "\",\"message\":\"" + message(status) + "\"}"));
    }
    return new Response(
        status == 413 ? 400 : status,
        security.and("Content-Type", "application/xml"),
        Body.of(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>"
                + code(status)
                + "</Code><Message>"
                + message(status)
                + "</Message></Error>"));
  }

  static String code(int status) {
    return switch (status) {
      case 405 -> "MethodNotAllowed";
      case 408 -> "RequestTimeout";
      case 413 -> "EntityTooLarge";
      case 414, 431 -> "RequestHeaderSectionTooLarge";
      case 501 -> "NotImplemented";
      case 503 -> "SlowDown";
      default -> status < 500 ? "BadRequest" : "InternalError";
    };
  }

  static String message(int status) {
    return switch (status) {
      case 405 -> "The specified method is not allowed against this resource.";
      case 408 ->
          "Your socket connection to the server was not read from or written to within the timeout"
              + " period.";
      case 413 -> "Your proposed upload exceeds the maximum allowed size";
      case 414, 431 -> "Your request header section exceeds the maximum allowed size.";
      case 501 -> "A header you provided implies functionality that is not implemented";
      case 503 -> "Please reduce your request rate.";
      default ->
          status < 500
              ? "An error occurred when parsing the HTTP request."
              : "We encountered an internal error. Please try again.";
    };
  }
}
