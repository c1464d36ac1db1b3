package dev.federationlab.aws.lambda.functions;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * User migration: stands for an older directory with one user, whose address is in the variable
 * {@code OLD_EMAIL} and whose password is in {@code OLD_PASSWORD}.
 */
final class MigrateUser implements SuppliedFunction {

  @Override
  public String handler() {
    return "migrate-user.handler";
  }

  @Override
  public String summary() {
    return "User migration: an older directory with one user, by the variables OLD_EMAIL and"
        + " OLD_PASSWORD.";
  }

  @Override
  public JsonNode handle(JsonNode event, Context context) throws Failure {
    var answer = TriggerEvents.answer(event);
    var email = context.environment().getOrDefault("OLD_EMAIL", "old@example.com");
    var password = context.environment().getOrDefault("OLD_PASSWORD", "");
    var name = event.path("userName").asText();
    boolean known = name.equalsIgnoreCase(email) || name.equals(local(email));
    if (!known) {
      throw new Failure("Error", "Not in the older directory");
    }
    boolean signsIn = TriggerEvents.source(event).equals("UserMigration_Authentication");
    var given = event.path("request").path("password").asText("");
    if (signsIn && (password.isEmpty() || !password.equals(given))) {
      throw new Failure("Error", "Bad password");
    }
    var response = TriggerEvents.response(answer);
    response.putObject("userAttributes").put("email", email).put("email_verified", "true");
    response.put("messageAction", "SUPPRESS");
    if (signsIn) {
      response.put("finalUserStatus", "CONFIRMED");
    }
    return answer;
  }

  private static String local(String email) {
    return email.substring(0, Math.max(0, email.indexOf('@')));
  }
}
