package dev.federationlab.aws.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What no client sends: answered in the protocol's words, and never as if it had broken something.
 */
class BadInputTest {
  private static final StubAws AWS = new StubAws();
  private static final String STS = "Credential=AKIAEXAMPLE/20260102/us-east-1/sts/aws4_request, ";
  private static AwsListener listener;

  @BeforeAll
  static void listen() {
    listener = AWS.listen();
  }

  @AfterAll
  static void close() {
    listener.close();
    AWS.close();
  }

  private static String post(String type, String more, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    return send(
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
            + type
            + "\r\n"
            + more
            + "Content-Length: "
            + bytes.length
            + "\r\nConnection: close\r\n\r\n",
        bytes);
  }

  private static String request(String line, String more) throws IOException {
    return send(
        line + " HTTP/1.1\r\nHost: localhost\r\n" + more + "Connection: close\r\n\r\n",
        new byte[0]);
  }

  private static String send(String head, byte[] body) throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(body);
    return Raw.send(listener.port(), bytes.toByteArray());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Action=Fly&Version=2011-06-15|400|InvalidAction|Could not find operation Fly for version"
            + " 2011-06-15",
        "Action=GetCallerIdentity|400|InvalidAction|Could not find operation GetCallerIdentity for"
            + " version NO_VERSION_SPECIFIED",
        "Action=GetCallerIdentity&Version=1999-01-01|400|InvalidAction|for version 1999-01-01",
        "Version=2011-06-15|400|MissingAction|missing an action",
        "Action=&Version=2011-06-15|400|MissingAction|missing an action",
        "Action=%zz&Version=2011-06-15|400|MalformedQueryString|syntax error",
        "Action=%ff%fe|400|MalformedQueryString|syntax error",
        "Action=<script>&Version=2011-06-15|400|InvalidAction|&lt;script&gt;",
        "Action=AssumeRoleWithWebIdentity&Version=2011-06-15|400|ValidationError|Value null at"
            + " 'roleArn' failed to satisfy constraint: Member must not be null",
        "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&DurationSeconds=899|400|ValidationError|Value"
            + " '899' at 'durationSeconds' failed to satisfy constraint: Member must have value"
            + " greater than or equal to 900",
        "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&DurationSeconds=soon|400|MalformedInput|integer"
            + " expected at DurationSeconds",
        "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&DurationSeconds=99999999999999999999|400|MalformedInput|integer",
        "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&PolicyArns.member.x.arn=a|400|MalformedInput|numbered",
        "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&WebIdentityToken=abc|400|ValidationError|Value"
            + " at 'webIdentityToken' failed to satisfy constraint: Member must have length greater"
            + " than or equal to 4",
      })
  void refusesForms(String form, int status, String code, String message) throws IOException {
    assertThat(post("application/x-www-form-urlencoded", "", form))
        .startsWith("HTTP/1.1 " + status)
        .contains(
            "<ErrorResponse"
                + " xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type>")
        .contains("<Code>" + code + "</Code>")
        .contains(message)
        .contains("<RequestId>");
  }

  @Test
  void refusesFormsWithTooManyFieldsAndNamesTooDeep() throws IOException {
    var many = "Action=GetCallerIdentity&Version=2011-06-15" + "&a=b".repeat(1000);
    assertThat(post("application/x-www-form-urlencoded", "", many))
        .contains("<Code>MalformedQueryString</Code>");
    var deep = "Action=GetCallerIdentity&Version=2011-06-15&a" + ".a".repeat(10_000) + "=b";
    assertThat(post("application/x-www-form-urlencoded", "", deep))
        .contains("<Code>MalformedQueryString</Code>");
  }

  @Test
  void refusesNullBytesInAForm() throws IOException {
    assertThat(
            post(
                "application/x-www-form-urlencoded",
                "",
                "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleSessionName=a%00b&RoleArn="
                    + "a%00".repeat(20)))
        .startsWith("HTTP/1.1 400")
        .contains("<Code>ValidationError</Code>");
  }

  @Test
  void refusesMessagesOfMoreThanAMebibyte() throws IOException {
    var form = "Action=GetCallerIdentity&Version=2011-06-15&a=" + "x".repeat(1 << 20);
    assertThat(post("application/x-www-form-urlencoded", "", form))
        .startsWith("HTTP/1.1 413")
        .contains("<Code>RequestEntityTooLarge</Code>");
  }

  @ParameterizedTest
  @CsvSource({"PUT", "DELETE", "PATCH", "OPTIONS"})
  void refusesOtherMethodsForQueryServices(String method) throws IOException {
    assertThat(
            request(
                method + " /",
                "Authorization: AWS4-HMAC-SHA256 " + STS + "SignedHeaders=host, Signature=0\r\n"))
        .startsWith("HTTP/1.1 405")
        .contains("<ErrorResponse");
  }

  @ParameterizedTest
  @CsvSource({
    "Nonsense.Op, UnknownOperationException",
    "'', UnknownOperationException",
    "'a.b.c\"<>', UnknownOperationException",
  })
  void refusesTargetsOfNoService(String target, String code) throws IOException {
    assertThat(post("application/x-amz-json-1.1", "X-Amz-Target: " + target + "\r\n", "{"))
        .startsWith("HTTP/1.1 400")
        .contains("x-amzn-errortype: " + code + ":")
        .endsWith("{\"__type\":\"" + code + "\"}");
  }

  @Test
  void writesErrorsOfDynamoDbAsDynamoDbDoes() throws IOException {
    var unknown = "{\"__type\":\"com.amazon.coral.service#UnknownOperationException\"}";
    var sum = new java.util.zip.CRC32();
    sum.update(unknown.getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThat(post("application/x-amz-json-1.0", "X-Amz-Target: DynamoDB_20120810.Fly\r\n", "{"))
        .startsWith("HTTP/1.1 400")
        .contains("x-amz-crc32: " + sum.getValue())
        .doesNotContain("x-amzn-errortype")
        .endsWith(unknown);
  }

  @ParameterizedTest
  @CsvSource({
    "FLY /photos/a, 501",
    "get /photos/a, 501",
    "TRACE /photos/a, 405",
    "POST /photos/a, 405",
    "PATCH /photos, 405",
    "HEAD /, 405",
    "OPTIONS /photos, 403",
    "PUT /photos/a?acl, 501",
    "GET /photos?cors, 501",
    "GET /photos/%zz, 400",
    "GET /photos/%, 400",
    "GET /photos/%ff, 400",
    "GET /photos/a%00b, 400",
    "GET //a, 400",
    "GET /photos/a?partNumber=x, 400",
    "GET /photos?list-type=2&max-keys=many, 400",
    "GET /photos?list-type=2&prefix=%z, 400",
    "GET /photos/none, 404",
  })
  void refusesS3Requests(String line, int status) throws IOException {
    var answer = request(line, "");
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status)
        .doesNotContain("Exception", "Jetty", "at dev.");
    if (!line.startsWith("HEAD")) {
      assertThat(answer)
          .contains("<Error><Code>", "</Code><Message>")
          .containsIgnoringCase("content-type: application/xml");
    }
  }

  @Test
  void namesTheArgumentThatCannotBeRead() throws IOException {
    assertThat(request("GET /photos?list-type=2&max-keys=many", ""))
        .contains(
            "<Code>InvalidArgument</Code><Message>Provided max-keys not an integer or within"
                + " integer range</Message>")
        .contains("<ArgumentName>max-keys</ArgumentName><ArgumentValue>many</ArgumentValue>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Delete><Object>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM"
            + " \"file:///etc/passwd\">]><Delete><Object><Key>&x;</Key></Object></Delete>",
        "<!DOCTYPE a [<!ENTITY x \"y\">]><Delete><Object><Key>&x;</Key></Object></Delete>",
        "<Other/>",
        "nothing",
        "{\"json\": 1}",
        "\0\0\0",
      })
  void refusesXmlThatIsNone(String xml) throws IOException {
    try (var aws = new StubAws().withDeleteObjects();
        var strict = aws.listen()) {
      var answer =
          Raw.send(
              strict.port(),
              "POST /photos?delete HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                  + xml.length()
                  + "\r\nConnection: close\r\n\r\n"
                  + xml);
      assertThat(answer)
          .startsWith("HTTP/1.1 400")
          .contains("<Code>MalformedXML</Code>")
          .doesNotContain("passwd");
    }
  }

  @Test
  void refusesXmlTooDeep() throws IOException {
    refusesXmlThatIsNone("<Delete>" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</Delete>");
  }

  @Test
  void refusesHeadersTooLong() throws IOException {
    assertThat(request("GET /photos/a", "X-Long: " + "x".repeat(70_000) + "\r\n"))
        .startsWith("HTTP/1.1 431");
    assertThat(request("GET /photos/" + "x".repeat(70_000), "")).matches("(?s)HTTP/1.1 4(14|31).*");
  }

  @Test
  void refusesBodiesTooLongBeforeReadingThem() throws IOException {
    var answer =
        Raw.send(
            listener.port(),
            "PUT /photos/a HTTP/1.1\r\n"
                + "Host: localhost\r\n"
                + "Content-Length: 99999999\r\n"
                + "Connection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400").contains("<Code>EntityTooLarge</Code>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET / HTTP/9.9",
        "GET  HTTP/1.1",
        "nonsense",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b",
        "GET / HTTP/1.1\r\nno-colon",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked",
      })
  void refusesWhatIsNotHttp(String head) throws IOException {
    assertThat(
            Raw.send(
                listener.port(), head.replace("\\r\\n", "\r\n") + "\r\nConnection: close\r\n\r\n"))
        .matches("(?s)HTTP/1.1 (4..|505).*")
        .doesNotContain("Jetty");
  }

  @Test
  void answersHealthBesideBuckets() throws IOException {
    assertThat(request("GET /healthz", "")).startsWith("HTTP/1.1 200").endsWith("ok\n");
  }

  @Test
  void sandboxesWhatItServes() throws IOException {
    assertThat(request("GET /photos/none", ""))
        .contains("Content-Security-Policy: sandbox", "X-Content-Type-Options: nosniff");
  }
}
