package dev.federationlab.aws.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.federationlab.aws.ServiceException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** The real clients against the listener; what is behind the rooms' doors is a stub. */
class AwsListenerSdkTest {
  private static final StubAws AWS = new StubAws();
  private static AwsListener listener;
  private static StsClient sts;
  private static IamClient iam;
  private static S3Client s3;

  @BeforeAll
  static void listen() {
    listener = AWS.listen();
    sts = configured(StsClient.builder()).build();
    iam = configured(IamClient.builder()).build();
    s3 = configured(S3Client.builder().forcePathStyle(true)).build();
  }

  @AfterAll
  static void close() {
    listener.close();
    AWS.close();
  }

  private static <B extends AwsClientBuilder<B, C>, C> B configured(B builder) {
    return configured(builder, "AKIAIOSFODNN7EXAMPLE");
  }

  private static <B extends AwsClientBuilder<B, C>, C> B configured(B builder, String key) {
    return builder
        .region(Region.EU_WEST_1)
        .endpointOverride(URI.create("http://127.0.0.1:" + listener.port()))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "secret")))
        .overrideConfiguration(
            configuration -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry()));
  }

  @Test
  void answersAQueryService() {
    assertThat(sts.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::123456789012:root");
  }

  @Test
  void takesAnUnsignedCall() {
    var answer =
        sts.assumeRoleWithWebIdentity(
            call ->
                call.roleArn("arn:aws:iam::123456789012:role/Reader")
                    .roleSessionName("app1")
                    .webIdentityToken("a.b.c"));
    assertThat(answer.audience()).isEqualTo("a.b.c");
    assertThat(answer.credentials().expiration()).isEqualTo(StubAws.NOW.plusSeconds(900));
  }

  @Test
  void carriesListsAndDocumentsThroughForms() {
    var answer =
        iam.createRole(
            role ->
                role.roleName("Reader")
                    .assumeRolePolicyDocument("{\"Statement\": \"a+b & <c>\"}")
                    .tags(
                        Tag.builder().key("team").value("blue").build(),
                        Tag.builder().key("x").value("").build()));
    assertThat(answer.role().assumeRolePolicyDocument())
        .isEqualTo("{\"Statement\": \"a+b & <c>\"}");
    assertThat(answer.role().tags()).extracting(Tag::key).containsExactly("team", "x");
  }

  @Test
  void namesEveryConstraintThatIsNotSatisfied() {
    assertThatThrownBy(
            () ->
                iam.createRole(
                    role ->
                        role.roleName("a b").assumeRolePolicyDocument("{}").maxSessionDuration(1)))
        .isInstanceOfSatisfying(
            IamException.class,
            error -> {
              assertThat(error.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
              assertThat(error.awsErrorDetails().errorMessage())
                  .isEqualTo(
                      "2 validation errors detected: Value 'a b' at 'roleName' failed to satisfy"
                          + " constraint: Member must satisfy regular expression pattern:"
                          + " [\\w+=,.@-]+; Value '1' at 'maxSessionDuration' failed to satisfy"
                          + " constraint: Member must have value greater than or equal to 3600");
            });
  }

  @Test
  void saysOfAnOperationThatIsNotServedThatItDoesNotExist() {
    assertThatThrownBy(() -> iam.listUsers())
        .isInstanceOfSatisfying(
            IamException.class,
            error -> {
              assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidAction");
              assertThat(error.awsErrorDetails().errorMessage())
                  .isEqualTo("Could not find operation ListUsers for version 2010-05-08");
            });
    assertThatThrownBy(() -> s3.getBucketCors(call -> call.bucket("photos")))
        .isInstanceOfSatisfying(
            S3Exception.class, error -> assertThat(error.statusCode()).isEqualTo(501));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.txt",
        "a/b.txt",
        "a b+c",
        "a%2Fb",
        "100%",
        "//a//b//",
        "dir/",
        "../x",
        "./y",
        "a/../b",
        "\u00fc/\u65e5\u672c",
        "a?b=c&d",
        "k;v=1",
        "~!@$^*()_'",
        "a\nb",
        "healthz",
        "_lab/reset"
      })
  void keepsEveryKeyAsItIs(String key) {
    s3.putObject(
        call -> call.bucket("photos").key(key), RequestBody.fromString("content of " + key));
    assertThat(s3.getObjectAsBytes(call -> call.bucket("photos").key(key)).asUtf8String())
        .isEqualTo("content of " + key);
    assertThat(s3.listObjectsV2(call -> call.bucket("photos")).contents())
        .extracting(S3Object::key)
        .contains(key);
    assertThat(s3.headObject(call -> call.bucket("photos").key(key)).contentLength())
        .isGreaterThan(10);
  }

  @Test
  void takesAStreamedUploadApart() {
    var text = "0123456789abcdef".repeat(20_000);
    var answer =
        s3.putObject(call -> call.bucket("photos").key("big"), RequestBody.fromString(text));
    assertThat(answer.eTag()).isEqualTo("\"320000\"");
    assertThat(s3.getObjectAsBytes(call -> call.bucket("photos").key("big")).asUtf8String())
        .isEqualTo(text);
  }

  @Test
  void answersARangeWith206() {
    s3.putObject(call -> call.bucket("photos").key("range"), RequestBody.fromString("abc"));
    var answer = s3.getObjectAsBytes(call -> call.bucket("photos").key("range").range("bytes=0-0"));
    assertThat(answer.response().sdkHttpResponse().statusCode()).isEqualTo(206);
  }

  @Test
  void wordsS3ErrorsSoThatTheSdkKnowsThem() {
    assertThatThrownBy(() -> s3.getObjectAsBytes(call -> call.bucket("photos").key("none")))
        .isInstanceOfSatisfying(
            NoSuchKeyException.class,
            error -> {
              assertThat(error.awsErrorDetails().errorMessage())
                  .isEqualTo("The specified key does not exist.");
              assertThat(error.requestId()).matches("[0-9A-F]{16}");
              assertThat(error.extendedRequestId()).hasSize(64);
            });
    assertThatThrownBy(() -> s3.headObject(call -> call.bucket("photos").key("none")))
        .isInstanceOfSatisfying(
            S3Exception.class, error -> assertThat(error.statusCode()).isEqualTo(404));
  }

  @Test
  void keepsADecisionOfWhatWasGranted() {
    var requestId = sts.getCallerIdentity().responseMetadata().requestId();
    assertThat(AWS.trail.find(requestId))
        .hasValueSatisfying(
            decision -> {
              assertThat(decision.granted()).isTrue();
              assertThat(decision.party()).isEqualTo("STS");
              assertThat(decision.operation()).isEqualTo("GetCallerIdentity");
              assertThat(decision.checks())
                  .extracting(check -> check.what())
                  .containsExactly("signature");
            });
  }

  @Test
  void keepsADecisionOfWhatWasRefused() {
    var unknown = configured(StsClient.builder(), "AKIAUNKNOWN").build();
    assertThatThrownBy(unknown::getCallerIdentity)
        .isInstanceOfSatisfying(
            StsException.class,
            error -> {
              assertThat(error.statusCode()).isEqualTo(403);
              assertThat(AWS.trail.find(error.requestId()))
                  .hasValueSatisfying(
                      decision -> {
                        assertThat(decision.error()).isEqualTo("InvalidClientTokenId");
                        assertThat(decision.failure())
                            .hasValueSatisfying(
                                check -> assertThat(check.saw()).isEqualTo("AKIAUNKNOWN"));
                      });
            });
  }

  @Test
  void keepsNothingOfARefusedTransaction() {
    try (var aws = new StubAws();
        var refusing = aws.listen()) {
      aws.authorizer =
          (call, access) -> {
            call.store()
                .put(
                    "photos",
                    dev.federationlab.store.Kind.of("stub-object", String.class),
                    "left",
                    "over");
            throw new ServiceException(StubAws.ACCESS_DENIED);
          };
      var client =
          configured(S3Client.builder().forcePathStyle(true))
              .endpointOverride(URI.create("http://127.0.0.1:" + refusing.port()))
              .build();
      assertThatThrownBy(
              () ->
                  client.putObject(
                      call -> call.bucket("photos").key("a"), RequestBody.fromString("x")))
          .isInstanceOfSatisfying(
              S3Exception.class, error -> assertThat(error.statusCode()).isEqualTo(403));
      assertThat(client.listObjectsV2(call -> call.bucket("photos")).contents())
          .isEqualTo(List.of());
    }
  }

  @Test
  void saysNothingOfWhatBroke() {
    assertThatThrownBy(
            () -> iam.createRole(role -> role.roleName("Broken").assumeRolePolicyDocument("{}")))
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            error -> {
              assertThat(error.statusCode()).isEqualTo(500);
              assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InternalFailure");
              assertThat(error.awsErrorDetails().rawResponse().asUtf8String())
                  .doesNotContain("secret", "Exception");
            });
  }

  @Test
  void findsTheBucketInTheHost() throws Exception {
    s3.putObject(call -> call.bucket("my.photos").key("a/b"), RequestBody.fromString("found"));
    for (var host :
        List.of(
            "my.photos.localhost:7072",
            "my.photos.s3.localhost",
            "my.photos.s3.eu-west-1.amazonaws.com")) {
      assertThat(
              Raw.send(
                  listener.port(),
                  "GET /a/b HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
          .startsWith("HTTP/1.1 200")
          .endsWith("found");
    }
  }
}
