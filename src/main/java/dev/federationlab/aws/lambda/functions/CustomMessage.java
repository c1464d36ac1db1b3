package dev.federationlab.aws.lambda.functions;

import com.fasterxml.jackson.databind.JsonNode;

/** Custom message: greets the user in the words of the app that the variable {@code APP} names. */
final class CustomMessage implements SuppliedFunction {

  @Override
  public String handler() {
    return "custom-message.handler";
  }

  @Override
  public String summary() {
    return "Custom message: words that name the app in the variable APP, and what the code is for.";
  }

  @Override
  public JsonNode handle(JsonNode event, Context context) throws Failure {
    var answer = TriggerEvents.answer(event);
    var app = context.environment().getOrDefault("APP", "Our app");
    var code = event.path("request").path("codeParameter").asText("{####}");
    var username = event.path("request").path("usernameParameter").asText("");
    var text =
        switch (TriggerEvents.source(event)) {
          case "CustomMessage_SignUp", "CustomMessage_ResendCode" ->
              "welcome! Your code is " + code + ".";
          case "CustomMessage_ForgotPassword" -> "to choose another password, use " + code + ".";
          case "CustomMessage_AdminCreateUser" ->
              "you are invited as " + username + ", with the password " + code + " for now.";
          default -> "your code is " + code + ".";
        };
    TriggerEvents.response(answer)
        .put("emailSubject", app)
        .put("emailMessage", app + ": " + text)
        .put("smsMessage", app + ": " + text);
    return answer;
  }
}
