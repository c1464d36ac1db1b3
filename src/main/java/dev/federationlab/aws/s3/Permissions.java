package dev.federationlab.aws.s3;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Access.ResourcePolicy;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketWebsiteRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketWebsiteRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketWebsiteRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * What each operation needs: its action, which is not always its name, on the bucket's or the
 * object's ARN. A bucket that does not exist is answered here, before anything is decided.
 */
final class Permissions {
  private final Buckets buckets;

  Permissions(Buckets buckets) {
    this.buckets = buckets;
  }

  List<Access> listBuckets(Call call, ListBucketsRequest request) {
    return List.of(Access.to("s3:ListAllMyBuckets", "*"));
  }

  List<Access> createBucket(Call call, CreateBucketRequest request) {
    var keys = new TreeMap<String, List<String>>();
    put(keys, "s3:x-amz-acl", request.aclAsString());
    if (request.createBucketConfiguration() != null) {
      put(
          keys,
          "s3:LocationConstraint",
          request.createBucketConfiguration().locationConstraintAsString());
    }
    return List.of(
        new Access("s3:CreateBucket", Bucket.arn(request.bucket()), keys, Optional.empty()));
  }

  List<Access> headBucket(Call call, HeadBucketRequest request) {
    return onBucket(call, "s3:ListBucket", request.bucket());
  }

  List<Access> getBucketLocation(Call call, GetBucketLocationRequest request) {
    return onBucket(call, "s3:GetBucketLocation", request.bucket());
  }

  List<Access> deleteBucket(Call call, DeleteBucketRequest request) {
    return onBucket(call, "s3:DeleteBucket", request.bucket());
  }

  List<Access> putBucketPolicy(Call call, PutBucketPolicyRequest request) {
    return onBucketPolicy(call, "s3:PutBucketPolicy", request.bucket());
  }

  List<Access> getBucketPolicy(Call call, GetBucketPolicyRequest request) {
    return onBucketPolicy(call, "s3:GetBucketPolicy", request.bucket());
  }

  List<Access> deleteBucketPolicy(Call call, DeleteBucketPolicyRequest request) {
    return onBucketPolicy(call, "s3:DeleteBucketPolicy", request.bucket());
  }

  List<Access> getBucketCors(Call call, GetBucketCorsRequest request) {
    return onBucket(call, "s3:GetBucketCORS", request.bucket());
  }

  List<Access> putBucketCors(Call call, PutBucketCorsRequest request) {
    return onBucket(call, "s3:PutBucketCORS", request.bucket());
  }

  /** No action of its own: who may set the rules may delete them. */
  List<Access> deleteBucketCors(Call call, DeleteBucketCorsRequest request) {
    return onBucket(call, "s3:PutBucketCORS", request.bucket());
  }

  List<Access> getBucketWebsite(Call call, GetBucketWebsiteRequest request) {
    return onBucket(call, "s3:GetBucketWebsite", request.bucket());
  }

  List<Access> putBucketWebsite(Call call, PutBucketWebsiteRequest request) {
    return onBucket(call, "s3:PutBucketWebsite", request.bucket());
  }

  List<Access> deleteBucketWebsite(Call call, DeleteBucketWebsiteRequest request) {
    return onBucket(call, "s3:DeleteBucketWebsite", request.bucket());
  }

  List<Access> listObjectsV2(Call call, ListObjectsV2Request request) {
    return listing(
        call, request.bucket(), request.prefix(), request.delimiter(), request.maxKeys());
  }

  List<Access> listObjects(Call call, ListObjectsRequest request) {
    return listing(
        call, request.bucket(), request.prefix(), request.delimiter(), request.maxKeys());
  }

  List<Access> putObject(Call call, PutObjectRequest request) {
    var keys = new TreeMap<String, List<String>>();
    put(keys, "s3:x-amz-acl", request.aclAsString());
    put(keys, "s3:x-amz-server-side-encryption", request.serverSideEncryptionAsString());
    put(keys, "s3:x-amz-storage-class", request.storageClassAsString());
    put(keys, "s3:if-none-match", request.ifNoneMatch());
    put(keys, "s3:if-match", request.ifMatch());
    return List.of(
        onObject(buckets.require(call, request.bucket()), "s3:PutObject", request.key(), keys));
  }

  List<Access> getObject(Call call, GetObjectRequest request) {
    return List.of(toRead(call, request.bucket(), request.key()));
  }

  /** HEAD needs what GET needs. */
  List<Access> headObject(Call call, HeadObjectRequest request) {
    return List.of(toRead(call, request.bucket(), request.key()));
  }

  /** To read the source, and to write the destination. */
  List<Access> copyObject(Call call, CopyObjectRequest request) {
    var source = CopySource.of(call);
    var keys = new TreeMap<String, List<String>>();
    put(keys, "s3:x-amz-acl", request.aclAsString());
    put(keys, "s3:x-amz-copy-source", source.bucket() + "/" + source.key());
    put(keys, "s3:x-amz-metadata-directive", request.metadataDirectiveAsString());
    put(keys, "s3:x-amz-server-side-encryption", request.serverSideEncryptionAsString());
    put(keys, "s3:x-amz-storage-class", request.storageClassAsString());
    var destination = buckets.require(call, request.destinationBucket());
    return List.of(
        onObject(destination, "s3:PutObject", request.destinationKey(), keys),
        toRead(call, source.bucket(), source.key()));
  }

  List<Access> deleteObject(Call call, DeleteObjectRequest request) {
    return List.of(toDelete(buckets.require(call, request.bucket()), request.key()));
  }

  /** Nothing as a whole: each key is asked about by itself, and refused in the answer. */
  List<Access> deleteObjects(Call call, DeleteObjectsRequest request) {
    buckets.require(call, request.bucket());
    return List.of();
  }

  Access toDelete(Bucket bucket, String key) {
    return onObject(bucket, "s3:DeleteObject", key, Map.of());
  }

  /** What one must hold to be told that a key is not there. */
  Access toList(Bucket bucket) {
    return new Access("s3:ListBucket", bucket.arn(), Map.of(), Optional.of(policyOf(bucket)));
  }

  private Access toRead(Call call, String bucket, String key) {
    return onObject(buckets.require(call, bucket), "s3:GetObject", key, Map.of());
  }

  /**
   * A parameter that was not sent has no key, so that a condition on it fails (aws-behaviour 5.4).
   */
  private List<Access> listing(
      Call call,
      String name,
      @Nullable String prefix,
      @Nullable String delimiter,
      @Nullable Integer maxKeys) {
    var bucket = buckets.require(call, name);
    var keys = new TreeMap<String, List<String>>();
    put(keys, "s3:prefix", prefix);
    put(keys, "s3:delimiter", delimiter);
    put(keys, "s3:max-keys", maxKeys == null ? null : maxKeys.toString());
    return List.of(new Access("s3:ListBucket", bucket.arn(), keys, Optional.of(policyOf(bucket))));
  }

  private List<Access> onBucket(Call call, String action, String name) {
    var bucket = buckets.require(call, name);
    return List.of(new Access(action, bucket.arn(), Map.of(), Optional.of(policyOf(bucket))));
  }

  /**
   * The root of the owner's account is never locked out of a bucket's policy, whatever that says
   * (S3 API Reference, "DeleteBucketPolicy").
   */
  private List<Access> onBucketPolicy(Call call, String action, String name) {
    var bucket = buckets.require(call, name);
    boolean owner =
        call.principal() instanceof Principal.Root root
            && root.accountId().equals(bucket.ownerAccountId());
    var policy = policyOf(bucket);
    var heard =
        owner
            ? new ResourcePolicy(policy.name(), policy.ownerAccountId(), Optional.empty())
            : policy;
    return List.of(new Access(action, bucket.arn(), Map.of(), Optional.of(heard)));
  }

  private static Access onObject(
      Bucket bucket, String action, String key, Map<String, List<String>> keys) {
    return new Access(action, bucket.arn() + "/" + key, keys, Optional.of(policyOf(bucket)));
  }

  private static ResourcePolicy policyOf(Bucket bucket) {
    return new ResourcePolicy(
        "bucket policy of " + bucket.name(), bucket.ownerAccountId(), bucket.policy());
  }

  private static void put(Map<String, List<String>> keys, String key, @Nullable String value) {
    if (value != null) {
      keys.put(key, List.of(value));
    }
  }
}
