package dev.federationlab.aws.s3;

import dev.federationlab.aws.Authorizer;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.ServiceException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectResult;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * Copies an object, with its metadata or with other.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html">CopyObject</a>
 */
final class CopyObject implements Operation<CopyObjectRequest, CopyObjectResponse> {
  private final Buckets buckets;
  private final Objects objects;
  private final Authorizer authorizer;
  private final Permissions permissions;

  CopyObject(Buckets buckets, Objects objects, Authorizer authorizer, Permissions permissions) {
    this.buckets = buckets;
    this.objects = objects;
    this.authorizer = authorizer;
    this.permissions = permissions;
  }

  @Override
  public CopyObjectResponse handle(Call call, CopyObjectRequest request) {
    requireKnownWishes(request);
    var from = CopySource.of(call);
    var sourceBucket = buckets.require(call, from.bucket(), request.expectedSourceBucketOwner());
    var bucket =
        objects.bucketFor(
            call,
            request.destinationBucket(),
            request.destinationKey(),
            request.expectedBucketOwner());
    var source = source(call, sourceBucket, from.key());
    new Preconditions(
            request.copySourceIfMatch(),
            request.copySourceIfNoneMatch(),
            request.copySourceIfModifiedSince(),
            request.copySourceIfUnmodifiedSince())
        .requireOfCopy(call, source);
    var other = request.metadataDirective() == MetadataDirective.REPLACE;
    requireChange(request, from, other);
    Preconditions.ofPut(
        call,
        request.ifMatch(),
        request.ifNoneMatch(),
        objects.find(call, bucket, request.destinationKey()));
    var bytes = call.store().blob(source.blobId(), 0, source.size());
    var stored =
        objects.store(
            call,
            bucket,
            request.destinationKey(),
            bytes,
            blobId ->
                new S3Object(
                    blobId,
                    Checksum.etag(bytes),
                    bytes.length,
                    call.now().truncatedTo(ChronoUnit.SECONDS),
                    StorageClasses.of(request.storageClassAsString()),
                    other ? headers(request) : source.headers(),
                    other ? UserMetadata.of(request.metadata()) : source.metadata(),
                    source.checksums()));
    return CopyObjectResponse.builder()
        .serverSideEncryption(ServerSideEncryption.AES256)
        .copyObjectResult(
            CopyObjectResult.builder()
                .eTag(stored.quotedEtag())
                .lastModified(stored.modifiedAt())
                .build())
        .build();
  }

  private S3Object source(Call call, Bucket bucket, String key) {
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

  private static void requireKnownWishes(CopyObjectRequest request) {
    Acl.require(request.aclAsString());
    Encryption.require(request.serverSideEncryptionAsString(), request.sseCustomerAlgorithm());
    Encryption.require(null, request.copySourceSSECustomerAlgorithm());
    if (request.metadataDirective() == MetadataDirective.UNKNOWN_TO_SDK_VERSION) {
      throw new ServiceException(S3Error.INVALID_ARGUMENT, "Unknown metadata directive.");
    }
    if (request.tagging() != null
        || request.websiteRedirectLocation() != null
        || request.objectLockMode() != null) {
      throw new ServiceException(S3Error.NOT_IMPLEMENTED);
    }
  }

  private static void requireChange(
      CopyObjectRequest request, CopySource from, boolean otherMetadata) {
    boolean itself =
        from.bucket().equals(request.destinationBucket())
            && from.key().equals(request.destinationKey());
    if (itself
        && !otherMetadata
        && request.storageClass() == null
        && request.serverSideEncryption() == null) {
      throw new ServiceException(
          S3Error.INVALID_REQUEST,
          "This copy request is illegal because it is trying to copy an object to itself without"
              + " changing the object's metadata, storage class, website redirect location or"
              + " encryption attributes.");
    }
  }

  private static S3Object.Headers headers(CopyObjectRequest request) {
    return new S3Object.Headers(
        request.contentType() == null ? "binary/octet-stream" : request.contentType(),
        request.cacheControl(),
        request.contentDisposition(),
        request.contentEncoding(),
        request.contentLanguage(),
        request.expires());
  }
}
