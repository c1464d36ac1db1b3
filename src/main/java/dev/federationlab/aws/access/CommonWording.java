package dev.federationlab.aws.access;

import dev.federationlab.aws.ApiError;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.sigv4.Failure;

/** The words of every service but S3; codes and status differ between their families. */
enum CommonWording implements Wording {
  /** STS, IAM, SNS. */
  QUERY(
      403,
      "InvalidClientTokenId",
      "ExpiredToken",
      "SignatureDoesNotMatch",
      "MissingAuthenticationToken",
      "Request is missing Authentication Token",
      "IncompleteSignature"),
  DYNAMODB(
      400,
      "UnrecognizedClientException",
      "ExpiredTokenException",
      "InvalidSignatureException",
      "MissingAuthenticationTokenException",
      "Request is missing Authentication Token",
      "IncompleteSignatureException"),
  COGNITO(
      400,
      "UnrecognizedClientException",
      "ExpiredTokenException",
      "InvalidSignatureException",
      "MissingAuthenticationTokenException",
      "Missing Authentication Token",
      "IncompleteSignatureException"),
  /** Lambda and other JSON and REST services. */
  JSON(
      403,
      "UnrecognizedClientException",
      "ExpiredTokenException",
      "InvalidSignatureException",
      "MissingAuthenticationTokenException",
      "Missing Authentication Token",
      "IncompleteSignatureException");

  private static final String UNKNOWN = "The security token included in the request is invalid.";
  private static final String EXPIRED = "The security token included in the request is expired";
  private static final String MISMATCH =
      "The request signature we calculated does not match the signature you provided. Check your"
          + " AWS Secret Access Key and signing method. Consult the service documentation for"
          + " details.";

  private final int status;
  private final String unknownKey;
  private final String expired;
  private final String signature;
  private final String missing;
  private final String missingText;
  private final String incomplete;

  CommonWording(
      int status,
      String unknownKey,
      String expired,
      String signature,
      String missing,
      String missingText,
      String incomplete) {
    this.status = status;
    this.unknownKey = unknownKey;
    this.expired = expired;
    this.signature = signature;
    this.missing = missing;
    this.missingText = missingText;
    this.incomplete = incomplete;
  }

  @Override
  public ServiceException unsigned() {
    return error(missing, missingText);
  }

  @Override
  public ServiceException unknownKey(String accessKeyId) {
    return error(unknownKey, UNKNOWN);
  }

  @Override
  public ServiceException badToken() {
    return error(unknownKey, UNKNOWN);
  }

  @Override
  public ServiceException expired(String sessionToken) {
    return error(expired, EXPIRED);
  }

  @Override
  public ServiceException refused(Failure failure, String accessKeyId) {
    return switch (failure.kind()) {
      case TWO_MECHANISMS ->
          incomplete(
              "Request must have one signature, in the Authorization header or in the query.");
      case UNSUPPORTED ->
          incomplete("Unsupported AWS 'algorithm': '" + failure.fact("algorithm") + "'");
      case INCOMPLETE -> incomplete(parts(failure));
      case INCOMPLETE_QUERY -> incomplete(queryParts(failure));
      case CREDENTIAL ->
          incomplete(
              "Credential must have exactly 5 slash-delimited elements, e.g."
                  + " keyid/date/region/service/term, got '"
                  + failure.fact("credential")
                  + "'");
      case DATE ->
          incomplete(
              "Date must be in ISO-8601 'basic format'. Got '"
                  + failure.fact("date")
                  + "'. See http://en.wikipedia.org/wiki/ISO_8601");
      case EXPIRES -> error(signature, "X-Amz-Expires must be from 1 to 604800 seconds.");
      case TERMINATOR ->
          error(
              signature,
              "Credential should be scoped with a valid terminator: 'aws4_request', not '"
                  + failure.fact("saw")
                  + "'.");
      case SERVICE ->
          error(
              signature,
              "Credential should be scoped to correct service: '" + failure.fact("wanted") + "'. ");
      case SCOPE_DATE ->
          error(
              signature,
              "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from"
                  + " HTTP: '"
                  + failure.fact("saw")
                  + "' != '"
                  + failure.fact("wanted")
                  + "', from '"
                  + failure.fact("timestamp")
                  + "'.");
      case CLOCK_BEHIND, LINK_EXPIRED -> error(signature, signatureExpired(failure));
      case CLOCK_AHEAD, LINK_NOT_YET ->
          error(
              signature,
              "Signature not yet current: "
                  + failure.fact("timestamp")
                  + " is still later than "
                  + failure.fact("limit")
                  + " ("
                  + failure.fact("now")
                  + " + 15 min.)");
      case UNSIGNED_HEADERS -> error(signature, unsignedHeaders(failure));
      case SIGNATURE -> error(signature, MISMATCH);
      case HASH_MISSING,
          HASH_INVALID,
          HASH_MISMATCH,
          CHUNK_SIGNATURE,
          FRAMING,
          CHUNK_SIZE,
          INCOMPLETE_BODY,
          LENGTH_MISSING,
          TRAILER,
          DIGEST_INVALID,
          DIGEST_MISMATCH ->
          error(signature, MISMATCH);
    };
  }

  private static String signatureExpired(Failure failure) {
    return failure.kind() == Failure.Kind.CLOCK_BEHIND
        ? "Signature expired: "
            + failure.fact("timestamp")
            + " is now earlier than "
            + failure.fact("limit")
            + " ("
            + failure.fact("now")
            + " - 15 min.)"
        : "Signature expired: "
            + failure.fact("timestamp")
            + " with "
            + failure.fact("expires")
            + " seconds is now earlier than "
            + failure.fact("limit");
  }

  private static String parts(Failure failure) {
    var text = new StringBuilder();
    for (var part : failure.fact("missing").split(",", -1)) {
      text.append(
          part.equals("X-Amz-Date")
              ? "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date'"
                  + " header. "
              : "Authorization header requires '" + part + "' parameter. ");
    }
    return text.append("Authorization=").append(failure.fact("authorization")).toString();
  }

  private static String queryParts(Failure failure) {
    var text = new StringBuilder();
    for (var part : failure.fact("missing").split(",", -1)) {
      text.append("AWS query-string parameters must include '").append(part).append("'. ");
    }
    return text.append("Re-examine the query-string parameters.").toString();
  }

  private static String unsignedHeaders(Failure failure) {
    var text = new StringBuilder();
    for (var name : failure.fact("headers").split(", ", -1)) {
      text.append(text.isEmpty() ? "" : " ")
          .append(name.equals("host") ? "'Host' or ':authority'" : "'" + name + "'")
          .append(" must be a 'SignedHeader' in the AWS Authorization.");
    }
    return text.toString();
  }

  /**
   * A request that is not well-formed, for Query services too: AWS answers 400 there, and not 403.
   */
  private ServiceException incomplete(String message) {
    return new ServiceException(new ApiError(incomplete, this == QUERY ? 400 : status, message));
  }

  private ServiceException error(String code, String message) {
    return new ServiceException(new ApiError(code, status, message));
  }
}
