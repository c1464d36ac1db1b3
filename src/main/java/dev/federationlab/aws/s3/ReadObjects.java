package dev.federationlab.aws.s3;

import dev.federationlab.aws.Authorizer;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Principal;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.Streamed;
import dev.federationlab.http.Body;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * GetObject and HeadObject: an object, a part of it, or only what is known of it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">GetObject</a>
 */
final class ReadObjects {
  private static final int ATTEMPTS = 5;

  private final Buckets buckets;
  private final Objects objects;
  private final Authorizer authorizer;
  private final Permissions permissions;

  ReadObjects(Buckets buckets, Objects objects, Authorizer authorizer, Permissions permissions) {
    this.buckets = buckets;
    this.objects = objects;
    this.authorizer = authorizer;
    this.permissions = permissions;
  }

  Streamed<GetObjectResponse> get(Call call, GetObjectRequest request) {
    requireOverridesSigned(call, request);
    var bucket = buckets.require(call, request.bucket(), request.expectedBucketOwner());
    Encryption.require(null, request.sseCustomerAlgorithm());
    for (int attempt = 1; ; attempt++) {
      var object = held(call, bucket, request.key(), request.versionId());
      conditions(request).requireOfRead(call, object);
      var range = range(request.range(), request.partNumber(), object);
      try {
        var body = body(call, object, range);
        return new Streamed<>(answer(request, object, range), body);
      } catch (IllegalStateException e) {
        // Another request overwrote the object after its metadata was read, and took the bytes with
        // it.
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  @SuppressWarnings("deprecation") // the member that replaces `expires` is no header
  HeadObjectResponse head(Call call, HeadObjectRequest request) {
    var bucket = buckets.require(call, request.bucket(), request.expectedBucketOwner());
    Encryption.require(null, request.sseCustomerAlgorithm());
    var object = held(call, bucket, request.key(), request.versionId());
    new Preconditions(
            request.ifMatch(),
            request.ifNoneMatch(),
            request.ifModifiedSince(),
            request.ifUnmodifiedSince())
        .requireOfRead(call, object);
    var range = range(request.range(), request.partNumber(), object);
    var answer =
        HeadObjectResponse.builder()
            .acceptRanges("bytes")
            .lastModified(object.modifiedAt())
            .contentLength(range.map(part -> part.to() - part.from()).orElse(object.size()))
            .contentRange(range.map(part -> part.of(object.size())).orElse(null))
            .eTag(object.quotedEtag())
            .serverSideEncryption(ServerSideEncryption.AES256)
            .storageClass(StorageClasses.shown(object.storageClass()))
            .contentType(object.headers().contentType())
            .cacheControl(object.headers().cacheControl())
            .contentDisposition(object.headers().contentDisposition())
            .contentEncoding(object.headers().contentEncoding())
            .contentLanguage(object.headers().contentLanguage())
            .expires(object.headers().expires())
            .metadata(object.metadata());
    if (request.checksumMode() == ChecksumMode.ENABLED
        && range.isEmpty()
        && !object.checksums().isEmpty()) {
      var sums = object.checksums();
      answer
          .checksumType(ChecksumType.FULL_OBJECT)
          .checksumCRC32(sums.get("CRC32"))
          .checksumCRC32C(sums.get("CRC32C"))
          .checksumCRC64NVME(sums.get("CRC64NVME"))
          .checksumSHA1(sums.get("SHA1"))
          .checksumSHA256(sums.get("SHA256"));
    }
    return answer.build();
  }

  /**
   * What the key holds. Who may not list the bucket is not told that a key is missing: they get the
   * refusal to list it (aws-behaviour 5.5).
   */
  private S3Object held(Call call, Bucket bucket, String key, @Nullable String versionId) {
    if (versionId != null && !versionId.equals("null")) {
      throw new ServiceException(S3Error.INVALID_ARGUMENT, "Invalid version id specified");
    }
    return objects
        .find(call, bucket, key)
        .orElseThrow(
            () -> {
              authorizer.require(call, permissions.toList(bucket));
              return new ServiceException(
                  S3Error.NO_SUCH_KEY, S3Error.NO_SUCH_KEY.message(), Map.of("Key", key));
            })
        .value();
  }

  private static Preconditions conditions(GetObjectRequest request) {
    return new Preconditions(
        request.ifMatch(),
        request.ifNoneMatch(),
        request.ifModifiedSince(),
        request.ifUnmodifiedSince());
  }

  /** Objects here have one part, the whole. */
  private static Optional<Range> range(
      @Nullable String header, @Nullable Integer partNumber, S3Object object) {
    if (partNumber == null) {
      return Range.parse(header, object.size());
    }
    if (header != null) {
      throw new ServiceException(
          S3Error.INVALID_REQUEST,
          "Cannot specify both Range header and partNumber query parameter");
    }
    if (partNumber != 1) {
      throw new ServiceException(S3Error.INVALID_PART_NUMBER);
    }
    return object.size() == 0 ? Optional.empty() : Optional.of(new Range(0, object.size()));
  }

  private static Body body(Call call, S3Object object, Optional<Range> range) {
    long from = range.map(Range::from).orElse(0L);
    long to = range.map(Range::to).orElse(object.size());
    return Body.of(call.store().blob(object.blobId(), from, to));
  }

  /** Only a signed request may say with which headers the object is served. */
  private static void requireOverridesSigned(Call call, GetObjectRequest request) {
    boolean overrides =
        request.responseCacheControl() != null
            || request.responseContentDisposition() != null
            || request.responseContentEncoding() != null
            || request.responseContentLanguage() != null
            || request.responseContentType() != null
            || request.responseExpires() != null;
    if (overrides && call.principal() instanceof Principal.Anonymous) {
      throw new ServiceException(
          S3Error.INVALID_REQUEST,
          "Request specific response headers cannot be used for anonymous GET requests.");
    }
  }

  @SuppressWarnings("deprecation") // the member that replaces `expires` is no header
  private static GetObjectResponse answer(
      GetObjectRequest request, S3Object object, Optional<Range> range) {
    var headers = object.headers();
    var answer =
        GetObjectResponse.builder()
            .acceptRanges("bytes")
            .lastModified(object.modifiedAt())
            .contentLength(range.map(part -> part.to() - part.from()).orElse(object.size()))
            .contentRange(range.map(part -> part.of(object.size())).orElse(null))
            .eTag(object.quotedEtag())
            .serverSideEncryption(ServerSideEncryption.AES256)
            .storageClass(StorageClasses.shown(object.storageClass()))
            .contentType(or(request.responseContentType(), headers.contentType()))
            .cacheControl(or(request.responseCacheControl(), headers.cacheControl()))
            .contentDisposition(
                or(request.responseContentDisposition(), headers.contentDisposition()))
            .contentEncoding(or(request.responseContentEncoding(), headers.contentEncoding()))
            .contentLanguage(or(request.responseContentLanguage(), headers.contentLanguage()))
            .expires(
                request.responseExpires() != null ? request.responseExpires() : headers.expires())
            .metadata(object.metadata());
    if (request.checksumMode() == ChecksumMode.ENABLED
        && range.isEmpty()
        && !object.checksums().isEmpty()) {
      var sums = object.checksums();
      answer
          .checksumType(ChecksumType.FULL_OBJECT)
          .checksumCRC32(sums.get("CRC32"))
          .checksumCRC32C(sums.get("CRC32C"))
          .checksumCRC64NVME(sums.get("CRC64NVME"))
          .checksumSHA1(sums.get("SHA1"))
          .checksumSHA256(sums.get("SHA256"));
    }
    return answer.build();
  }

  private static @Nullable String or(@Nullable String asked, @Nullable String kept) {
    return asked != null ? asked : kept;
  }
}
