package dev.federationlab.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.TestAws;
import dev.federationlab.decision.Check;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What browsers ask and are told: preflights, and answers that a page may read. */
class CrossOriginTest {
  private static final String NOT_ALLOWED =
      "CORSResponse: This CORS request is not allowed. This is usually because the evalution of"
          + " Origin, request method / Access-Control-Request-Method or"
          + " Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.";
  private static final String VARY =
      "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static TestAws aws;
  private static S3Client s3;

  @BeforeAll
  static void start() {
    aws = new TestAws();
    s3 = aws.s3(aws.sandbox());
    s3.createBucket(request -> request.bucket("no-rules"));
    s3.createBucket(request -> request.bucket("shared"));
    s3.putObject(request -> request.bucket("shared").key("a.txt"), RequestBody.fromString("text"));
    s3.putBucketPolicy(
        request ->
            request
                .bucket("shared")
                .policy(
                    """
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*",
                     "Action": "s3:GetObject", "Resource": "arn:aws:s3:::shared/*"}]}
                    """));
    s3.putBucketCors(
        request ->
            request
                .bucket("shared")
                .corsConfiguration(
                    rules ->
                        rules.corsRules(
                            rule ->
                                rule.allowedOrigins("http://*.app.example", "https://start*")
                                    .allowedMethods("GET", "PUT")
                                    .allowedHeaders("x-amz-*", "Authorization")
                                    .exposeHeaders("ETag", "x-amz-request-id")
                                    .maxAgeSeconds(3000),
                            rule -> rule.allowedOrigins("*").allowedMethods("HEAD"))));
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  private static HttpResponse<String> send(String method, String path, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(aws.address() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> preflight(String path, String origin, String method)
      throws IOException, InterruptedException {
    return send("OPTIONS", path, "Origin", origin, "Access-Control-Request-Method", method);
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void answersAPreflightByTheFirstRuleThatAllowsIt() throws Exception {
    var answer =
        send(
            "OPTIONS",
            "/shared/new.png",
            "Origin",
            "http://notes.app.example",
            "Access-Control-Request-Method",
            "PUT",
            "Access-Control-Request-Headers",
            "AUTHORIZATION,x-amz-date");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(header(answer, "access-control-allow-origin")).isEqualTo("http://notes.app.example");
    assertThat(header(answer, "access-control-allow-methods")).isEqualTo("GET, PUT");
    assertThat(header(answer, "access-control-allow-headers"))
        .isEqualTo("authorization, x-amz-date");
    assertThat(header(answer, "access-control-expose-headers")).isEqualTo("ETag, x-amz-request-id");
    assertThat(header(answer, "access-control-max-age")).isEqualTo("3000");
    assertThat(header(answer, "access-control-allow-credentials")).isEqualTo("true");
    assertThat(header(answer, "vary")).isEqualTo(VARY);
    assertThat(header(answer, "x-amz-request-id")).matches("[0-9A-F]{16}");
  }

  @Test
  void letsAnybodyInByAStarAlone() throws Exception {
    var answer = preflight("/shared/a.txt", "null", "HEAD");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "access-control-allow-origin")).isEqualTo("*");
    assertThat(answer.headers().map())
        .doesNotContainKeys(
            "access-control-allow-credentials",
            "access-control-max-age",
            "access-control-allow-headers");
  }

  @ParameterizedTest
  @CsvSource({
    "http://.app.example, 200",
    "http://a.b.app.example, 200",
    "https://start, 200",
    "https://starting.example, 200",
    "http://a.app.example/, 403",
    "https://a.app.example, 403",
    "http://app.example, 403",
    "http://a.app.example.evil.example, 403",
    "HTTP://A.APP.EXAMPLE, 403",
  })
  void fitsAnOriginFromEndToEnd(String origin, int status) throws Exception {
    assertThat(preflight("/shared/a.txt", origin, "GET").statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/shared/a.txt | http://evil.example | PUT | OBJECT",
        "/shared/a.txt | http://notes.app.example | DELETE | OBJECT",
        "/shared | http://evil.example | PUT | BUCKET"
      })
  void refusesWhatNoRuleAllows(String path, String origin, String method, String type)
      throws Exception {
    var answer = preflight(path, origin, method);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .contains(
            "<Error><Code>AccessForbidden</Code><Message>"
                + NOT_ALLOWED
                + "</Message><Method>"
                + method
                + "</Method><ResourceType>"
                + type
                + "</ResourceType>");
    assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void refusesAHeaderThatNoRuleNames() throws Exception {
    var answer =
        send(
            "OPTIONS",
            "/shared/a.txt",
            "Origin",
            "http://notes.app.example",
            "Access-Control-Request-Method",
            "PUT",
            "Access-Control-Request-Headers",
            "x-amz-date, content-type");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains(NOT_ALLOWED);
    var decision = aws.decision(header(answer, "x-amz-request-id"));
    assertThat(decision.party()).isEqualTo("S3");
    assertThat(decision.operation()).isEqualTo("CORS preflight");
    assertThat(decision.error()).isEqualTo("AccessForbidden");
    assertThat(decision.checks())
        .filteredOn(check -> !check.passed())
        .first()
        .isEqualTo(
            Check.failed(
                "AllowedHeader",
                "x-amz-*, Authorization",
                "x-amz-date, content-type",
                "S3 User Guide, Using CORS"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/no-rules/a.txt | CORSResponse: CORS is not enabled for this bucket.",
        "/never-made/a.txt | CORSResponse: Bucket not found",
        "/ | CORSResponse: Bucket not found",
      })
  void refusesWhereThereAreNoRules(String path, String message) throws Exception {
    var answer = preflight(path, "http://notes.app.example", "GET");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .contains(
            "<Code>AccessForbidden</Code><Message>"
                + message
                + "</Message><Method>GET</Method><ResourceType>BUCKET</ResourceType>");
  }

  @Test
  void wantsAnOriginAndAMethod() throws Exception {
    var nobody = send("OPTIONS", "/shared/a.txt", "Access-Control-Request-Method", "GET");
    assertThat(nobody.statusCode()).isEqualTo(400);
    assertThat(nobody.body())
        .contains(
            "<Code>BadRequest</Code><Message>Insufficient information. Origin request header"
                + " needed.</Message>");

    var nothing = send("OPTIONS", "/shared/a.txt", "Origin", "http://notes.app.example");
    assertThat(nothing.statusCode()).isEqualTo(400);
    assertThat(nothing.body())
        .contains(
            "<Code>BadRequest</Code><Message>Invalid Access-Control-Request-Method:"
                + " null</Message>");
  }

  @Test
  void letsAPageReadAnAnswer() throws Exception {
    var answer = send("GET", "/shared/a.txt", "Origin", "http://notes.app.example");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("text");
    assertThat(header(answer, "access-control-allow-origin")).isEqualTo("http://notes.app.example");
    assertThat(header(answer, "vary")).isEqualTo(VARY);
  }

  @Test
  void letsAPageReadARefusal() throws Exception {
    var answer = send("PUT", "/shared/a.txt", "Origin", "http://notes.app.example");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("<Code>AccessDenied</Code>");
    assertThat(header(answer, "access-control-allow-origin")).isEqualTo("http://notes.app.example");
  }

  @Test
  void servesAPageThatNoRuleAllowsWithoutLettingItRead() throws Exception {
    var answer = send("GET", "/shared/a.txt", "Origin", "http://evil.example");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().map()).doesNotContainKeys("access-control-allow-origin", "vary");

    // The method asked for decides, on the request itself too.
    var other =
        send(
            "GET",
            "/shared/a.txt",
            "Origin",
            "http://notes.app.example",
            "Access-Control-Request-Method",
            "DELETE");
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void doesNotTurnTextOfAPageIntoHeaders() throws Exception {
    var answer = preflight("/shared/a.txt", "https://start\\r\\nX: y", "GET");
    assertThat(header(answer, "access-control-allow-origin")).isEqualTo("https://start\\r\\nX: y");
    assertThat(answer.headers().map()).doesNotContainKey("x");
  }

  @ParameterizedTest
  @CsvSource({
    "/2015-03-31/functions/notes/invocations, POST, authorization;x-amz-date",
    "/2015-03-31/functions/notes/configuration, GET, authorization",
    "/, POST, x-amz-target;content-type",
    "/, POST, content-type;x-amz-user-agent"
  })
  void letsPagesOfAnyOriginCallTheOtherServices(String path, String method, String headers)
      throws Exception {
    var names = headers.replace(';', ',');
    var answer =
        send(
            "OPTIONS",
            path,
            "Origin",
            "http://any.example",
            "Access-Control-Request-Method",
            method,
            "Access-Control-Request-Headers",
            names);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "access-control-allow-origin")).isEqualTo("*");
    assertThat(header(answer, "access-control-allow-methods")).isEqualTo(method);
    assertThat(header(answer, "access-control-allow-headers")).isEqualTo(names);
    assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-credentials");
    assertThat(header(answer, "access-control-expose-headers"))
        .startsWith("x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date");
  }

  @Test
  void letsPagesReadWhatTheOtherServicesRefuse() throws Exception {
    var answer =
        send(
            "GET",
            "/2015-03-31/functions",
            "Origin",
            "http://any.example",
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/lambda/aws4_request,"
                + " SignedHeaders=host, Signature=0");

    assertThat(answer.statusCode()).isBetween(400, 499);
    assertThat(header(answer, "access-control-allow-origin")).isEqualTo("*");
    assertThat(header(answer, "access-control-expose-headers"))
        .isEqualTo(
            "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date,x-amz-log-result,"
                + "x-amz-function-error");
  }

  @Test
  void letsNoPageReadIam() throws Exception {
    var answer =
        send(
            "GET",
            "/?Action=ListRoles&Version=2010-05-08",
            "Origin",
            "http://any.example",
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/iam/aws4_request,"
                + " SignedHeaders=host, Signature=0");

    assertThat(answer.statusCode()).isBetween(400, 499);
    assertThat(List.copyOf(answer.headers().map().keySet()))
        .noneMatch(name -> name.startsWith("access-control"));
  }
}
