package dev.federationlab.aws.lambda.functions;

import com.fasterxml.jackson.databind.JsonNode;

/** Verify auth challenge response: whether the answer is the one that was kept. */
final class VerifyChallenge implements SuppliedFunction {

  @Override
  public String handler() {
    return "verify-challenge.handler";
  }

  @Override
  public String summary() {
    return "Verify auth challenge response: holds the answer against the one that"
        + " create-challenge.handler kept.";
  }

  @Override
  public JsonNode handle(JsonNode event, Context context) throws Failure {
    var answer = TriggerEvents.answer(event);
    var request = event.path("request");
    var right = request.path("privateChallengeParameters").path("answer").asText("");
    var given = request.path("challengeAnswer").asText("").strip();
    TriggerEvents.response(answer)
        .put("answerCorrect", !right.isEmpty() && right.equalsIgnoreCase(given));
    return answer;
  }
}
