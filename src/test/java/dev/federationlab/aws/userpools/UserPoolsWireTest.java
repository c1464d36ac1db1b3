package dev.federationlab.aws.userpools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.endpoint.CoverageEndpoint;
import dev.federationlab.aws.wire.Coverage;
import dev.federationlab.aws.wire.model.Models;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** User pools byte for byte, as clients see them that are not the SDK for Java. */
class UserPoolsWireTest {
  private static final String TARGET = "AWSCognitoIdentityProviderService.";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();
  private static TestAws aws;

  @BeforeAll
  static void start() {
    aws = new TestAws();
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  private static HttpResponse<String> call(String operation, String body, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(aws.address().resolve("/"))
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Target", TARGET + operation)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> preflight(String asked)
      throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(aws.address().resolve("/"))
            .header("Origin", "http://app.example")
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", asked)
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void saysInTheHeadersWhatWentWrongToo() throws Exception {
    var answer = call("DescribeUserPool", "{\"UserPoolId\":\"us-east-1_A\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(header(answer, "content-type")).isEqualTo("application/x-amz-json-1.1");
    assertThat(header(answer, "x-amzn-errortype"))
        .isEqualTo("MissingAuthenticationTokenException:");
    assertThat(header(answer, "x-amzn-errormessage")).isEqualTo("Missing Authentication Token");
    assertThat(header(answer, "x-amzn-requestid"))
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(answer.body())
        .isEqualTo(
            "{\"__type\":\"MissingAuthenticationTokenException\","
                + "\"message\":\"Missing Authentication Token\"}");
    assertThat(aws.decision(header(answer, "x-amzn-requestid")).error())
        .contains("MissingAuthenticationTokenException");
  }

  @Test
  void repeatsInAHeaderOnlyTheBeginningOfAMessage() throws Exception {
    var answer = call("InitiateAuth", "{\"AuthFlow\": \"" + "a".repeat(200_000) + "\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(header(answer, "x-amzn-errortype")).isEqualTo("InvalidParameterException:");
    assertThat(header(answer, "x-amzn-errormessage"))
        .hasSize(2000)
        .startsWith("2 validation errors detected: Value 'aaa");
    assertThat(answer.body()).contains("at 'authFlow' failed to satisfy constraint");
  }

  /** Kept, it would be the same as a question mark, and one user the same as another. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ClientId\": \"a\", \"Username\": \"ada\\ud800\"}",
        "{\"ClientId\": \"a\", \"Username\": \"\\udc00\\ud800\"}",
        "{\"ClientId\": \"a\", \"Username\": \"b\", \"ClientMetadata\": {\"\\udfff\": \"c\"}}",
      })
  void refusesHalfACharacter(String body) throws Exception {
    assertThat(call("ForgotPassword", body).body()).contains("SerializationException");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Fly", "SetUICustomization"})
  void answersForWhatIsNotServedAsForWhatIsNot(String operation) throws Exception {
    var answer = call(operation, "{}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("{\"__type\":\"UnknownOperationException\"}");
    assertThat(header(answer, "x-amzn-errortype")).isEqualTo("UnknownOperationException:");
  }

  @Test
  void letsPagesOfAnyOriginAsk() throws Exception {
    var answer = preflight("cache-control,content-type,x-amz-target,x-amz-user-agent");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "access-control-allow-origin")).isEqualTo("*");
    assertThat(header(answer, "access-control-allow-methods")).isEqualTo("POST");
    assertThat(header(answer, "access-control-allow-headers"))
        .isEqualTo("cache-control,content-type,x-amz-target,x-amz-user-agent");
    assertThat(header(answer, "access-control-expose-headers"))
        .isEqualTo("x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date");
    assertThat(header(answer, "access-control-max-age")).isEqualTo("172800");
  }

  @Test
  void showsAnswersToPagesAndErrorsToo() throws Exception {
    var asked = call("DescribeUserPool", "{\"UserPoolId\":\"us-east-1_A\"}", "Origin", "null");
    var notAsked = call("DescribeUserPool", "{\"UserPoolId\":\"us-east-1_A\"}");

    assertThat(header(asked, "access-control-allow-origin")).isEqualTo("*");
    assertThat(header(asked, "access-control-expose-headers")).contains("x-amzn-ErrorType");
    assertThat(header(notAsked, "access-control-allow-origin")).isEmpty();
  }

  @Test
  void tellsWhatIsServedAndWhatIsNot() throws Exception {
    var model = Models.load().find("cognito-idp").orElseThrow();
    var coverage = Coverage.of(model, aws.userPools.service());
    var endpoint =
        new CoverageEndpoint(List.of(coverage), Map.of("cognito-idp", List.of("a note")), JSON);

    var answer =
        endpoint.answer(
            new Incoming("GET", CoverageEndpoint.PATH, "", Headers.of(), Body.EMPTY, "127.0.0.1"));

    assertThat(answer.status()).isEqualTo(200);
    JsonNode service = JSON.readTree(answer.body().bytes()).path("services").path(0);
    assertThat(service.path("service").asText()).isEqualTo("cognito-idp");
    assertThat(service.path("notes").path(0).asText()).isEqualTo("a note");
    assertThat(documentation(service.path("served"), "CreateUserPool"))
        .isEqualTo(
            "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/"
                + "API_CreateUserPool.html");
    assertThat(documentation(service.path("notServed"), "SetUICustomization")).isNotEmpty();
    assertThat(service.path("served").size() + service.path("notServed").size())
        .isEqualTo(model.operationNames().size());
  }

  private static String documentation(JsonNode operations, String name) {
    for (var operation : operations) {
      if (operation.path("operation").asText().equals(name)) {
        return operation.path("documentation").asText();
      }
    }
    return "";
  }
}
