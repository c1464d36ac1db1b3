package dev.federationlab.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.federationlab.aws.TestAws;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.S3Exception;

class BucketCorsSdkTest {
  private static final String MALFORMED =
      "The XML you provided was not well-formed or did not validate against our published schema";

  private static TestAws aws;
  private static S3Client mine;
  private static S3Client theirs;

  @BeforeAll
  static void start() {
    aws = new TestAws();
    mine = aws.s3(aws.sandbox());
    theirs = aws.s3(aws.sandbox());
    mine.createBucket(request -> request.bucket("cors-rules"));
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @BeforeEach
  void withoutRules() {
    mine.deleteBucketCors(request -> request.bucket("cors-rules"));
  }

  private static CORSRule.Builder minimal() {
    return CORSRule.builder().allowedOrigins("*").allowedMethods("GET");
  }

  private static void put(List<CORSRule> rules) {
    mine.putBucketCors(
        request ->
            request
                .bucket("cors-rules")
                .corsConfiguration(configuration -> configuration.corsRules(rules)));
  }

  @Test
  void givesRulesBackAsTheyWerePut() {
    var first =
        CORSRule.builder()
            .id("photos")
            .allowedOrigins("https://*.example.com", "http://test.com:80")
            .allowedMethods("PUT", "GET")
            .allowedHeaders("x-amz-*", "X-Custom")
            .exposeHeaders("ETag")
            .maxAgeSeconds(3000)
            .build();
    put(List.of(first, minimal().build()));

    var got = mine.getBucketCors(request -> request.bucket("cors-rules")).corsRules();
    assertThat(got).hasSize(2).first().isEqualTo(first);
    assertThat(got.get(1).allowedOrigins()).containsExactly("*");
    assertThat(got.get(1).hasAllowedHeaders()).isFalse();
    assertThat(got.get(1).maxAgeSeconds()).isNull();
  }

  @Test
  void saysThatThereAreNone() {
    assertThatThrownBy(() -> mine.getBucketCors(request -> request.bucket("cors-rules")))
        .isInstanceOfSatisfying(
            S3Exception.class,
            error -> {
              assertThat(error.statusCode()).isEqualTo(404);
              assertThat(error.awsErrorDetails().errorCode()).isEqualTo("NoSuchCORSConfiguration");
              assertThat(error.awsErrorDetails().errorMessage())
                  .isEqualTo("The CORS configuration does not exist");
            });
  }

  @Test
  void areThoseOfTheOwnerAlone() {
    for (var error :
        List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
            () -> theirs.getBucketCors(request -> request.bucket("cors-rules")),
            () -> theirs.deleteBucketCors(request -> request.bucket("cors-rules")),
            () ->
                theirs.putBucketCors(
                    request ->
                        request
                            .bucket("cors-rules")
                            .corsConfiguration(it -> it.corsRules(minimal().build()))))) {
      assertThatThrownBy(error)
          .isInstanceOfSatisfying(
              S3Exception.class,
              refused -> {
                assertThat(refused.statusCode()).isEqualTo(403);
                assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
              });
    }
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(List.of(), "MalformedXML", MALFORMED),
        Arguments.of(
            List.of(CORSRule.builder().allowedMethods("GET").build()), "MalformedXML", MALFORMED),
        Arguments.of(
            List.of(CORSRule.builder().allowedOrigins("*").build()), "MalformedXML", MALFORMED),
        Arguments.of(
            List.of(minimal().allowedMethods("GET", "OPTIONS").build()),
            "InvalidRequest",
            "Found unsupported HTTP method in CORS config. Unsupported method is OPTIONS"),
        Arguments.of(
            List.of(minimal().allowedMethods("get").build()),
            "InvalidRequest",
            "Found unsupported HTTP method in CORS config. Unsupported method is get"),
        Arguments.of(
            List.of(minimal().allowedOrigins("http://*.example.*").build()),
            "InvalidRequest",
            "AllowedOrigin \"http://*.example.*\" can not have more than one wildcard."),
        Arguments.of(
            List.of(minimal().allowedHeaders("*-*").build()),
            "InvalidRequest",
            "AllowedHeader \"*-*\" can not have more than one wildcard."),
        Arguments.of(
            List.of(minimal().exposeHeaders("x-amz-*").build()),
            "InvalidRequest",
            "ExposeHeader \"x-amz-*\" contains wildcard. We currently do not support wildcard for"
                + " ExposeHeader."),
        Arguments.of(
            List.of(minimal().exposeHeaders("a\nb").build()),
            "InvalidRequest",
            "ExposeHeader has characters that no header field can hold"),
        Arguments.of(
            List.of(minimal().id("i".repeat(256)).build()),
            "InvalidRequest",
            "The ID of a CORS rule has at most 255 characters"),
        Arguments.of(
            List.of(minimal().maxAgeSeconds(-1).build()),
            "InvalidRequest",
            "MaxAgeSeconds of a CORS rule is not negative"),
        Arguments.of(
            Collections.nCopies(101, minimal().build()),
            "InvalidRequest",
            "The number of CORS rules should not exceed allowed limit of 100 rules."),
        Arguments.of(
            Collections.nCopies(100, minimal().allowedOrigins("o".repeat(700)).build()),
            "InvalidRequest",
            "The CORS configuration is larger than 64 KB"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesRulesThatAreNone(List<CORSRule> rules, String code, String message) {
    assertThatThrownBy(() -> put(rules))
        .isInstanceOfSatisfying(
            S3Exception.class,
            error -> {
              assertThat(error.statusCode()).isEqualTo(400);
              assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(error.awsErrorDetails().errorMessage()).isEqualTo(message);
            });
  }

  @Test
  void goWithTheBucketAndWithTheAccount() {
    var key = aws.sandbox();
    var s3 = aws.s3(key);
    s3.createBucket(request -> request.bucket("emptied"));
    s3.putBucketCors(
        request ->
            request.bucket("emptied").corsConfiguration(it -> it.corsRules(minimal().build())));
    aws.store.change(store -> aws.s3.emptyAccount(store, key.accountId()));
    s3.createBucket(request -> request.bucket("emptied"));

    assertThatThrownBy(() -> s3.getBucketCors(request -> request.bucket("emptied")))
        .hasMessageContaining("The CORS configuration does not exist");
  }
}
