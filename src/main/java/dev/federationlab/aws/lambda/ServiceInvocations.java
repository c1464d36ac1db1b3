package dev.federationlab.aws.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.Access;
import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.access.ServiceCaller;
import dev.federationlab.aws.lambda.Invocations.Invoker;
import dev.federationlab.decision.Check;
import dev.federationlab.store.Store;
import dev.federationlab.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Functions as other services of AWS invoke them: on their own, and only where the function's
 * policy names the service. Not to be called within a transaction.
 */
public final class ServiceInvocations {
  private final Store store;
  private final Functions functions;
  private final Invocations invocations;
  private final JsonMapper json = new JsonMapper();

  ServiceInvocations(Store store, Functions functions, Invocations invocations) {
    this.store = store;
    this.functions = functions;
    this.invocations = invocations;
  }

  /**
   * What a function is to do.
   *
   * @param keys condition keys: {@code aws:SourceArn}, {@code aws:SourceAccount}
   * @param by for whom the service acts, for people
   * @param event JSON
   * @param shown the event as it may be kept and shown
   * @param limit how long the service waits
   */
  public record Wanted(
      String functionArn,
      String requestId,
      Instant now,
      Map<String, List<String>> keys,
      String by,
      String event,
      String shown,
      Duration limit) {
    public Wanted {
      keys = Map.copyOf(keys);
    }

    /** Without the event. */
    @Override
    public String toString() {
      return functionArn + " by " + by;
    }
  }

  /** What came of it. */
  public sealed interface Ending {}

  /** It returned this JSON. */
  public record Returned(String payload) implements Ending {}

  /** It threw. */
  public record Threw(String message) implements Ending {}

  /** The service's limit came before the function's end. */
  public record TooLate() implements Ending {}

  /** It was not run, for this reason. */
  public record NotRun(String code) implements Ending {}

  /** Runs a function, and waits. What was decided on the way is noted. */
  public Ending invoke(Explanation explanation, ServiceCaller service, Wanted wanted) {
    try {
      var invocation =
          store.read(transaction -> prepared(explanation, transaction, service, wanted));
      var outcome = invocations.now(invocation, wanted.shown());
      explanation.note("The function's log", outcome::log);
      return ending(invocation, outcome);
    } catch (ServiceException e) {
      return new NotRun(e.error().code());
    }
  }

  private Invocation prepared(
      Explanation explanation, Transaction transaction, ServiceCaller service, Wanted wanted) {
    var reference = FunctionReference.of("", wanted.functionArn(), null);
    var access =
        new Access(
            "lambda:InvokeFunction",
            reference.qualifiedArn(),
            wanted.keys(),
            Optional.of(functions.policyOf(transaction, reference)));
    if (!service.may(explanation, wanted.now(), access)) {
      throw LambdaErrors.ACCESS_DENIED.exception();
    }
    var function = functions.find(transaction, reference);
    explanation.check(
        new Check(
            "function",
            "one that exists: " + wanted.functionArn(),
            function.map(it -> "handler " + it.settings().handler()).orElse("none"),
            function.isPresent(),
            "Lambda API reference, FunctionName"));
    return invocations.prepare(
        explanation,
        transaction,
        new Invoker(
            wanted.requestId(),
            wanted.now(),
            service.name() + ", " + wanted.by(),
            Optional.empty(),
            Optional.empty(),
            wanted.limit()),
        function.orElseThrow(reference::notFound),
        reference.qualifiedArn(),
        event(wanted));
  }

  private JsonNode event(Wanted wanted) {
    try {
      return json.readTree(wanted.event());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an event of a service is no JSON", e);
    }
  }

  private static Ending ending(Invocation invocation, Outcome outcome) {
    if (outcome.error().isEmpty()) {
      return new Returned(outcome.payload());
    }
    var error = outcome.error().get();
    boolean ours =
        error.timedOut()
            && invocation.limit().toSeconds() < invocation.function().settings().timeoutSeconds();
    return ours ? new TooLate() : new Threw(error.message());
  }
}
