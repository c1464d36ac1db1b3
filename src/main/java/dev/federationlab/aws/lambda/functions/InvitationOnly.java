package dev.federationlab.aws.lambda.functions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * Pre sign-up: lets in whose address is of one domain, and nobody else. Where the variable {@code
 * AUTO_CONFIRM} is {@code true}, they need no code.
 */
final class InvitationOnly implements SuppliedFunction {
  private static final String USUAL_DOMAIN = "example.com";

  @Override
  public String handler() {
    return "invitation-only.handler";
  }

  @Override
  public String summary() {
    return "Pre sign-up: lets in only addresses of the domain in the variable DOMAIN (example.com);"
        + " with AUTO_CONFIRM=true they are confirmed at once.";
  }

  @Override
  public JsonNode handle(JsonNode event, Context context) throws Failure {
    var answer = TriggerEvents.answer(event);
    var wanted = context.environment().getOrDefault("DOMAIN", USUAL_DOMAIN);
    var domain = TriggerEvents.domain(event);
    if (!domain.toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT))) {
      context.log().line("refused: " + (domain.isEmpty() ? "no address" : domain));
      throw new Failure("Error", "Invitation only");
    }
    if ("true".equals(context.environment().get("AUTO_CONFIRM"))) {
      TriggerEvents.response(answer).put("autoConfirmUser", true).put("autoVerifyEmail", true);
    }
    return answer;
  }
}
