package dev.federationlab.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.federationlab.aws.TestAws;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.WebsiteConfiguration;

class BucketWebsitesSdkTest {
  private static TestAws aws;
  private static S3Client mine;
  private static S3Client theirs;

  @BeforeAll
  static void start() {
    aws = new TestAws();
    mine = aws.s3(aws.sandbox());
    theirs = aws.s3(aws.sandbox());
    mine.createBucket(request -> request.bucket("website-api"));
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  private static void put(Consumer<WebsiteConfiguration.Builder> website) {
    mine.putBucketWebsite(request -> request.bucket("website-api").websiteConfiguration(website));
  }

  @Test
  void givesAConfigurationBackAsItWasPut() {
    put(
        it ->
            it.indexDocument(i -> i.suffix("index.html")).errorDocument(e -> e.key("e/4xx.html")));
    var got = mine.getBucketWebsite(request -> request.bucket("website-api"));
    assertThat(got.indexDocument().suffix()).isEqualTo("index.html");
    assertThat(got.errorDocument().key()).isEqualTo("e/4xx.html");
    assertThat(got.redirectAllRequestsTo()).isNull();

    put(it -> it.redirectAllRequestsTo(to -> to.hostName("example.com").protocol("https")));
    got = mine.getBucketWebsite(request -> request.bucket("website-api"));
    assertThat(got.redirectAllRequestsTo().hostName()).isEqualTo("example.com");
    assertThat(got.redirectAllRequestsTo().protocolAsString()).isEqualTo("https");
    assertThat(got.indexDocument()).isNull();

    mine.deleteBucketWebsite(request -> request.bucket("website-api"));
    assertRefused(
        () -> mine.getBucketWebsite(request -> request.bucket("website-api")),
        404,
        "NoSuchWebsiteConfiguration",
        "The specified bucket does not have a website configuration");
  }

  @Test
  void isTheOwnersAlone() {
    for (var call :
        List.<ThrowingCallable>of(
            () -> theirs.getBucketWebsite(request -> request.bucket("website-api")),
            () -> theirs.deleteBucketWebsite(request -> request.bucket("website-api")),
            () ->
                theirs.putBucketWebsite(
                    request ->
                        request
                            .bucket("website-api")
                            .websiteConfiguration(
                                it -> it.indexDocument(i -> i.suffix("index.html")))))) {
      assertRefused(call, 403, "AccessDenied", "Access Denied");
    }
  }

  private static Arguments refused(
      String code, String message, Consumer<WebsiteConfiguration.Builder> website) {
    return Arguments.of(code, message, website);
  }

  static Stream<Arguments> refused() {
    var malformed =
        "The XML you provided was not well-formed or did not validate against our published schema";
    return Stream.of(
        refused(
            "InvalidArgument",
            "A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty",
            it -> it.errorDocument(e -> e.key("error.html"))),
        refused(
            "InvalidArgument",
            "The IndexDocument Suffix is not well formed",
            it -> it.indexDocument(i -> i.suffix("a/index.html"))),
        refused(
            "InvalidArgument",
            "The IndexDocument Suffix is not well formed",
            it -> it.indexDocument(i -> i.suffix(""))),
        refused(
            "MalformedXML",
            malformed,
            it -> it.indexDocument(i -> i.suffix("i.html")).errorDocument(e -> e.key(""))),
        refused(
            "InvalidArgument",
            "RedirectAllRequestsTo cannot be provided in conjunction with other Routing Rules.",
            it ->
                it.redirectAllRequestsTo(to -> to.hostName("example.com"))
                    .indexDocument(i -> i.suffix("i.html"))),
        refused(
            "InvalidRequest",
            "A host name must be provided to redirect all requests (e.g. \"example.com\").",
            it -> it.redirectAllRequestsTo(to -> to.hostName(""))),
        refused(
            "InvalidRequest",
            "A host name must be provided to redirect all requests (e.g. \"example.com\").",
            it -> it.redirectAllRequestsTo(to -> to.hostName("a.example/\r\nX: y"))),
        refused(
            "InvalidRequest",
            "Invalid protocol, protocol can be http or https. If not defined the protocol will be"
                + " selected automatically.",
            it ->
                it.redirectAllRequestsTo(to -> to.hostName("example.com").protocol("javascript"))));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatIsNoConfiguration(
      String code, String message, Consumer<WebsiteConfiguration.Builder> website) {
    assertRefused(() -> put(website), 400, code, message);
  }

  @Test
  void saysThatRoutingRulesAreNotThere() {
    assertRefused(
        () ->
            put(
                it ->
                    it.indexDocument(i -> i.suffix("index.html"))
                        .routingRules(
                            rule -> rule.redirect(redirect -> redirect.hostName("a.example")))),
        501,
        "NotImplemented",
        "Routing rules of websites are not implemented here");
  }

  private static void assertRefused(
      ThrowingCallable call, int status, String code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            S3Exception.class,
            error -> {
              assertThat(error.statusCode()).isEqualTo(status);
              assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(error.awsErrorDetails().errorMessage()).isEqualTo(message);
            });
  }
}
