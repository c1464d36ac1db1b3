package dev.federationlab.aws.lambda.functions;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * For any trigger: notes what it was asked, and lets everything pass; the event goes back as it
 * came.
 */
final class PassThrough implements SuppliedFunction {

  @Override
  public String handler() {
    return "pass-through.handler";
  }

  @Override
  public String summary() {
    return "Any trigger: notes the event in its log and returns it as it came.";
  }

  @Override
  public JsonNode handle(JsonNode event, Context context) throws Failure {
    var answer = TriggerEvents.answer(event);
    context.log().line(TriggerEvents.source(event) + " for " + event.path("userName").asText());
    return answer;
  }
}
