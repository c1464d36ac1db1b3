package dev.federationlab.aws.lambda.functions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Create auth challenge: a sum to be done, or the question in the variable {@code QUESTION}, whose
 * answer is in {@code ANSWER}. The app is told the question, {@link VerifyChallenge} the answer.
 */
final class CreateChallenge implements SuppliedFunction {

  @Override
  public String handler() {
    return "create-challenge.handler";
  }

  @Override
  public String summary() {
    return "Create auth challenge: asks for a sum, or what the variables QUESTION and ANSWER say.";
  }

  @Override
  public JsonNode handle(JsonNode event, Context context) throws Failure {
    var answer = TriggerEvents.answer(event);
    var own = context.environment().get("QUESTION");
    // Not a secret: it only has to differ from time to time.
    int one = ThreadLocalRandom.current().nextInt(2, 10);
    int other = ThreadLocalRandom.current().nextInt(2, 10);
    var question = own == null ? "What is " + one + " plus " + other + "?" : own;
    var right =
        own == null
            ? String.valueOf(one + other)
            : context.environment().getOrDefault("ANSWER", "");
    var response = TriggerEvents.response(answer);
    response.putObject("publicChallengeParameters").put("question", question);
    response.putObject("privateChallengeParameters").put("answer", right);
    response.put("challengeMetadata", "QUESTION");
    return answer;
  }
}
