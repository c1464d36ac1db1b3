package dev.federationlab.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.federationlab.aws.TestAws;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class BucketsSdkTest {
  private static TestAws aws;
  private static S3Client mine;
  private static S3Client theirs;

  @BeforeAll
  static void start() {
    aws = new TestAws(new S3Limits(5, 100, 10_000, 5_000));
    mine = aws.s3(aws.sandbox());
    theirs = aws.s3(aws.sandbox());
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @Test
  void livesFromCreationToDeletion() {
    mine.createBucket(request -> request.bucket("short-life"));

    assertThat(mine.listBuckets().buckets())
        .extracting(bucket -> bucket.name())
        .contains("short-life");
    assertThat(theirs.listBuckets().buckets())
        .extracting(bucket -> bucket.name())
        .doesNotContain("short-life");
    assertThat(mine.headBucket(request -> request.bucket("short-life")).bucketRegion())
        .isEqualTo("us-east-1");
    assertThat(
            mine.getBucketLocation(request -> request.bucket("short-life"))
                .locationConstraintAsString())
        .isNullOrEmpty();

    mine.deleteBucket(request -> request.bucket("short-life"));
    assertRefused(
        () -> mine.listObjectsV2(request -> request.bucket("short-life")),
        404,
        "NoSuchBucket",
        "The specified bucket does not exist");
  }

  @Test
  void mayBeMadeTwiceByItsOwnerAtHomeAndByNobodyElse() {
    mine.createBucket(request -> request.bucket("made-twice"));
    mine.createBucket(request -> request.bucket("made-twice"));

    assertRefused(
        () -> theirs.createBucket(request -> request.bucket("made-twice")),
        409,
        "BucketAlreadyExists",
        "The requested bucket name is not available. The bucket namespace is shared by all users of"
            + " the system. Please select a different name and try again.");
    mine.deleteBucket(request -> request.bucket("made-twice"));
  }

  @Test
  void isNotMadeTwiceElsewhere() {
    mine.createBucket(
        request ->
            request
                .bucket("far-away")
                .createBucketConfiguration(place -> place.locationConstraint("eu-west-3")));

    assertThat(
            mine.getBucketLocation(request -> request.bucket("far-away"))
                .locationConstraintAsString())
        .isEqualTo("eu-west-3");
    assertRefused(
        () ->
            mine.createBucket(
                request ->
                    request
                        .bucket("far-away")
                        .createBucketConfiguration(place -> place.locationConstraint("eu-west-3"))),
        409,
        "BucketAlreadyOwnedByYou",
        "Your previous request to create the named bucket succeeded and you already own it.");
    mine.deleteBucket(request -> request.bucket("far-away"));
  }

  @Test
  void cannotBeDeletedWithObjectsInIt() {
    mine.createBucket(request -> request.bucket("not-empty"));
    mine.putObject(request -> request.bucket("not-empty").key("k"), RequestBody.fromString("v"));

    assertRefused(
        () -> mine.deleteBucket(request -> request.bucket("not-empty")),
        409,
        "BucketNotEmpty",
        "The bucket you tried to delete is not empty");
    mine.deleteObject(request -> request.bucket("not-empty").key("k"));
    mine.deleteBucket(request -> request.bucket("not-empty"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xn--abc", "abc-s3alias", "sthree-abc"})
  void hasAValidName(String name) {
    // Names that the SDK lets through; the others are in BucketNamesTest.
    assertRefused(
        () -> mine.createBucket(request -> request.bucket(name)),
        400,
        "InvalidBucketName",
        "The specified bucket is not valid.");
  }

  @Test
  void isNotCalledLikeAPathOfThisOrigin() {
    assertThatThrownBy(() -> mine.createBucket(request -> request.bucket("healthz")))
        .isInstanceOfSatisfying(
            S3Exception.class, refusal -> assertThat(refusal.statusCode()).isEqualTo(409));
  }

  @Test
  void areLimitedInNumber() {
    var many = aws.s3(aws.sandbox());
    for (int i = 0; i < 5; i++) {
      var name = "one-of-many-" + i;
      many.createBucket(request -> request.bucket(name));
    }

    assertRefused(
        () -> many.createBucket(request -> request.bucket("one-too-many")),
        400,
        "TooManyBuckets",
        "You have attempted to create more buckets than allowed");
  }

  @Test
  void ofAnotherAccountIsClosed() {
    mine.createBucket(request -> request.bucket("mine-alone"));

    assertRefused(
        () -> theirs.listObjectsV2(request -> request.bucket("mine-alone")),
        403,
        "AccessDenied",
        "Access Denied");
    assertRefused(
        () -> aws.anonymousS3().listObjectsV2(request -> request.bucket("mine-alone")),
        403,
        "AccessDenied",
        "Access Denied");
    assertRefused(
        () ->
            mine.listObjectsV2(
                request -> request.bucket("mine-alone").expectedBucketOwner("000000000000")),
        403,
        "AccessDenied",
        "Access Denied");
    mine.deleteBucket(request -> request.bucket("mine-alone"));
  }

  @Test
  void opensWithABucketPolicy() {
    mine.createBucket(request -> request.bucket("open-door"));
    mine.putObject(
        request -> request.bucket("open-door").key("a"), RequestBody.fromString("for all"));
    var policy =
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*",
          "Action": "s3:GetObject", "Resource": "arn:aws:s3:::open-door/*"}]}
        """;
    mine.putBucketPolicy(request -> request.bucket("open-door").policy(policy));

    assertThat(mine.getBucketPolicy(request -> request.bucket("open-door")).policy())
        .isEqualTo(policy);
    assertThat(
            aws.anonymousS3()
                .getObjectAsBytes(request -> request.bucket("open-door").key("a"))
                .asUtf8String())
        .isEqualTo("for all");
    assertRefused(
        () -> aws.anonymousS3().deleteObject(request -> request.bucket("open-door").key("a")),
        403,
        "AccessDenied",
        "Access Denied");

    mine.deleteBucketPolicy(request -> request.bucket("open-door"));
    assertRefused(
        () -> mine.getBucketPolicy(request -> request.bucket("open-door")),
        404,
        "NoSuchBucketPolicy",
        "The bucket policy does not exist");
    mine.deleteObject(request -> request.bucket("open-door").key("a"));
    mine.deleteBucket(request -> request.bucket("open-door"));
  }

  @Test
  void neverLocksTheOwnersRootOutOfItsPolicy() {
    mine.createBucket(request -> request.bucket("shut-door"));
    var policy =
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\","
            + "\"Resource\":[\"arn:aws:s3:::shut-door\",\"arn:aws:s3:::shut-door/*\"]}}";
    mine.putBucketPolicy(request -> request.bucket("shut-door").policy(policy));

    assertThatThrownBy(() -> mine.listObjectsV2(request -> request.bucket("shut-door")))
        .isInstanceOf(S3Exception.class)
        .hasMessageContaining("with an explicit deny in a resource-based policy");
    assertThat(mine.getBucketPolicy(request -> request.bucket("shut-door")).policy())
        .isEqualTo(policy);
    mine.putBucketPolicy(request -> request.bucket("shut-door").policy(policy));
    mine.deleteBucketPolicy(request -> request.bucket("shut-door"));
    mine.deleteBucket(request -> request.bucket("shut-door"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::with-policy/*\"}]}",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::another/*\"}]}"
      })
  void refusesAPolicyThatIsMalformedOrAboutAnother(String policy) {
    mine.createBucket(request -> request.bucket("with-policy"));

    assertThatThrownBy(
            () -> mine.putBucketPolicy(request -> request.bucket("with-policy").policy(policy)))
        .isInstanceOfSatisfying(
            S3Exception.class,
            refusal ->
                assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("MalformedPolicy"));
    mine.deleteBucket(request -> request.bucket("with-policy"));
  }

  @Test
  void areEmptiedWithTheirAccountAndNoOther() {
    var key = aws.sandbox();
    var client = aws.s3(key);
    client.createBucket(request -> request.bucket("to-be-emptied"));
    client.putObject(
        request -> request.bucket("to-be-emptied").key("k"), RequestBody.fromString("v"));
    mine.createBucket(request -> request.bucket("to-be-kept"));

    aws.store.change(transaction -> aws.s3.emptyAccount(transaction, key.accountId()));

    assertThat(client.listBuckets().buckets()).isEmpty();
    assertThat(mine.listBuckets().buckets())
        .extracting(bucket -> bucket.name())
        .contains("to-be-kept");
    theirs.createBucket(request -> request.bucket("to-be-emptied"));
    assertThat(theirs.listObjectsV2(request -> request.bucket("to-be-emptied")).contents())
        .isEmpty();
    mine.deleteBucket(request -> request.bucket("to-be-kept"));
    theirs.deleteBucket(request -> request.bucket("to-be-emptied"));
  }

  static void assertRefused(ThrowingCallable call, int status, String code, String message) {
    Consumer<S3Exception> asSaid =
        refusal -> {
          assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
          assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(message);
          assertThat(refusal.statusCode()).isEqualTo(status);
        };
    assertThatThrownBy(call).isInstanceOfSatisfying(S3Exception.class, asSaid);
  }
}
