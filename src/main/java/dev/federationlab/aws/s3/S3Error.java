package dev.federationlab.aws.s3;

import dev.federationlab.aws.ApiError;

/**
 * Errors of the S3 API, worded as the service words them.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">Error
 *     responses</a>
 */
public final class S3Error {
  public static final ApiError ACCESS_CONTROL_LIST_NOT_SUPPORTED =
      new ApiError("AccessControlListNotSupported", 400, "The bucket does not allow ACLs");
  public static final ApiError ACCESS_DENIED = new ApiError("AccessDenied", 403, "Access Denied");
  public static final ApiError BAD_DIGEST =
      new ApiError(
          "BadDigest", 400, "The Content-MD5 you specified did not match what we received.");
  public static final ApiError BUCKET_ALREADY_EXISTS =
      new ApiError(
          "BucketAlreadyExists",
          409,
          "The requested bucket name is not available. The bucket namespace is shared by all users"
              + " of the system. Please select a different name and try again.");
  public static final ApiError BUCKET_ALREADY_OWNED_BY_YOU =
      new ApiError(
          "BucketAlreadyOwnedByYou",
          409,
          "Your previous request to create the named bucket succeeded and you already own it.");
  public static final ApiError BUCKET_NOT_EMPTY =
      new ApiError("BucketNotEmpty", 409, "The bucket you tried to delete is not empty");
  public static final ApiError ENTITY_TOO_LARGE =
      new ApiError("EntityTooLarge", 400, "Your proposed upload exceeds the maximum allowed size");
  public static final ApiError INVALID_ARGUMENT =
      new ApiError("InvalidArgument", 400, "Invalid Argument");
  public static final ApiError INVALID_BUCKET_NAME =
      new ApiError("InvalidBucketName", 400, "The specified bucket is not valid.");
  public static final ApiError INVALID_DIGEST =
      new ApiError("InvalidDigest", 400, "The Content-MD5 you specified was invalid.");
  public static final ApiError INVALID_LOCATION_CONSTRAINT =
      new ApiError(
          "InvalidLocationConstraint", 400, "The specified location-constraint is not valid");
  public static final ApiError INVALID_PART_NUMBER =
      new ApiError("InvalidPartNumber", 416, "The requested partnumber is not satisfiable");
  public static final ApiError INVALID_RANGE =
      new ApiError("InvalidRange", 416, "The requested range is not satisfiable");
  public static final ApiError INVALID_REQUEST =
      new ApiError("InvalidRequest", 400, "Invalid Request");
  public static final ApiError INVALID_STORAGE_CLASS =
      new ApiError("InvalidStorageClass", 400, "The storage class you specified is not valid");
  public static final ApiError KEY_TOO_LONG =
      new ApiError("KeyTooLongError", 400, "Your key is too long");
  public static final ApiError MALFORMED_POLICY =
      new ApiError(
          "MalformedPolicy", 400, "Policies must be valid JSON and the first byte must be '{'");
  public static final ApiError MALFORMED_XML =
      new ApiError(
          "MalformedXML",
          400,
          "The XML you provided was not well-formed or did not validate against our published"
              + " schema");
  public static final ApiError METADATA_TOO_LARGE =
      new ApiError(
          "MetadataTooLarge",
          400,
          "Your metadata headers exceed the maximum allowed metadata size");

  /**
   * Not an error to HTTP: the answer to a condition that says the caller's copy is still good. It
   * has no body.
   */
  public static final ApiError NOT_MODIFIED = new ApiError("NotModified", 304, "Not Modified");

  public static final ApiError METHOD_NOT_ALLOWED =
      new ApiError(
          "MethodNotAllowed", 405, "The specified method is not allowed against this resource.");
  public static final ApiError NOT_IMPLEMENTED =
      new ApiError(
          "NotImplemented",
          501,
          "A header you provided implies functionality that is not implemented");
  public static final ApiError NO_SUCH_BUCKET =
      new ApiError("NoSuchBucket", 404, "The specified bucket does not exist");
  public static final ApiError NO_SUCH_BUCKET_POLICY =
      new ApiError("NoSuchBucketPolicy", 404, "The bucket policy does not exist");
  public static final ApiError NO_SUCH_CORS_CONFIGURATION =
      new ApiError("NoSuchCORSConfiguration", 404, "The CORS configuration does not exist");
  public static final ApiError NO_SUCH_KEY =
      new ApiError("NoSuchKey", 404, "The specified key does not exist.");
  public static final ApiError NO_SUCH_VERSION =
      new ApiError("NoSuchVersion", 404, "The specified version does not exist.");
  public static final ApiError NO_SUCH_WEBSITE_CONFIGURATION =
      new ApiError(
          "NoSuchWebsiteConfiguration",
          404,
          "The specified bucket does not have a website configuration");
  public static final ApiError PRECONDITION_FAILED =
      new ApiError(
          "PreconditionFailed",
          412,
          "At least one of the pre-conditions you specified did not hold");

  /**
   * A quota of the sandbox; AWS itself has none on bytes, and answers so when an Outpost is full.
   */
  public static final ApiError QUOTA_EXCEEDED =
      new ApiError("InsufficientCapacity", 400, "The sandbox has no room for this object");

  public static final ApiError TOO_MANY_BUCKETS =
      new ApiError("TooManyBuckets", 400, "You have attempted to create more buckets than allowed");

  private S3Error() {}
}
