package dev.federationlab.flow.edit;

import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.flow.edit.RootCalls.Service;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The policy of a bucket; most have none. */
public record BucketPolicy(String bucket) implements PolicyPlace.InAws {
  static final String ARN = "arn:aws:s3:::";

  @Override
  public String id() {
    return "bucket:" + bucket;
  }

  @Override
  public Kind kind() {
    return Kind.RESOURCE;
  }

  @Override
  public String title() {
    return "bucket policy of " + bucket;
  }

  @Override
  public int mostCharacters() {
    return 20 * 1024;
  }

  @Override
  public String resourceArn() {
    return ARN + bucket;
  }

  @Override
  public Optional<String> read(RootCalls aws) {
    try {
      return Optional.of(
          aws.call(
                  Service.S3,
                  "GetBucketPolicy",
                  (clients, root) ->
                      clients
                          .s3()
                          .getBucketPolicy(r -> r.bucket(bucket).overrideConfiguration(root)))
              .policy());
    } catch (S3Exception e) {
      var code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
      if ("NoSuchBucketPolicy".equals(code) || "NoSuchBucket".equals(code)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public void write(RootCalls aws, String text) {
    aws.call(
        Service.S3,
        "PutBucketPolicy",
        (clients, root) ->
            clients
                .s3()
                .putBucketPolicy(r -> r.bucket(bucket).policy(text).overrideConfiguration(root)));
  }

  @Override
  public void remove(RootCalls aws) {
    aws.call(
        Service.S3,
        "DeleteBucketPolicy",
        (clients, root) ->
            clients.s3().deleteBucketPolicy(r -> r.bucket(bucket).overrideConfiguration(root)));
  }
}
