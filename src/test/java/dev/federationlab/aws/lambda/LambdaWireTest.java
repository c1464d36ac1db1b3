package dev.federationlab.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.federationlab.aws.SharedAws;
import dev.federationlab.aws.TestAws;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/** Lambda byte for byte, as clients see it that are not the SDK for Java. */
@ExtendWith(SharedAws.class)
class LambdaWireTest {
  private static final String INVOCATIONS = "/2015-03-31/functions/hello/invocations";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static TestAws aws;

  @BeforeAll
  static void start(TestAws shared) {
    aws = shared;
  }

  private static HttpResponse<String> send(String method, String path, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(aws.address().resolve(path))
            .method(method, HttpRequest.BodyPublishers.ofString("{}"));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void isFoundByThePathOfARequestWithoutASignature() throws Exception {
    var answer = send("POST", INVOCATIONS);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(header(answer, "x-amzn-ErrorType")).isEqualTo("MissingAuthenticationTokenException");
    assertThat(header(answer, "content-type")).isEqualTo("application/json");
    assertThat(answer.body()).isEqualTo("{\"Message\":\"Missing Authentication Token\"}");
    assertThat(aws.decision(header(answer, "x-amzn-requestid")).party()).isEqualTo("Lambda");
    assertThat(aws.decision(header(answer, "x-amzn-requestid")).operation()).isEqualTo("Invoke");
  }

  @Test
  void knowsNoOtherPathsThanItsOwn() throws Exception {
    var answer = send("GET", "/2015-03-31/nothing/of/the/kind");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(header(answer, "x-amzn-ErrorType")).isEqualTo("UnknownOperationException");
    assertThat(send("GET", "/2015-03-32/functions").body()).contains("<Code>NoSuchBucket</Code>");
  }

  @Test
  void tellsErrorsInItsOwnForm() {
    var functions = new TestFunctions(aws, aws.sandbox());

    assertThat(error(() -> functions.lambda.getFunction(it -> it.functionName("bye"))))
        .isEqualTo(
            "ResourceNotFoundException {\"Type\":\"User\",\"Message\":\"Function not found: "
                + functions.arn("bye")
                + "\"}");
    functions.create("hello", "greeter.handler");
    assertThat(
            error(() -> functions.lambda.getFunction(it -> it.functionName("a:1").qualifier("2"))))
        .isEqualTo(
            "InvalidParameterValueException {\"Type\":\"User\",\"message\":\"The derived qualifier"
                + " from the function name does not match the specified qualifier.\"}");
    var stranger = aws.lambda(functions.session("Nobody"));
    assertThat(error(() -> stranger.invoke(it -> it.functionName("hello"))))
        .startsWith("AccessDeniedException {\"Message\":\"User: arn:aws:sts::");
  }

  private static String error(ThrowingCallable call) {
    var e = catchThrowableOfType(LambdaException.class, call);
    return e.awsErrorDetails()
            .sdkHttpResponse()
            .firstMatchingHeader("x-amzn-ErrorType")
            .orElseThrow()
        + " "
        + e.awsErrorDetails().rawResponse().asUtf8String();
  }

  @Test
  void letsPagesOfAnyOriginInvoke() throws Exception {
    var preflight =
        send(
            "OPTIONS",
            INVOCATIONS,
            "Origin",
            "http://app.example",
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "authorization,x-amz-date,x-amz-security-token");

    assertThat(preflight.statusCode()).isEqualTo(200);
    assertThat(header(preflight, "access-control-allow-origin")).isEqualTo("*");
    assertThat(header(preflight, "access-control-allow-methods")).isEqualTo("POST");
    assertThat(header(preflight, "access-control-allow-headers"))
        .isEqualTo("authorization,x-amz-date,x-amz-security-token");
    var answer = send("POST", INVOCATIONS, "Origin", "http://app.example");
    assertThat(header(answer, "access-control-allow-origin")).isEqualTo("*");
    assertThat(header(answer, "access-control-expose-headers"))
        .contains("x-amzn-ErrorType", "x-amz-function-error", "x-amz-log-result");
  }
}
