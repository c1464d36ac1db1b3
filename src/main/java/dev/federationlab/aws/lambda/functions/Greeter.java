package dev.federationlab.aws.lambda.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Greets, and says who everybody is: the Cognito identity that invoked it, and the role that it
 * runs in, which is another than the invoker's.
 */
final class Greeter implements SuppliedFunction {
  private static final int LONGEST_NAME = 100;

  @Override
  public String handler() {
    return "greeter.handler";
  }

  @Override
  public String summary() {
    return "Greets {\"name\": …}, and says which Cognito identity invoked it and which role it runs"
        + " in.";
  }

  @Override
  public JsonNode handle(JsonNode event, Context context) throws Failure {
    var given = event.path("name").asText("");
    var name = given.isBlank() ? "whoever you are" : given.strip();
    if (name.length() > LONGEST_NAME) {
      throw new Failure("Error", "name is longer than " + LONGEST_NAME + " characters");
    }
    var answer = JsonNodeFactory.instance.objectNode();
    answer.put("greeting", "Hello, " + name + "!");
    answer.put("functionName", context.functionName());
    answer.put("requestId", context.requestId());
    var identity = answer.putObject("identity");
    context
        .identity()
        .ifPresent(
            who -> {
              identity.put("cognitoIdentityId", who.cognitoIdentityId());
              identity.put("cognitoIdentityPoolId", who.cognitoIdentityPoolId());
            });
    context
        .log()
        .line(
            context
                .identity()
                .map(who -> "invoked by " + who.cognitoIdentityId())
                .orElse("invoked by no Cognito identity"));
    answer.put("executionRole", ownArn(context));
    return answer;
  }

  /** By asking STS, which needs no permission. */
  private static String ownArn(Context context) throws Failure {
    try (var sts = context.aws().sts()) {
      return sts.getCallerIdentity().arn();
    } catch (SdkException e) {
      throw new Failure(e.getClass().getSimpleName(), String.valueOf(e.getMessage()));
    }
  }
}
