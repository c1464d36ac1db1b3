package dev.federationlab.aws.s3;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyResponse;

/** The policy of a bucket: put whole, got as it was put, deleted. */
final class BucketPolicies {
  private final Buckets buckets;
  private final BucketPolicyText text;

  BucketPolicies(Buckets buckets, BucketPolicyText text) {
    this.buckets = buckets;
    this.text = text;
  }

  PutBucketPolicyResponse put(Call call, PutBucketPolicyRequest request) {
    var bucket = buckets.require(call, request.bucket(), request.expectedBucketOwner());
    text.require(call, bucket, request.policy());
    buckets.change(call, bucket, before -> before.withPolicy(request.policy()));
    return PutBucketPolicyResponse.builder().build();
  }

  GetBucketPolicyResponse get(Call call, GetBucketPolicyRequest request) {
    var bucket = buckets.require(call, request.bucket(), request.expectedBucketOwner());
    var json =
        bucket
            .policy()
            .orElseThrow(
                () ->
                    new ServiceException(
                        S3Error.NO_SUCH_BUCKET_POLICY,
                        S3Error.NO_SUCH_BUCKET_POLICY.message(),
                        Map.of("BucketName", bucket.name())));
    return GetBucketPolicyResponse.builder().policy(json).build();
  }

  DeleteBucketPolicyResponse delete(Call call, DeleteBucketPolicyRequest request) {
    var bucket = buckets.require(call, request.bucket(), request.expectedBucketOwner());
    buckets.change(call, bucket, before -> before.withPolicy(null));
    return DeleteBucketPolicyResponse.builder().build();
  }
}
