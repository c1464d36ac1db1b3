package dev.federationlab.aws.s3;

import static dev.federationlab.aws.s3.BucketsSdkTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.TestAws;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.S3Object;

class ListObjectsSdkTest {
  private static final String BUCKET = "listed-by-the-test";
  private static TestAws aws;
  private static S3Client s3;

  @BeforeAll
  static void start() {
    aws = new TestAws();
    s3 = aws.s3(aws.sandbox());
    s3.createBucket(request -> request.bucket(BUCKET));
    for (var key : List.of("a/1", "a/2", "b", "c d+e%/1", "ü/1", "z")) {
      s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(key));
    }
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @Test
  void pagesByToken() {
    var pages = s3.listObjectsV2Paginator(request -> request.bucket(BUCKET).maxKeys(2));

    assertThat(pages.contents())
        .extracting(S3Object::key)
        .containsExactly("a/1", "a/2", "b", "c d+e%/1", "z", "ü/1");
    assertThat(pages).hasSize(3);
  }

  @Test
  void rollsUpAtTheDelimiter() {
    var listing = s3.listObjectsV2(request -> request.bucket(BUCKET).delimiter("/"));

    assertThat(listing.commonPrefixes())
        .extracting(CommonPrefix::prefix)
        .containsExactly("a/", "c d+e%/", "ü/");
    assertThat(listing.contents()).extracting(S3Object::key).containsExactly("b", "z");
    assertThat(listing.keyCount()).isEqualTo(5);
    assertThat(listing.isTruncated()).isFalse();
  }

  @Test
  void goesOnByMarkerInTheFirstVersion() {
    var first = s3.listObjects(request -> request.bucket(BUCKET).delimiter("/").maxKeys(1));
    var second =
        s3.listObjects(
            request -> request.bucket(BUCKET).delimiter("/").maxKeys(1).marker(first.nextMarker()));

    assertThat(first.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("a/");
    assertThat(first.nextMarker()).isEqualTo("a/");
    assertThat(second.contents()).extracting(S3Object::key).containsExactly("b");
    assertThat(second.contents().get(0).owner().id()).hasSize(64);
  }

  @Test
  void namesTheOwnerOnlyIfAsked() {
    var plain = s3.listObjectsV2(request -> request.bucket(BUCKET).prefix("b"));
    var owned = s3.listObjectsV2(request -> request.bucket(BUCKET).prefix("b").fetchOwner(true));

    assertThat(plain.contents().get(0).owner()).isNull();
    assertThat(owned.contents().get(0).owner().id()).hasSize(64);
    assertThat(plain.contents().get(0).eTag()).isEqualTo("\"92eb5ffee6ae2fec3ad71c777531578f\"");
    assertThat(plain.contents().get(0).storageClassAsString()).isEqualTo("STANDARD");
  }

  @Test
  void startsAfterAKey() {
    assertThat(s3.listObjectsV2(request -> request.bucket(BUCKET).startAfter("b")).contents())
        .extracting(S3Object::key)
        .containsExactly("c d+e%/1", "z", "ü/1");
  }

  @Test
  void refusesATokenThatIsNone() {
    assertRefused(
        () -> s3.listObjectsV2(request -> request.bucket(BUCKET).continuationToken("not a token")),
        400,
        "InvalidArgument",
        "The continuation token provided is incorrect");
    assertRefused(
        () -> s3.listObjectsV2(request -> request.bucket(BUCKET).maxKeys(-1)),
        400,
        "InvalidArgument",
        "Argument maxKeys must be an integer between 0 and 2147483647");
  }
}
