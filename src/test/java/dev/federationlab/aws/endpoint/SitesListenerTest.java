package dev.federationlab.aws.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.TestAws;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Websites of buckets as a browser asks for them. */
class SitesListenerTest {
  private static TestAws aws;
  private static S3Client s3;

  @BeforeAll
  static void start() {
    aws = new TestAws();
    s3 = aws.s3(aws.sandbox());
    site("my-site", "error.html", "my-site/*");
    put("my-site", "index.html", "<h1>home</h1>");
    put("my-site", "error.html", "<h1>not here</h1>");
    put("my-site", "docs/index.html", "<h1>docs</h1>");
    put("my-site", "a b/ü.html", "<h1>odd</h1>");
    site("partly", null, "partly/open/*");
    put("partly", "index.html", "private");
    put("partly", "open/a.html", "open");
    site("no-document", "missing.html", "no-document/*");
    s3.createBucket(request -> request.bucket("no-site"));
    s3.createBucket(request -> request.bucket("moved"));
    s3.putBucketWebsite(
        request ->
            request
                .bucket("moved")
                .websiteConfiguration(
                    it -> it.redirectAllRequestsTo(to -> to.hostName("new.example:8443"))));
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  private static void site(String bucket, String errorKey, String readable) {
    s3.createBucket(request -> request.bucket(bucket));
    s3.putBucketWebsite(
        request ->
            request
                .bucket(bucket)
                .websiteConfiguration(
                    it -> {
                      it.indexDocument(index -> index.suffix("index.html"));
                      if (errorKey != null) {
                        it.errorDocument(error -> error.key(errorKey));
                      }
                    }));
    s3.putBucketPolicy(
        request ->
            request
                .bucket(bucket)
                .policy(
                    """
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*",
                     "Action": "s3:GetObject", "Resource": "arn:aws:s3:::%s"}]}
                    """
                        .formatted(readable)));
  }

  private static void put(String bucket, String key, String html) {
    s3.putObject(
        request ->
            request.bucket(bucket).key(key).contentType("text/html").cacheControl("no-cache"),
        RequestBody.fromString(html));
  }

  private static String send(String line, String host, String more) throws IOException {
    return Raw.send(
        aws.sitesPort(),
        line + " HTTP/1.1\r\nHost: " + host + "\r\n" + more + "Connection: close\r\n\r\n");
  }

  private static String get(String path, String host) throws IOException {
    return send("GET " + path, host, "");
  }

  private static String header(String answer, String name) {
    var match = Pattern.compile("(?im)^" + Pattern.quote(name) + ": (.*?)\r?$").matcher(answer);
    return match.find() ? match.group(1) : "";
  }

  @ParameterizedTest
  @CsvSource({
    "/, home",
    "/index.html, home",
    "/?anything=1, home",
    "/docs/, docs",
    "/a%20b/%C3%BC.html, odd",
  })
  void servesKeysAndIndexDocuments(String path, String heading) throws IOException {
    var answer = get(path, "my-site.localhost:7073");

    assertThat(answer).startsWith("HTTP/1.1 200").endsWith("<h1>" + heading + "</h1>");
    assertThat(header(answer, "content-type")).isEqualTo("text/html");
    assertThat(header(answer, "cache-control")).isEqualTo("no-cache");
    assertThat(header(answer, "etag")).matches("\"[0-9a-f]{32}\"");
    assertThat(header(answer, "last-modified")).endsWith("GMT");
    assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
    assertThat(header(answer, "content-security-policy")).isEqualTo("frame-ancestors 'self'");
    assertThat(header(answer, "server")).isEmpty();
    assertThat(aws.decision(header(answer, "x-amz-request-id")).granted()).isTrue();
  }

  @Test
  void tellsBucketsApartByHost() throws IOException {
    assertThat(get("/", "MY-SITE.LOCALHOST")).startsWith("HTTP/1.1 200");
    assertThat(get("/open/a.html", "partly.localhost")).endsWith("open");
    assertThat(get("/open/a.html", "my-site.localhost")).startsWith("HTTP/1.1 403");
  }

  @Test
  void sendsAFolderToItsSlash() throws IOException {
    var answer = get("/docs", "my-site.localhost");

    assertThat(answer).startsWith("HTTP/1.1 302");
    assertThat(header(answer, "location")).isEqualTo("/docs/");
  }

  @Test
  void answersHeadWithoutABody() throws IOException {
    var answer = send("HEAD /", "my-site.localhost", "");

    assertThat(answer).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
    assertThat(header(answer, "content-length")).isEqualTo("13");
  }

  @Test
  void heedsConditionsAndRanges() throws IOException {
    var etag = header(get("/", "my-site.localhost"), "etag");

    var unchanged = send("GET /", "my-site.localhost", "If-None-Match: " + etag + "\r\n");
    assertThat(unchanged).startsWith("HTTP/1.1 304").endsWith("\r\n\r\n");
    assertThat(header(unchanged, "etag")).isEqualTo(etag);
    assertThat(
            send(
                "GET /",
                "my-site.localhost",
                "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT\r\n"))
        .startsWith("HTTP/1.1 304");
    assertThat(send("GET /", "my-site.localhost", "If-Modified-Since: yesterday\r\n"))
        .startsWith("HTTP/1.1 200");
    assertThat(send("GET /", "my-site.localhost", "If-None-Match: \"other\"\r\n"))
        .startsWith("HTTP/1.1 200");
    assertThat(send("GET /", "no-document.localhost", "If-Match: \"other\"\r\n"))
        .startsWith("HTTP/1.1 403");

    var part = send("GET /", "my-site.localhost", "Range: bytes=4-7\r\n");
    assertThat(part).startsWith("HTTP/1.1 206").endsWith("\r\n\r\nhome");
    assertThat(header(part, "content-range")).isEqualTo("bytes 4-7/13");
  }

  @Test
  void showsTheErrorDocumentWithTheStatusOfTheError() throws IOException {
    // Who may not list the bucket is not told whether a key is there.
    var answer = get("/none.html", "my-site.localhost");

    assertThat(answer).startsWith("HTTP/1.1 403").endsWith("<h1>not here</h1>");
    var decision = aws.decision(header(answer, "x-amz-request-id"));
    assertThat(decision.party()).isEqualTo("S3");
    assertThat(decision.operation()).isEqualTo("website GET");
  }

  @Test
  void saysNotFoundToThoseWhoMayList() throws IOException {
    site("listed", null, "listed/*");
    s3.putBucketPolicy(
        request ->
            request
                .bucket("listed")
                .policy(
                    """
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*",
                     "Action": ["s3:GetObject", "s3:ListBucket"],
                     "Resource": ["arn:aws:s3:::listed/*", "arn:aws:s3:::listed"]}]}
                    """));
    var answer = get("/%3Cscript%3E", "listed.localhost");

    assertThat(answer)
        .startsWith("HTTP/1.1 404")
        .contains("<title>404 Not Found</title>")
        .contains("<li>Code: NoSuchKey</li>")
        .contains("<li>Message: The specified key does not exist.</li>")
        .contains("<li>Key: &lt;script&gt;</li>")
        .doesNotContain("<script>");
    assertThat(header(answer, "x-amz-error-code")).isEqualTo("NoSuchKey");
    assertThat(answer.toLowerCase()).contains("content-security-policy: default-src 'none'");
  }

  @Test
  void showsOnlyWhatAnybodyMayRead() throws IOException {
    var answer = get("/", "partly.localhost");

    assertThat(answer)
        .startsWith("HTTP/1.1 403")
        .contains("<li>Code: AccessDenied</li>", "<li>Message: Access Denied</li>")
        .doesNotContain("private");
    assertThat(aws.decision(header(answer, "x-amz-request-id")).error()).isEqualTo("AccessDenied");
  }

  @Test
  void takesNoSignature() throws IOException {
    assertThat(
            send(
                "GET /",
                "partly.localhost",
                "Authorization: AWS4-HMAC-SHA256"
                    + " Credential=AKIA/20260101/us-east-1/s3/aws4_request, SignedHeaders=host,"
                    + " Signature=0\r\n"))
        .startsWith("HTTP/1.1 403")
        .contains("<li>Code: AccessDenied</li>");
  }

  @Test
  void saysWhyThereIsNoErrorDocument() throws IOException {
    assertThat(get("/none.html", "no-document.localhost"))
        .startsWith("HTTP/1.1 403")
        .contains("<li>Code: AccessDenied</li>")
        .contains(
            "<h2>An Error Occurred While Attempting to Retrieve a Custom Error Document</h2>");
  }

  @Test
  void sendsEverybodyElsewhere() throws IOException {
    var answer = get("/a%20b?c=d", "moved.localhost");

    assertThat(answer).startsWith("HTTP/1.1 301");
    assertThat(header(answer, "location")).isEqualTo("http://new.example:8443/a%20b?c=d");
  }

  @ParameterizedTest
  @CsvSource({
    "never-made.localhost, NoSuchBucket, The specified bucket does not exist, never-made",
    "no-site.localhost, NoSuchWebsiteConfiguration,"
        + " The specified bucket does not have a website configuration, no-site",
    "localhost:7073, NoSuchBucket, The specified bucket does not exist, localhost:7073",
    "127.0.0.1, NoSuchBucket, The specified bucket does not exist, 127.0.0.1",
    "my-site.evil.example, NoSuchBucket, The specified bucket does not exist,"
        + " my-site.evil.example",
    "a_b.localhost, NoSuchBucket, The specified bucket does not exist, a_b",
  })
  void saysThatThereIsNoSite(String host, String code, String message, String bucket)
      throws IOException {
    assertThat(get("/", host))
        .startsWith("HTTP/1.1 404")
        .contains("<li>Code: " + code + "</li>", "<li>Message: " + message + "</li>")
        .contains("<li>BucketName: " + bucket + "</li>");
  }

  /** It would share the host, and so the cookies, with the lab. */
  @ParameterizedTest
  @ValueSource(strings = {"localhost", "lab.example"})
  void servesNoBucketThatIsCalledLikeAHost(String host) throws IOException {
    site(host, null, host + "/*");
    put(host, "index.html", "not the lab");

    assertThat(get("/", host))
        .startsWith("HTTP/1.1 404")
        .contains("<li>Code: NoSuchBucket</li>", "<li>BucketName: " + host + "</li>");
    assertThat(get("/", host + ".localhost")).endsWith("not the lab");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
  void takesOnlyReading(String method) throws IOException {
    assertThat(send(method + " /index.html", "my-site.localhost", "Content-Length: 0\r\n"))
        .startsWith("HTTP/1.1 405")
        .contains(
            "<li>Code: MethodNotAllowed</li>",
            "<li>Message: The specified method is not allowed against this resource.</li>",
            "<li>Method: " + method + "</li>",
            "<li>ResourceType: OBJECT</li>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/login", "/oauth2/authorize", "/_lab/coverage", "/?Action=GetCallerIdentity"})
  void reachesNothingElse(String path) throws IOException {
    var bare = get(path, "localhost");
    assertThat(bare).startsWith("HTTP/1.1 404").contains("NoSuchBucket");
    assertThat(get(path, "my-site.localhost")).contains("<h1>");
  }

  @Test
  void saysThatItCanServe() throws IOException {
    assertThat(get("/healthz", "localhost")).startsWith("HTTP/1.1 200").endsWith("ok\n");
    // A bucket's own key, which is not there.
    assertThat(get("/healthz", "my-site.localhost")).startsWith("HTTP/1.1 403");
  }

  @ParameterizedTest
  @CsvSource({
    "GET /%zz, 400",
    "GET /%ff, 400",
    "GET /a%00b, 400",
    "get /, 501",
    "TRACE /, 405",
  })
  void refusesWhatItCannotRead(String line, int status) throws IOException {
    assertThat(send(line, "my-site.localhost", ""))
        .startsWith("HTTP/1.1 " + status)
        .contains("<li>Code: ")
        .doesNotContain("Exception", "Jetty", "at dev.");
  }

  @Test
  void refusesHeadersWithoutEnd() throws IOException {
    var answer = send("GET /", "my-site.localhost", "X: " + "x".repeat(20_000) + "\r\n");
    assertThat(answer).startsWith("HTTP/1.1 431");
    assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
  }

  @Test
  void letsOtherOriginsReadByTheRulesOfTheBucket() throws IOException {
    site("with-fonts", null, "with-fonts/*");
    put("with-fonts", "font", "f");
    s3.putBucketCors(
        request ->
            request
                .bucket("with-fonts")
                .corsConfiguration(
                    it ->
                        it.corsRules(
                            rule ->
                                rule.allowedOrigins("http://app.example").allowedMethods("GET"))));

    var answer = send("GET /font", "with-fonts.localhost", "Origin: http://app.example\r\n");
    assertThat(header(answer, "access-control-allow-origin")).isEqualTo("http://app.example");
    var other = send("GET /font", "with-fonts.localhost", "Origin: http://b.example\r\n");
    assertThat(other).startsWith("HTTP/1.1 200").doesNotContainIgnoringCase("access-control");
    assertThat(
            send(
                "OPTIONS /font",
                "with-fonts.localhost",
                "Origin: http://b.example\r\nAccess-Control-Request-Method: GET\r\n"))
        .startsWith("HTTP/1.1 403")
        .contains("<li>Code: AccessForbidden</li>");
  }
}
