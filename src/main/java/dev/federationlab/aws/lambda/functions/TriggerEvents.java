package dev.federationlab.aws.lambda.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.federationlab.aws.lambda.functions.SuppliedFunction.Failure;

/** Events of user pools, as functions read and answer them: the whole event goes back. */
final class TriggerEvents {
  private TriggerEvents() {}

  /**
   * The event as it goes back, its response to be filled.
   *
   * @throws Failure if it is no event of a user pool
   */
  static ObjectNode answer(JsonNode event) throws Failure {
    if (!event.isObject() || !event.path("triggerSource").isTextual()) {
      throw new Failure("TypeError", "this is no event of a user pool: it has no triggerSource");
    }
    var answer = ((ObjectNode) event).deepCopy();
    if (!answer.path("response").isObject()) {
      answer.set("response", JsonNodeFactory.instance.objectNode());
    }
    return answer;
  }

  /** The response of an event that goes back. */
  static ObjectNode response(ObjectNode answer) {
    return (ObjectNode) answer.get("response");
  }

  /** {@code "PreSignUp_SignUp"}. */
  static String source(JsonNode event) {
    return event.path("triggerSource").asText();
  }

  /** An attribute of the user; empty if there is none. */
  static String attribute(JsonNode event, String name) {
    return event.path("request").path("userAttributes").path(name).asText("");
  }

  /** What follows the at sign of the user's address; empty if there is none. */
  static String domain(JsonNode event) {
    var email = attribute(event, "email");
    return email.substring(email.lastIndexOf('@') + 1);
  }
}
