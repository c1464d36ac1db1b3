package dev.federationlab.aws.s3;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.s3.Listing.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.Owner;

/**
 * The two ways to list a bucket: version 2 goes on by an opaque token, version 1 by the last key.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html">ListObjectsV2</a>
 */
final class ListObjects {
  private static final int PAGE = 1000;

  private final Buckets buckets;

  ListObjects(Buckets buckets) {
    this.buckets = buckets;
  }

  ListObjectsV2Response version2(Call call, ListObjectsV2Request request) {
    var bucket = buckets.require(call, request.bucket(), request.expectedBucketOwner());
    var encoding = UrlEncoding.of(request.encodingTypeAsString());
    var after =
        request.continuationToken() == null
            ? request.startAfter()
            : token(request.continuationToken());
    int asked = maxKeys(request.maxKeys());
    var listing = read(call, bucket, request.prefix(), request.delimiter(), after, asked);
    var owner =
        Boolean.TRUE.equals(request.fetchOwner()) ? Owners.owner(bucket.ownerAccountId()) : null;
    var answer =
        ListObjectsV2Response.builder()
            .name(bucket.name())
            .prefix(encoding.encode(text(request.prefix())))
            .delimiter(encoding.encodeIfPresent(emptyToNull(request.delimiter())))
            .startAfter(encoding.encodeIfPresent(request.startAfter()))
            .continuationToken(request.continuationToken())
            .encodingType(request.encodingTypeAsString())
            .maxKeys(asked)
            .keyCount(listing.entries().size())
            .isTruncated(listing.truncated())
            .contents(contents(listing, encoding, owner))
            .commonPrefixes(commonPrefixes(listing, encoding));
    if (listing.truncated()) {
      answer.nextContinuationToken(Tokens.write(listing.last()));
    }
    return answer.build();
  }

  /** Says where to go on only with a delimiter; without, the caller takes the last key. */
  ListObjectsResponse version1(Call call, ListObjectsRequest request) {
    var bucket = buckets.require(call, request.bucket(), request.expectedBucketOwner());
    var encoding = UrlEncoding.of(request.encodingTypeAsString());
    int asked = maxKeys(request.maxKeys());
    var listing =
        read(call, bucket, request.prefix(), request.delimiter(), request.marker(), asked);
    var answer =
        ListObjectsResponse.builder()
            .name(bucket.name())
            .prefix(encoding.encode(text(request.prefix())))
            .delimiter(encoding.encodeIfPresent(emptyToNull(request.delimiter())))
            .marker(encoding.encode(text(request.marker())))
            .encodingType(request.encodingTypeAsString())
            .maxKeys(asked)
            .isTruncated(listing.truncated())
            .contents(contents(listing, encoding, Owners.owner(bucket.ownerAccountId())))
            .commonPrefixes(commonPrefixes(listing, encoding));
    if (listing.truncated() && emptyToNull(request.delimiter()) != null) {
      answer.nextMarker(encoding.encode(listing.last()));
    }
    return answer.build();
  }

  private static Listing read(
      Call call,
      Bucket bucket,
      @Nullable String prefix,
      @Nullable String delimiter,
      @Nullable String after,
      int asked) {
    return Listing.read(
        call.store(),
        bucket,
        new Query(text(prefix), text(delimiter), text(after), Math.min(PAGE, asked)));
  }

  private static List<software.amazon.awssdk.services.s3.model.S3Object> contents(
      Listing listing, UrlEncoding encoding, @Nullable Owner owner) {
    return listing.entries().stream()
        .filter(entry -> entry.object() != null)
        .map(
            entry ->
                content(
                    entry.name(),
                    java.util.Objects.requireNonNull(entry.object()),
                    encoding,
                    owner))
        .toList();
  }

  private static software.amazon.awssdk.services.s3.model.S3Object content(
      String key, S3Object object, UrlEncoding encoding, @Nullable Owner owner) {
    var content =
        software.amazon.awssdk.services.s3.model.S3Object.builder()
            .key(encoding.encode(key))
            .lastModified(object.modifiedAt())
            .eTag(object.quotedEtag())
            .size(object.size())
            .storageClass(object.storageClass())
            .owner(owner);
    if (!object.checksums().isEmpty()) {
      content.checksumAlgorithmWithStrings(object.checksums().keySet()).checksumType("FULL_OBJECT");
    }
    return content.build();
  }

  private static List<CommonPrefix> commonPrefixes(Listing listing, UrlEncoding encoding) {
    return listing.entries().stream()
        .filter(entry -> entry.object() == null)
        .map(entry -> CommonPrefix.builder().prefix(encoding.encode(entry.name())).build())
        .toList();
  }

  private static int maxKeys(@Nullable Integer asked) {
    if (asked == null) {
      return PAGE;
    }
    if (asked < 0) {
      throw new ServiceException(
          S3Error.INVALID_ARGUMENT, "Argument maxKeys must be an integer between 0 and 2147483647");
    }
    return asked;
  }

  private static String token(String token) {
    if (token.isEmpty()) {
      throw new ServiceException(
          S3Error.INVALID_ARGUMENT, "The continuation token provided is incorrect");
    }
    return Tokens.read(token);
  }

  private static String text(@Nullable String parameter) {
    return parameter == null ? "" : parameter;
  }

  private static @Nullable String emptyToNull(@Nullable String parameter) {
    return text(parameter).isEmpty() ? null : parameter;
  }
}
