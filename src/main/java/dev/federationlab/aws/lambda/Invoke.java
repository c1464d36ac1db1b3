package dev.federationlab.aws.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Errand;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.lambda.Invocations.Invoker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

/**
 * Runs a function: and waits for its answer, or not, or only says whether the caller might. The
 * function runs after the transaction of the request has ended, since it calls AWS itself.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 */
final class Invoke implements Operation<InvokeRequest, InvokeResponse> {
  private static final String OUTCOME = "outcome of the invocation";
  private static final String ACCEPTED = "asynchronous invocation";
  private static final int DEEPEST = 64;
  private static final int LONGEST_CLIENT_CONTEXT = 3583;

  private final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private final Functions functions;
  private final Invocations invocations;
  private final LambdaLimits limits;

  Invoke(Functions functions, Invocations invocations, LambdaLimits limits) {
    this.functions = functions;
    this.invocations = invocations;
    this.limits = limits;
  }

  /** {@code lambda:InvokeFunction}, by the caller's policies or the function's. */
  List<Access> access(Call call, InvokeRequest request) {
    return functions.access(call, "InvokeFunction", reference(call, request));
  }

  private static FunctionReference reference(Call call, InvokeRequest request) {
    return FunctionReference.of(call, request.functionName(), request.qualifier());
  }

  @Override
  public InvokeResponse handle(Call call, InvokeRequest request) {
    var outcome = call.learnt().find(OUTCOME, Outcome.class);
    if (outcome.isPresent()) {
      return answered(call, request, outcome.get());
    }
    if (call.learnt().find(ACCEPTED, Boolean.class).isPresent()) {
      return InvokeResponse.builder().statusCode(202).build();
    }
    var reference = reference(call, request);
    var function = functions.require(call, reference);
    var event = event(request.payload());
    var invocation =
        invocations.prepare(
            call.explanation(),
            call.store(),
            new Invoker(
                call.requestId(),
                call.now(),
                call.principal().arn(),
                Invoker.identity(call.principal()),
                clientContext(request.clientContext()),
                limits.timeout()),
            function,
            reference.qualifiedArn(),
            event);
    if (request.invocationType() == InvocationType.DRY_RUN) {
      return InvokeResponse.builder().statusCode(204).build();
    }
    throw new Errand(
        () -> {
          if (request.invocationType() == InvocationType.EVENT) {
            invocations.soon(invocation, event.toString());
            call.learnt().keep(ACCEPTED, true);
          } else {
            call.learnt().keep(OUTCOME, invocations.now(invocation, event.toString()));
          }
        });
  }

  private static InvokeResponse answered(Call call, InvokeRequest request, Outcome outcome) {
    call.explanation().note("The function's answer", outcome::payload);
    call.explanation().note("The function's log", outcome::log);
    var answer =
        InvokeResponse.builder()
            .statusCode(200)
            .executedVersion(FunctionReference.LATEST)
            .payload(SdkBytes.fromUtf8String(outcome.payload()));
    if (outcome.error().isPresent()) {
      answer.functionError("Unhandled");
    }
    if (request.logType() == LogType.TAIL) {
      answer.logResult(
          Base64.getEncoder().encodeToString(outcome.log().getBytes(StandardCharsets.UTF_8)));
    }
    return answer.build();
  }

  /** No payload is an empty object. */
  private JsonNode event(@Nullable SdkBytes payload) {
    if (payload == null || payload.asByteArrayUnsafe().length == 0) {
      return JsonNodeFactory.instance.objectNode();
    }
    try {
      return json.readTree(payload.asByteArrayUnsafe());
    } catch (JsonProcessingException e) {
      throw LambdaErrors.INVALID_REQUEST_CONTENT.exception(
          "Could not parse request body into json: Could not parse payload into json: "
              + e.getOriginalMessage());
    } catch (IOException e) {
      throw LambdaErrors.INVALID_REQUEST_CONTENT.exception();
    }
  }

  private Optional<JsonNode> clientContext(@Nullable String header) {
    if (header == null || header.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (header.length() <= LONGEST_CLIENT_CONTEXT) {
        return Optional.of(json.readTree(Base64.getDecoder().decode(header)));
      }
    } catch (IOException | IllegalArgumentException e) {
      // Said below, for all that is wrong with it.
    }
    throw LambdaErrors.INVALID_REQUEST_CONTENT.exception(
        "Client context must be a valid Base64-encoded JSON object.");
  }
}
