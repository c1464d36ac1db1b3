package dev.federationlab.aws.s3;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.store.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;

/** Buckets: made, found, listed, deleted. */
final class Buckets {
  private static final String HOME = "us-east-1";
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]{3,9}){1,2}-\\d");
  private static final int LISTED_AT_MOST = 10_000;

  private final S3Limits limits;

  Buckets(S3Limits limits) {
    this.limits = limits;
  }

  /** In us-east-1 the owner may create a bucket again, and is told that all is well. */
  CreateBucketResponse create(Call call, CreateBucketRequest request) {
    var name = request.bucket();
    if (!BucketNames.valid(name)) {
      throw new ServiceException(
          S3Error.INVALID_BUCKET_NAME,
          S3Error.INVALID_BUCKET_NAME.message(),
          Map.of("BucketName", name));
    }
    if (Boolean.TRUE.equals(request.objectLockEnabledForBucket())) {
      throw new ServiceException(S3Error.NOT_IMPLEMENTED);
    }
    Acl.require(request.aclAsString());
    var region = region(request);
    var bucket = Bucket.bare(name, call.accountId(), region, call.now());
    if (call.store().count(bucket.space(), Bucket.Entry.KIND) >= limits.buckets()
        && find(call, name).isEmpty()) {
      throw new ServiceException(S3Error.TOO_MANY_BUCKETS);
    }
    if (BucketNames.taken(name)) {
      throw new ServiceException(
          S3Error.BUCKET_ALREADY_EXISTS,
          S3Error.BUCKET_ALREADY_EXISTS.message(),
          Map.of("BucketName", name));
    }
    if (call.store().insert(Bucket.GLOBAL, Bucket.KIND, name, bucket)) {
      call.store()
          .put(bucket.space(), Bucket.Entry.KIND, name, new Bucket.Entry(region, call.now()));
    } else {
      requireOwnAtHome(call, name);
    }
    return CreateBucketResponse.builder().location("/" + name).build();
  }

  HeadBucketResponse head(Call call, HeadBucketRequest request) {
    var bucket = require(call, request.bucket(), request.expectedBucketOwner());
    return HeadBucketResponse.builder()
        .bucketRegion(bucket.region())
        .accessPointAlias(false)
        .build();
  }

  /** The home region has no name here: null, as since 2006. */
  GetBucketLocationResponse location(Call call, GetBucketLocationRequest request) {
    var bucket = require(call, request.bucket(), request.expectedBucketOwner());
    var answer = GetBucketLocationResponse.builder();
    if (!bucket.region().equals(HOME)) {
      answer.locationConstraint(bucket.region());
    }
    return answer.build();
  }

  DeleteBucketResponse delete(Call call, DeleteBucketRequest request) {
    var bucket = require(call, request.bucket(), request.expectedBucketOwner());
    if (!call.store()
        .list(bucket.space(), S3Object.KIND, S3Object.id(bucket.name(), ""), "", 1)
        .isEmpty()) {
      throw new ServiceException(
          S3Error.BUCKET_NOT_EMPTY,
          S3Error.BUCKET_NOT_EMPTY.message(),
          Map.of("BucketName", bucket.name()));
    }
    delete(call.store(), bucket.ownerAccountId(), bucket.name());
    return DeleteBucketResponse.builder().build();
  }

  /** The caller's own buckets, by name. */
  ListBucketsResponse list(Call call, ListBucketsRequest request) {
    int most = request.maxBuckets() == null ? LISTED_AT_MOST : request.maxBuckets();
    if (most < 1 || most > LISTED_AT_MOST) {
      throw new ServiceException(
          S3Error.INVALID_ARGUMENT, "Argument maxBuckets must be an integer between 1 and 10000");
    }
    var prefix = request.prefix() == null ? "" : request.prefix();
    var found =
        call.store()
            .list(
                Bucket.space(call.accountId()),
                Bucket.Entry.KIND,
                prefix,
                request.continuationToken() == null ? "" : Tokens.read(request.continuationToken()),
                most + 1);
    var shown =
        found.stream()
            .limit(most)
            .filter(
                entry ->
                    request.bucketRegion() == null
                        || request.bucketRegion().equals(entry.value().region()))
            .map(
                entry ->
                    software.amazon.awssdk.services.s3.model.Bucket.builder()
                        .name(entry.id())
                        .creationDate(entry.value().createdAt())
                        .bucketRegion(request.maxBuckets() == null ? null : entry.value().region())
                        .build())
            .toList();
    var answer =
        ListBucketsResponse.builder()
            .buckets(shown)
            .owner(Owners.owner(call.accountId()))
            .prefix(request.prefix());
    if (found.size() > most) {
      answer.continuationToken(Tokens.write(found.get(most - 1).id()));
    }
    return answer.build();
  }

  /**
   * The bucket of this name.
   *
   * @throws ServiceException NoSuchBucket, or InvalidBucketName if none could have it
   */
  Bucket require(Call call, String name) {
    return find(call, name)
        .orElseThrow(
            () -> {
              var error =
                  BucketNames.valid(name) ? S3Error.NO_SUCH_BUCKET : S3Error.INVALID_BUCKET_NAME;
              return new ServiceException(error, error.message(), Map.of("BucketName", name));
            });
  }

  /**
   * The same, if it belongs to whom the caller expects.
   *
   * @param expectedOwner the account ID in {@code x-amz-expected-bucket-owner}, if it was sent
   */
  Bucket require(Call call, String name, @Nullable String expectedOwner) {
    var bucket = require(call, name);
    if (expectedOwner != null && !expectedOwner.equals(bucket.ownerAccountId())) {
      throw new ServiceException(S3Error.ACCESS_DENIED);
    }
    return bucket;
  }

  Optional<Bucket> find(Call call, String name) {
    return call.store().find(Bucket.GLOBAL, Bucket.KIND, name).map(found -> found.value());
  }

  /** Stores the bucket with other settings. */
  void change(Call call, Bucket bucket, UnaryOperator<Bucket> changed) {
    call.store()
        .find(Bucket.GLOBAL, Bucket.KIND, bucket.name())
        .ifPresent(
            found ->
                call.store()
                    .update(Bucket.GLOBAL, Bucket.KIND, found, changed.apply(found.value())));
  }

  void deleteAll(Transaction store, String accountId) {
    var after = "";
    for (var page = page(store, accountId, after);
        !page.isEmpty();
        page = page(store, accountId, after)) {
      for (var name : page) {
        delete(store, accountId, name);
        after = name;
      }
    }
  }

  private static List<String> page(Transaction store, String accountId, String after) {
    return store.list(Bucket.space(accountId), Bucket.Entry.KIND, "", after, 100).stream()
        .map(entry -> entry.id())
        .toList();
  }

  private static void delete(Transaction store, String accountId, String name) {
    store.delete(Bucket.GLOBAL, Bucket.KIND, name);
    store.delete(Bucket.space(accountId), Bucket.Entry.KIND, name);
  }

  private void requireOwnAtHome(Call call, String name) {
    var bucket = require(call, name);
    if (!bucket.ownerAccountId().equals(call.accountId())) {
      throw new ServiceException(
          S3Error.BUCKET_ALREADY_EXISTS,
          S3Error.BUCKET_ALREADY_EXISTS.message(),
          Map.of("BucketName", name));
    }
    if (!bucket.region().equals(HOME)) {
      throw new ServiceException(
          S3Error.BUCKET_ALREADY_OWNED_BY_YOU,
          S3Error.BUCKET_ALREADY_OWNED_BY_YOU.message(),
          Map.of("BucketName", name));
    }
  }

  /** The home region is asked for by asking for none. */
  private static String region(CreateBucketRequest request) {
    var configuration = request.createBucketConfiguration();
    var asked = configuration == null ? null : configuration.locationConstraintAsString();
    if (asked == null || asked.isEmpty()) {
      return HOME;
    }
    if (asked.equals("EU")) {
      return "eu-west-1";
    }
    if (asked.equals(HOME) || !REGION.matcher(asked).matches()) {
      throw new ServiceException(
          S3Error.INVALID_LOCATION_CONSTRAINT,
          S3Error.INVALID_LOCATION_CONSTRAINT.message(),
          Map.of("LocationConstraint", asked));
    }
    return asked;
  }
}
