package dev.federationlab.aws.access;

import dev.federationlab.aws.ApiError;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.sigv4.Failure;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The words of S3 (S3 API Reference, "Error responses").
 *
 * <p>Departs from S3 in this: an expired token is not repeated in the answer, since no token is to
 * stand in an error.
 */
final class S3Wording implements Wording {
  private static final String QUERY_ERROR = "AuthorizationQueryParametersError";
  private static final String MALFORMED = "The authorization header is malformed; ";

  @Override
  public ServiceException unsigned() {
    return error("AccessDenied", 403, "Access Denied");
  }

  @Override
  public ServiceException unknownKey(String accessKeyId) {
    return error(
        "InvalidAccessKeyId",
        403,
        "The AWS Access Key Id you provided does not exist in our records.",
        "AWSAccessKeyId",
        accessKeyId);
  }

  @Override
  public ServiceException badToken() {
    return error("InvalidToken", 400, "The provided token is malformed or otherwise invalid.");
  }

  @Override
  public ServiceException expired(String sessionToken) {
    // The token goes back to whoever sent it, and is good for nothing any more.
    return error("ExpiredToken", 400, "The provided token has expired.", "Token-0", sessionToken);
  }

  @Override
  public ServiceException refused(Failure failure, String accessKeyId) {
    return switch (failure.kind()) {
      case TWO_MECHANISMS ->
          error(
              "InvalidArgument",
              400,
              "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature"
                  + " query string parameter or the Authorization header should be specified");
      case UNSUPPORTED ->
          error(
              "InvalidRequest",
              400,
              "The authorization mechanism you have provided is not supported. Please use"
                  + " AWS4-HMAC-SHA256.");
      case INCOMPLETE ->
          failure.fact("missing").equals("X-Amz-Date")
              ? error(
                  "AccessDenied",
                  403,
                  "AWS authentication requires a valid Date or x-amz-date header")
              : malformed(
                  "the authorization header requires three components: Credential, SignedHeaders,"
                      + " and Signature.");
      case INCOMPLETE_QUERY ->
          error(
              QUERY_ERROR,
              400,
              "Query-string authentication version 4 requires the X-Amz-Algorithm,"
                  + " X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and"
                  + " X-Amz-Expires parameters.");
      case CREDENTIAL ->
          malformed(
              "the Credential is mal-formed; expecting"
                  + " \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
      case DATE ->
          error(
              "AccessDenied", 403, "AWS authentication requires a valid Date or x-amz-date header");
      case EXPIRES -> expires(failure);
      case TERMINATOR ->
          malformed(
              "incorrect terminal \""
                  + failure.fact("saw")
                  + "\". This endpoint uses \"aws4_request\".");
      case SERVICE ->
          malformed(
              "incorrect service \""
                  + failure.fact("saw")
                  + "\". This endpoint belongs to \"s3\".");
      case SCOPE_DATE ->
          malformed(
              "Invalid credential date \""
                  + failure.fact("saw")
                  + "\". This date is not the same as X-Amz-Date: \""
                  + failure.fact("wanted")
                  + "\".");
      case CLOCK_BEHIND, CLOCK_AHEAD ->
          error(
              "RequestTimeTooSkewed",
              403,
              "The difference between the request time and the current time is too large.",
              "RequestTime",
              failure.fact("timestamp"),
              "ServerTime",
              failure.fact("now"),
              "MaxAllowedSkewMilliseconds",
              "900000");
      case LINK_EXPIRED ->
          error(
              "AccessDenied",
              403,
              "Request has expired",
              "X-Amz-Expires",
              failure.fact("expires"),
              "Expires",
              failure.fact("expiresAt"),
              "ServerTime",
              failure.fact("now"));
      case LINK_NOT_YET -> error("AccessDenied", 403, "Request is not valid yet");
      case UNSIGNED_HEADERS ->
          error(
              "AccessDenied",
              403,
              "There were headers present in the request which were not signed",
              "HeadersNotSigned",
              failure.fact("headers"));
      case SIGNATURE, CHUNK_SIGNATURE -> mismatch(failure, accessKeyId);
      case HASH_MISSING ->
          error(
              "InvalidRequest",
              400,
              "Missing required header for this request: x-amz-content-sha256");
      case HASH_INVALID ->
          error(
              "InvalidArgument",
              400,
              "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER,"
                  + " STREAMING-AWS4-HMAC-SHA256-PAYLOAD,"
                  + " STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER or a valid sha256 value.",
              "ArgumentName",
              "x-amz-content-sha256",
              "ArgumentValue",
              failure.fact("hash"));
      case HASH_MISMATCH ->
          error(
              "XAmzContentSHA256Mismatch",
              400,
              "The provided 'x-amz-content-sha256' header does not match what was computed.",
              "ClientComputedContentSHA256",
              failure.fact("wanted"),
              "S3ComputedContentSHA256",
              failure.fact("saw"));
      case CHUNK_SIZE ->
          error(
              "InvalidChunkSizeError",
              403,
              "Only the last chunk is allowed to have a size less than 8192 bytes");
      case FRAMING -> error("InvalidRequest", 400, "The chunked upload is not well-formed.");
      case INCOMPLETE_BODY ->
          error("IncompleteBody", 400, "The request body terminated unexpectedly");
      case LENGTH_MISSING ->
          error("MissingContentLength", 411, "You must provide the Content-Length HTTP header.");
      case TRAILER ->
          error(
              "MalformedTrailerError",
              400,
              "The request contained trailing data that was not well-formed or did not conform to"
                  + " our published schema.");
      case DIGEST_INVALID ->
          isMd5(failure)
              ? error("InvalidDigest", 400, "The Content-MD5 you specified was invalid.")
              : error(
                  "InvalidRequest",
                  400,
                  "Value for " + failure.fact("name") + " header is invalid.");
      case DIGEST_MISMATCH ->
          error(
              "BadDigest",
              400,
              isMd5(failure)
                  ? "The Content-MD5 you specified did not match what we received."
                  : "The "
                      + failure.fact("algorithm")
                      + " you specified did not match the calculated checksum.");
    };
  }

  private static boolean isMd5(Failure failure) {
    return failure.fact("algorithm").equals("MD5");
  }

  private static ServiceException expires(Failure failure) {
    return error(
        QUERY_ERROR,
        400,
        switch (failure.fact("rule")) {
          case "number" -> "X-Amz-Expires should be a number";
          case "positive" -> "X-Amz-Expires must be non-negative";
          default ->
              "X-Amz-Expires must be less than a week (in seconds); that is, the given"
                  + " X-Amz-Expires must be less than 604800 seconds";
        });
  }

  /** With what was signed here, so that it can be held against what was signed there. */
  private static ServiceException mismatch(Failure failure, String accessKeyId) {
    var details = new LinkedHashMap<String, String>();
    details.put("AWSAccessKeyId", accessKeyId);
    if (failure.kind() == Failure.Kind.SIGNATURE) {
      details.put("StringToSign", failure.fact("stringToSign"));
      details.put("SignatureProvided", failure.fact("signature"));
      details.put("StringToSignBytes", bytes(failure.fact("stringToSign")));
      details.put("CanonicalRequest", failure.fact("canonicalRequest"));
      details.put("CanonicalRequestBytes", bytes(failure.fact("canonicalRequest")));
    }
    var message =
        "The request signature we calculated does not match the signature you provided. Check your"
            + " key and signing method.";
    return new ServiceException(
        new ApiError("SignatureDoesNotMatch", 403, message), message, details);
  }

  private static String bytes(String text) {
    return HexFormat.ofDelimiter(" ")
        .formatHex(text.getBytes(StandardCharsets.UTF_8))
        .toLowerCase(Locale.ROOT);
  }

  private static ServiceException malformed(String what) {
    return error("AuthorizationHeaderMalformed", 400, MALFORMED + what);
  }

  private static ServiceException error(
      String code, int status, String message, String... details) {
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < details.length; i += 2) {
      named.put(details[i], details[i + 1]);
    }
    return new ServiceException(new ApiError(code, status, message), message, named);
  }
}
