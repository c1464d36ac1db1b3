package dev.federationlab.aws.lambda.functions;

import com.fasterxml.jackson.databind.JsonNode;

/** Fails: what {@code message} says, or a message of its own. */
final class Thrower implements SuppliedFunction {

  @Override
  public String handler() {
    return "thrower.handler";
  }

  @Override
  public String summary() {
    return "Throws an error with the given {\"message\": …}.";
  }

  @Override
  public JsonNode handle(JsonNode event, Context context) throws Failure {
    context.log().line("about to throw");
    throw new Failure("Error", event.path("message").asText("This function always fails."));
  }
}
