package dev.federationlab.aws.userpools.trigger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.Errand;
import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.trigger.PoolFunctions.Answer;
import dev.federationlab.aws.userpools.trigger.PoolFunctions.Asked;
import dev.federationlab.aws.userpools.trigger.PoolFunctions.Refused;
import dev.federationlab.aws.userpools.trigger.PoolFunctions.Returned;
import dev.federationlab.aws.userpools.trigger.PoolFunctions.Threw;
import dev.federationlab.aws.userpools.trigger.PoolFunctions.TimedOut;
import dev.federationlab.decision.Check;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks functions: within five seconds, three times if they let one wait, and never in a
 * transaction. What went in and what came out is noted.
 */
public final class Asking {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int ATTEMPTS = 3;
  private static final List<String> COMMON =
      List.of(
          "version",
          "triggerSource",
          "region",
          "userPoolId",
          "userName",
          "callerContext",
          "request",
          "response");
  private static final String SOURCE =
      "Developer Guide, Customizing workflows with Lambda triggers";

  private final PoolFunctions functions;
  private final JsonMapper json = new JsonMapper();

  public Asking(PoolFunctions functions) {
    this.functions = functions;
  }

  /** A function's answer, and what was noted while it was asked. */
  private record Heard(Answer answer, Explanation explanation) {}

  /**
   * What a function answers, before the request goes on. The first time this ends the transaction,
   * and the request begins again.
   *
   * @return the {@code response} of its answer; empty if the pool has no such function
   * @throws ServiceException UserLambdaValidationException, UnexpectedLambdaException,
   *     InvalidLambdaResponseException
   * @throws Errand if it has not been asked yet
   */
  public Optional<JsonNode> ask(Situation situation, Question question) {
    var function = question.trigger().function(question.pool());
    if (function.isEmpty()) {
      return Optional.empty();
    }
    var name = "trigger " + question.source();
    var heard = situation.learnt().find(name, Heard.class);
    if (heard.isEmpty()) {
      throw new Errand(
          () -> situation.learnt().keep(name, heard(situation, question, function.get())));
    }
    return Optional.of(response(situation, question, function.get(), heard.get()));
  }

  /**
   * Tells a function what has happened, once it has been committed; its refusal is the answer to
   * the request all the same.
   */
  public void tell(Situation situation, Question question) {
    question
        .trigger()
        .function(question.pool())
        .ifPresent(
            function ->
                situation
                    .afterwards()
                    .add(
                        () ->
                            response(
                                situation,
                                question,
                                function,
                                heard(situation, question, function))));
  }

  private Heard heard(Situation situation, Question question, String function) {
    var asked =
        new Asked(
            function,
            question.pool().arn(),
            question.pool().accountId(),
            situation.requestId(),
            situation.now(),
            question.source(),
            question.event().toString(),
            question.shown().toString(),
            LIMIT);
    Answer answer = new TimedOut();
    var explanation = new Explanation();
    for (int i = 0; i < ATTEMPTS && answer instanceof TimedOut; i++) {
      explanation = new Explanation();
      answer = functions.call(explanation, asked);
    }
    return new Heard(answer, explanation);
  }

  private JsonNode response(Situation situation, Question question, String function, Heard heard) {
    var explanation = situation.explanation();
    explanation.add(heard.explanation());
    explanation.note(
        question.source() + ": what the function was given",
        () -> question.shown().toPrettyString());
    var trigger = question.trigger();
    var answer = heard.answer();
    if (answer instanceof Threw threw) {
      noted(explanation, question, function, "it threw: " + threw.message(), false);
      throw TriggerErrors.threw(trigger, threw.message());
    }
    if (answer instanceof TimedOut) {
      noted(explanation, question, function, "none within 5 seconds, three times", false);
      throw TriggerErrors.notRun(trigger, "Socket timeout while invoking Lambda function");
    }
    if (answer instanceof Refused refused) {
      noted(explanation, question, function, "it could not be run: " + refused.code(), false);
      throw TriggerErrors.notRun(trigger, refused.code());
    }
    var returned = (Returned) answer;
    var response = read(returned.payload());
    explanation.note(
        question.source() + ": what the function answered",
        () -> response.map(JsonNode::toPrettyString).orElse(returned.payload()));
    noted(
        explanation,
        question,
        function,
        response.isPresent() ? "the event, with a response" : "something else",
        response.isPresent());
    return response.orElseThrow(TriggerErrors::unrecognizable);
  }

  private static void noted(
      Explanation explanation, Question question, String function, String saw, boolean passed) {
    explanation.check(
        new Check(
            "trigger " + question.trigger().apiName(),
            "an answer of " + function + " to " + question.source(),
            saw,
            passed,
            SOURCE));
  }

  /** The response in what a function returned, which must be the whole event. */
  private Optional<JsonNode> read(String payload) {
    try {
      var event = json.readTree(payload);
      boolean whole = event.isObject() && COMMON.stream().allMatch(event::has);
      return Optional.ofNullable(whole ? event.get("response") : null).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
