package dev.federationlab.aws.lambda;

import static dev.federationlab.aws.lambda.FunctionsSdkTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.SharedAws;
import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.access.RootKey;
import dev.federationlab.decision.Check;
import dev.federationlab.decision.Decision.Note;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

@ExtendWith(SharedAws.class)
class InvokeSdkTest {
  private static final JsonMapper JSON = new JsonMapper();
  private final TestAws aws;
  private final RootKey key;
  private final TestFunctions functions;
  private final LambdaClient lambda;

  InvokeSdkTest(TestAws aws) {
    this.aws = aws;
    key = aws.sandbox();
    functions = new TestFunctions(aws, key);
    lambda = functions.lambda;
  }

  @Test
  void answersWithWhatTheFunctionReturns() {
    functions.create("hello", "greeter.handler");

    var answer = invoke("hello", "{\"name\": \"Ada\"}", request -> request.logType(LogType.TAIL));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.functionError()).isNull();
    assertThat(answer.executedVersion()).isEqualTo("$LATEST");
    var said = json(answer);
    assertThat(said.get("greeting").asText()).isEqualTo("Hello, Ada!");
    assertThat(said.get("executionRole").asText())
        .isEqualTo("arn:aws:sts::" + key.accountId() + ":assumed-role/helloRole/hello");
    assertThat(said.get("identity")).isEmpty();
    var id = answer.responseMetadata().requestId();
    assertThat(log(answer))
        .startsWith("START RequestId: " + id + " Version: $LATEST\ninvoked by no Cognito identity")
        .contains("\nEND RequestId: " + id + "\nREPORT RequestId: " + id + "\tDuration: ")
        .endsWith("\tMemory Size: 128 MB\n");
    assertThat(answer.sdkHttpResponse().firstMatchingHeader("Content-Type"))
        .contains("application/json");
  }

  @Test
  void takesNoPayloadForAnEmptyEvent() {
    functions.create("hello", "greeter.handler");

    assertThat(json(lambda.invoke(it -> it.functionName("hello"))).get("greeting").asText())
        .isEqualTo("Hello, whoever you are!");
  }

  @Test
  void tellsAReaderWhatTheFunctionSaid() {
    functions.create("hello", "greeter.handler");

    var decision = aws.decision(invoke("hello", "{}", it -> {}).responseMetadata().requestId());

    assertThat(decision.granted()).isTrue();
    assertThat(decision.checks()).allMatch(Check::passed);
    assertThat(decision.notes())
        .extracting(Note::title)
        .contains("The function's answer", "The function's log");
  }

  @Test
  void answers200WithAnErrorOfTheFunction() {
    functions.create("bad", "thrower.handler");

    var answer = invoke("bad", "{\"message\": \"No such note\"}", it -> it.logType(LogType.TAIL));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.functionError()).isEqualTo("Unhandled");
    assertThat(json(answer).get("errorMessage").asText()).isEqualTo("No such note");
    assertThat(json(answer).get("errorType").asText()).isEqualTo("Error");
    assertThat(json(answer).get("trace").get(0).asText()).isEqualTo("Error: No such note");
    assertThat(log(answer)).contains("ERROR\tInvoke Error\t{\"errorType\":\"Error\"");
  }

  @Test
  void endsAFunctionWhoseTimeIsUp() {
    functions.create("slow", "slow.handler", it -> it.timeout(1));

    long from = System.nanoTime();
    var answer = invoke("slow", "{\"seconds\": 20}", it -> it.logType(LogType.TAIL));

    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(8));
    assertThat(answer.functionError()).isEqualTo("Unhandled");
    var id = answer.responseMetadata().requestId();
    assertThat(json(answer).get("errorType").asText()).isEqualTo("Sandbox.Timedout");
    assertThat(json(answer).get("errorMessage").asText())
        .isEqualTo("RequestId: " + id + " Error: Task timed out after 1.00 seconds");
    assertThat(log(answer)).contains(id + " Task timed out after 1.00 seconds\n");
    assertThat(json(invoke("slow", "{\"seconds\": 0}", it -> {})).get("waitedMillis").asLong())
        .isZero();
  }

  @Test
  void onlySaysWhetherOneMight() {
    functions.create("hello", "greeter.handler");

    var answer = invoke("hello", "{}", it -> it.invocationType(InvocationType.DRY_RUN));

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.payload().asUtf8String()).isEmpty();
    assertThat(past("hello")).isEmpty();
  }

  @Test
  void runsAnEventAfterItHasAnswered() throws Exception {
    functions.create("hello", "greeter.handler");

    var answer =
        invoke("hello", "{\"name\": \"Eve\"}", it -> it.invocationType(InvocationType.EVENT));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.payload().asUtf8String()).isEmpty();
    for (int i = 0; past("hello").isEmpty() && i < 200; i++) {
      Thread.sleep(25);
    }
    assertThat(past("hello"))
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.event()).isEqualTo("{\"name\":\"Eve\"}");
              assertThat(run.answer()).contains("Hello, Eve!");
              assertThat(run.requestId()).isEqualTo(answer.responseMetadata().requestId());
              assertThat(run.error()).isNull();
            });
  }

  @Test
  void remembersTheLastTen() {
    functions.create("bad", "thrower.handler");
    for (int i = 0; i < 13; i++) {
      invoke("bad", "{\"message\": \"" + i + "\"}", it -> {});
    }

    assertThat(past("bad")).hasSize(10);
    assertThat(past("bad").get(0).event()).isEqualTo("{\"message\":\"12\"}");
    assertThat(past("bad").get(0).error()).isEqualTo("Error");
    assertThat(past("bad").get(0).by()).isEqualTo("arn:aws:iam::" + key.accountId() + ":root");
    lambda.deleteFunction(it -> it.functionName("bad"));
    assertThat(past("bad")).isEmpty();
  }

  @Test
  void refusesAPayloadThatIsNoJson() {
    functions.create("hello", "greeter.handler");

    assertRefused(
        () -> invoke("hello", "{\"name\": ", it -> {}),
        400,
        "InvalidRequestContentException",
        null);
    assertRefused(
        () -> invoke("hello", "{} {}", it -> {}), 400, "InvalidRequestContentException", null);
    assertRefused(
        () -> invoke("hello", "[".repeat(100), it -> {}),
        400,
        "InvalidRequestContentException",
        null);
    assertRefused(
        () -> invoke("hello", "{}", it -> it.clientContext("not base64")),
        400,
        "InvalidRequestContentException",
        "Client context must be a valid Base64-encoded JSON object.");
  }

  @Test
  void refusesAPayloadThatIsTooLarge() {
    functions.create("hello", "greeter.handler");

    assertRefused(
        () -> invoke("hello", "\"" + "x".repeat(1 << 20) + "\"", it -> {}),
        413,
        "RequestTooLargeException",
        "Request must be smaller than 1048576 bytes");
  }

  @Test
  void refusesAFunctionThatIsNotThere() {
    assertRefused(
        () -> invoke("nobody", "{}", it -> {}),
        404,
        "ResourceNotFoundException",
        "Function not found: " + functions.arn("nobody"));
  }

  @Test
  void needsTheCallersPermission() {
    functions.create("hello", "greeter.handler");
    var caller = functions.session("Caller");
    var client = aws.lambda(caller);

    assertRefused(
        () -> client.invoke(it -> it.functionName("hello")),
        403,
        "AccessDeniedException",
        "User: arn:aws:sts::"
            + key.accountId()
            + ":assumed-role/Caller/tests is not authorized to perform: lambda:InvokeFunction on"
            + " resource: "
            + functions.arn("hello")
            + " because no identity-based policy allows the lambda:InvokeFunction action");
    functions.allow("Caller", "\"lambda:InvokeFunction\"", functions.arn("hello"));
    assertThat(client.invoke(it -> it.functionName("hello")).statusCode()).isEqualTo(200);
  }

  @Test
  void noLongerRunsInARoleThatTurnedAway() {
    functions.create("hello", "greeter.handler");
    aws.iam(key)
        .updateAssumeRolePolicy(
            it ->
                it.roleName("helloRole")
                    .policyDocument(TestFunctions.trust("\"Service\": \"ec2.amazonaws.com\"")));

    assertRefused(
        () -> invoke("hello", "{}", it -> {}),
        403,
        "AccessDeniedException",
        "The role defined for the function cannot be assumed by Lambda.");
  }

  @Test
  void runsOnlySoManyAtATime() throws Exception {
    functions.create("slow", "slow.handler");
    var threads = Executors.newFixedThreadPool(8);
    try {
      var answers = new ArrayList<Future<String>>();
      for (int i = 0; i < 8; i++) {
        answers.add(threads.submit(() -> once("slow", "{\"seconds\": 2}")));
      }
      var said = new ArrayList<String>();
      for (var answer : answers) {
        said.add(answer.get());
      }

      assertThat(said).filteredOn("200"::equals).hasSize(5);
      assertThat(said)
          .filteredOn(it -> !it.equals("200"))
          .hasSize(3)
          .containsOnly("429 TooManyRequestsException Rate Exceeded.");
    } finally {
      threads.shutdown();
    }
    assertThat(once("slow", "{\"seconds\": 0}")).isEqualTo("200");
  }

  /** Without the SDK's trying again. */
  private String once(String name, String payload) {
    try {
      return String.valueOf(
          aws.impatientLambda(key)
              .invoke(
                  request -> request.functionName(name).payload(SdkBytes.fromUtf8String(payload)))
              .statusCode());
    } catch (TooManyRequestsException e) {
      assertThat(e.reason().toString()).isEqualTo("ConcurrentInvocationLimitExceeded");
      return e.statusCode()
          + " "
          + e.awsErrorDetails().errorCode()
          + " "
          + e.awsErrorDetails().errorMessage();
    }
  }

  private InvokeResponse invoke(String name, String payload, Consumer<InvokeRequest.Builder> more) {
    return lambda.invoke(
        request -> {
          request.functionName(name).payload(SdkBytes.fromUtf8String(payload));
          more.accept(request);
        });
  }

  private java.util.List<Past.Run> past(String name) {
    return aws.store.read(store -> new Past(10).of(store, key.accountId(), name));
  }

  private static JsonNode json(InvokeResponse answer) {
    try {
      return JSON.readTree(answer.payload().asUtf8String());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String log(InvokeResponse answer) {
    return new String(Base64.getDecoder().decode(answer.logResult()), StandardCharsets.UTF_8);
  }
}
