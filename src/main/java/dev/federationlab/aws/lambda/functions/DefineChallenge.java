package dev.federationlab.aws.lambda.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.StreamSupport;

/**
 * Define auth challenge: one question, three tries, and the password before it where the app begins
 * with {@code SRP_A}.
 */
final class DefineChallenge implements SuppliedFunction {
  private static final String QUESTION = "CUSTOM_CHALLENGE";
  private static final int TRIES = 3;

  @Override
  public String handler() {
    return "define-challenge.handler";
  }

  @Override
  public String summary() {
    return "Define auth challenge: one CUSTOM_CHALLENGE, three tries; after the password where the"
        + " app sends SRP_A.";
  }

  @Override
  public JsonNode handle(JsonNode event, Context context) throws Failure {
    var answer = TriggerEvents.answer(event);
    var response = TriggerEvents.response(answer);
    var session = event.path("request").path("session");
    var last = session.isEmpty() ? null : session.get(session.size() - 1);
    boolean met = last != null && last.path("challengeResult").asBoolean();
    if (last == null) {
      ask(response, QUESTION);
    } else if (last.path("challengeName").asText().equals("SRP_A")) {
      ask(response, "PASSWORD_VERIFIER");
    } else if (!last.path("challengeName").asText().equals(QUESTION)) {
      next(response, met);
    } else if (met) {
      response.put("issueTokens", true).put("failAuthentication", false);
    } else {
      next(response, tries(session) < TRIES);
    }
    context.log().line("after " + session.size() + " challenges: " + response);
    return answer;
  }

  private static long tries(JsonNode session) {
    return StreamSupport.stream(session.spliterator(), false)
        .filter(challenge -> challenge.path("challengeName").asText().equals(QUESTION))
        .count();
  }

  private static void next(ObjectNode response, boolean goOn) {
    if (goOn) {
      ask(response, QUESTION);
    } else {
      response.put("issueTokens", false).put("failAuthentication", true);
    }
  }

  private static void ask(ObjectNode response, String challenge) {
    response
        .put("challengeName", challenge)
        .put("issueTokens", false)
        .put("failAuthentication", false);
  }
}
