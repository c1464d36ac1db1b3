package dev.federationlab.aws.s3;

import static dev.federationlab.aws.s3.BucketsSdkTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.federationlab.aws.TestAws;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

class ObjectsSdkTest {
  private static final String BUCKET = "objects-of-the-test";
  private static TestAws aws;
  private static S3Client s3;

  @BeforeAll
  static void start() {
    aws = new TestAws(new S3Limits(10, 60, 20_000, 10_000));
    s3 = aws.s3(aws.sandbox());
    s3.createBucket(request -> request.bucket(BUCKET));
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @Test
  void comesBackAsItWasPut() {
    var put =
        s3.putObject(
            request ->
                request
                    .bucket(BUCKET)
                    .key("letter.txt")
                    .contentType("text/plain; charset=UTF-8")
                    .cacheControl("no-cache")
                    .contentDisposition("attachment")
                    .contentLanguage("en")
                    .contentEncoding("identity")
                    .metadata(Map.of("Author", "me")),
            RequestBody.fromString("hello\n"));

    var got = s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("letter.txt"));
    assertThat(put.eTag()).isEqualTo("\"b1946ac92492d2347c6235b4d2611184\"");
    assertThat(put.serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
    assertThat(got.asUtf8String()).isEqualTo("hello\n");
    assertThat(got.response().contentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(got.response().cacheControl()).isEqualTo("no-cache");
    assertThat(got.response().contentDisposition()).isEqualTo("attachment");
    assertThat(got.response().contentLanguage()).isEqualTo("en");
    assertThat(got.response().contentEncoding()).isEqualTo("identity");
    assertThat(got.response().metadata()).isEqualTo(Map.of("author", "me"));
    assertThat(got.response().sdkHttpResponse().firstMatchingHeader("Content-Security-Policy"))
        .contains("sandbox");
    assertThat(got.response().sdkHttpResponse().firstMatchingHeader("X-Content-Type-Options"))
        .contains("nosniff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b+c&d=e%f",
        "ü/ö/漢字 😀",
        "a//b/../c/./d",
        "quote'\"<>",
        "trailing/",
        "?query#part",
        "us-east-1:b2a9"
      })
  void hasAnyKey(String key) {
    s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(key));

    assertThat(s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(key)).asUtf8String())
        .isEqualTo(key);
    assertThat(s3.listObjectsV2(request -> request.bucket(BUCKET).prefix(key)).contents())
        .extracting(object -> object.key())
        .containsExactly(key);
    s3.deleteObject(request -> request.bucket(BUCKET).key(key));
  }

  /** What a request may bring in its headers has to fit into those of the answer. */
  @Test
  void giveBackHeadersHoweverLongTheyWere() {
    var name = "attachment; filename=" + "n".repeat(20_000);
    s3.putObject(
        request -> request.bucket(BUCKET).key("long").contentDisposition(name),
        RequestBody.fromString("x"));

    assertThat(s3.headObject(request -> request.bucket(BUCKET).key("long")).contentDisposition())
        .isEqualTo(name);
  }

  @Test
  void isReplacedWholeAndLeavesNoBytesBehind() {
    for (int i = 0; i < 6; i++) {
      var body = "x".repeat(9_000);
      s3.putObject(request -> request.bucket(BUCKET).key("replaced"), RequestBody.fromString(body));
    }
    s3.putObject(
        request -> request.bucket(BUCKET).key("replaced"), RequestBody.fromString("short"));

    assertThat(
            s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("replaced")).asUtf8String())
        .isEqualTo("short");
  }

  @Test
  void isEmptyIfNothingWasPut() {
    s3.putObject(request -> request.bucket(BUCKET).key("empty"), RequestBody.empty());

    var got = s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("empty"));
    assertThat(got.asByteArray()).isEmpty();
    assertThat(got.response().contentType()).isEqualTo("application/octet-stream");
  }

  @Test
  void isReadInParts() {
    s3.putObject(
        request -> request.bucket(BUCKET).key("digits"), RequestBody.fromString("0123456789"));

    var part =
        s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("digits").range("bytes=2-4"));
    assertThat(part.asUtf8String()).isEqualTo("234");
    assertThat(part.response().contentRange()).isEqualTo("bytes 2-4/10");
    assertThat(part.response().sdkHttpResponse().statusCode()).isEqualTo(206);
    assertRefused(
        () ->
            s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("digits").range("bytes=10-")),
        416,
        "InvalidRange",
        "The requested range is not satisfiable");
  }

  @Test
  void isServedOnlyUnderItsConditions() {
    var etag =
        s3.putObject(
                request -> request.bucket(BUCKET).key("conditions"), RequestBody.fromString("v"))
            .eTag();
    var modified =
        s3.headObject(request -> request.bucket(BUCKET).key("conditions")).lastModified();

    assertThat(
            s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("conditions").ifMatch(etag))
                .asUtf8String())
        .isEqualTo("v");
    assertRefused(
        () ->
            s3.getObjectAsBytes(
                request -> request.bucket(BUCKET).key("conditions").ifMatch("\"other\"")),
        412,
        "PreconditionFailed",
        "At least one of the pre-conditions you specified did not hold");
    assertStatus(
        304,
        () ->
            s3.getObjectAsBytes(
                request -> request.bucket(BUCKET).key("conditions").ifNoneMatch(etag)));
    assertStatus(
        304,
        () ->
            s3.getObjectAsBytes(
                request -> request.bucket(BUCKET).key("conditions").ifModifiedSince(modified)));
    assertStatus(
        412,
        () ->
            s3.getObjectAsBytes(
                request ->
                    request
                        .bucket(BUCKET)
                        .key("conditions")
                        .ifUnmodifiedSince(modified.minusSeconds(60))));
  }

  @Test
  void isWrittenOnlyOnceIfAskedTo() {
    s3.putObject(
        request -> request.bucket(BUCKET).key("once").ifNoneMatch("*"),
        RequestBody.fromString("1"));

    assertRefused(
        () ->
            s3.putObject(
                request -> request.bucket(BUCKET).key("once").ifNoneMatch("*"),
                RequestBody.fromString("2")),
        412,
        "PreconditionFailed",
        "At least one of the pre-conditions you specified did not hold");
    assertThat(s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("once")).asUtf8String())
        .isEqualTo("1");
  }

  @Test
  void carriesItsChecksum() {
    var put =
        s3.putObject(
            request ->
                request.bucket(BUCKET).key("summed").checksumAlgorithm(ChecksumAlgorithm.SHA256),
            RequestBody.fromString("123456789"));
    var head =
        s3.headObject(
            request -> request.bucket(BUCKET).key("summed").checksumMode(ChecksumMode.ENABLED));

    assertThat(put.checksumSHA256()).isEqualTo("FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=");
    assertThat(head.checksumSHA256()).isEqualTo(put.checksumSHA256());
  }

  @Test
  void isRefusedWithADigestOfOtherBytes() {
    assertRefused(
        () ->
            s3.putObject(
                request ->
                    request.bucket(BUCKET).key("digest").contentMD5("1B2M2Y8AsgTpgAmY7PhCfg=="),
                RequestBody.fromString("x")),
        400,
        "BadDigest",
        "The Content-MD5 you specified did not match what we received.");
  }

  @Test
  void isCopiedWithItsMetadataOrWithOther() {
    s3.putObject(
        request ->
            request.bucket(BUCKET).key("from ü").contentType("text/css").metadata(Map.of("a", "1")),
        RequestBody.fromString("body"));

    s3.copyObject(
        request ->
            request
                .sourceBucket(BUCKET)
                .sourceKey("from ü")
                .destinationBucket(BUCKET)
                .destinationKey("to"));
    assertThat(s3.headObject(request -> request.bucket(BUCKET).key("to")).metadata())
        .isEqualTo(Map.of("a", "1"));

    s3.copyObject(
        request ->
            request
                .sourceBucket(BUCKET)
                .sourceKey("from ü")
                .destinationBucket(BUCKET)
                .destinationKey("to")
                .metadataDirective(MetadataDirective.REPLACE)
                .metadata(Map.of("b", "2")));
    assertThat(s3.headObject(request -> request.bucket(BUCKET).key("to")).metadata())
        .isEqualTo(Map.of("b", "2"));
    assertThat(s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("to")).asUtf8String())
        .isEqualTo("body");
  }

  @Test
  void isNotCopiedToItself() {
    s3.putObject(request -> request.bucket(BUCKET).key("self"), RequestBody.fromString("body"));

    assertRefused(
        () ->
            s3.copyObject(
                request ->
                    request
                        .sourceBucket(BUCKET)
                        .sourceKey("self")
                        .destinationBucket(BUCKET)
                        .destinationKey("self")),
        400,
        "InvalidRequest",
        "This copy request is illegal because it is trying to copy an object to itself without"
            + " changing the object's metadata, storage class, website redirect location or"
            + " encryption attributes.");
  }

  @Test
  void isDeletedWithOthersAtOnceWhetherItIsThereOrNot() {
    s3.putObject(request -> request.bucket(BUCKET).key("gone"), RequestBody.fromString("x"));
    var keys =
        Delete.builder()
            .objects(
                ObjectIdentifier.builder().key("gone").build(),
                ObjectIdentifier.builder().key("never").build())
            .build();

    var answer = s3.deleteObjects(request -> request.bucket(BUCKET).delete(keys));

    assertThat(answer.deleted())
        .extracting(deleted -> deleted.key())
        .containsExactly("gone", "never");
    assertThat(answer.errors()).isEmpty();
    assertRefused(
        () -> s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("gone")),
        404,
        "NoSuchKey",
        "The specified key does not exist.");
    assertStatus(404, () -> s3.headObject(request -> request.bucket(BUCKET).key("gone")));
  }

  @Test
  void isRefusedIfItIsTooLargeOrItsKeyTooLong() {
    assertRefused(
        () ->
            s3.putObject(
                request -> request.bucket(BUCKET).key("large"),
                RequestBody.fromBytes(new byte[10_001])),
        400,
        "EntityTooLarge",
        "Your proposed upload exceeds the maximum allowed size");
    assertRefused(
        () ->
            s3.putObject(
                request -> request.bucket(BUCKET).key("k".repeat(1025)), RequestBody.empty()),
        400,
        "KeyTooLongError",
        "Your key is too long");
    assertRefused(
        () ->
            s3.putObject(
                request ->
                    request.bucket(BUCKET).key("meta").metadata(Map.of("m", "x".repeat(2048))),
                RequestBody.empty()),
        400,
        "MetadataTooLarge",
        "Your metadata headers exceed the maximum allowed metadata size");
  }

  @Test
  void countAgainstTheQuotaOfTheirAccount() {
    var small = aws.s3(aws.sandbox());
    small.createBucket(request -> request.bucket("small-room"));
    small.putObject(
        request -> request.bucket("small-room").key("1"), RequestBody.fromBytes(new byte[10_000]));
    small.putObject(
        request -> request.bucket("small-room").key("2"), RequestBody.fromBytes(new byte[10_000]));

    assertRefused(
        () ->
            small.putObject(
                request -> request.bucket("small-room").key("3"), RequestBody.fromString("x")),
        400,
        "InsufficientCapacity",
        "The sandbox keeps at most 20000 bytes; delete some objects first");
    small.deleteObject(request -> request.bucket("small-room").key("1"));
    small.putObject(request -> request.bucket("small-room").key("3"), RequestBody.fromString("x"));
  }

  @Test
  void refusesWhatItWouldHaveToIgnore() {
    assertRefused(
        () ->
            s3.putObject(
                request -> request.bucket(BUCKET).key("k").tagging("a=b"), RequestBody.empty()),
        501,
        "NotImplemented",
        "A header you provided implies functionality that is not implemented");
    assertRefused(
        () ->
            s3.putObject(
                request -> request.bucket(BUCKET).key("k").acl("public-read"), RequestBody.empty()),
        400,
        "AccessControlListNotSupported",
        "The bucket does not allow ACLs");
    assertRefused(
        () ->
            s3.putObject(
                request -> request.bucket(BUCKET).key("k").storageClass("PAPER"),
                RequestBody.empty()),
        400,
        "InvalidStorageClass",
        "The storage class you specified is not valid");
  }

  @Test
  void isDatedInWholeSeconds() {
    s3.putObject(request -> request.bucket(BUCKET).key("dated"), RequestBody.empty());

    var modified = s3.headObject(request -> request.bucket(BUCKET).key("dated")).lastModified();
    assertThat(modified.getNano()).isZero();
    assertThat(modified).isBetween(Instant.now().minusSeconds(60), Instant.now());
  }

  private static void assertStatus(
      int status, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            S3Exception.class, refusal -> assertThat(refusal.statusCode()).isEqualTo(status));
  }
}
