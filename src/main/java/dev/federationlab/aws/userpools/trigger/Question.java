package dev.federationlab.aws.userpools.trigger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.federationlab.aws.userpools.pool.Pool;
import java.util.Map;

/**
 * What a function is asked: an event in the form that all triggers have in common.
 *
 * @param source {@code "PreSignUp_SignUp"}
 * @param version {@code "1"}; another for later forms of the event
 * @param clientId empty where an administrator acts
 * @param request what this trigger tells
 * @param response what it may answer, still empty
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-identity-pools-working-with-aws-lambda-triggers.html">Lambda
 *     triggers</a>
 */
public record Question(
    Trigger trigger,
    String source,
    String version,
    Pool pool,
    String clientId,
    String userName,
    ObjectNode request,
    ObjectNode response) {
  private static final String NO_CLIENT = "CLIENT_ID_NOT_APPLICABLE";
  private static final String HIDDEN = "(hidden)";

  /** A question in the first version of its event. */
  public Question(
      Trigger trigger,
      String source,
      Pool pool,
      String clientId,
      String userName,
      ObjectNode request,
      ObjectNode response) {
    this(trigger, source, "1", pool, clientId, userName, request, response);
  }

  /** The event. */
  ObjectNode event() {
    var event = JsonNodeFactory.instance.objectNode();
    event.put("version", version);
    event.put("triggerSource", source);
    event.put("region", pool.region());
    event.put("userPoolId", pool.id());
    event.put("userName", userName);
    event
        .putObject("callerContext")
        .put("awsSdkVersion", "aws-sdk-unknown-unknown")
        .put("clientId", clientId.isEmpty() ? NO_CLIENT : clientId);
    event.set("request", request);
    event.set("response", response);
    return event;
  }

  /** The event as it may be shown: without the password that a migration is told. */
  ObjectNode shown() {
    var shown = event().deepCopy();
    if (shown.get("request") instanceof ObjectNode told && told.has("password")) {
      told.put("password", HIDDEN);
    }
    return shown;
  }

  /** Names and texts as an object. */
  public static ObjectNode object(Map<String, String> texts) {
    var object = JsonNodeFactory.instance.objectNode();
    texts.forEach(object::put);
    return object;
  }

  /** What an app sent along for functions; left out if that is nothing. */
  public static void metadata(ObjectNode request, Map<String, String> clientMetadata) {
    if (!clientMetadata.isEmpty()) {
      request.set("clientMetadata", object(clientMetadata));
    }
  }

  /** Without the event. */
  @Override
  public String toString() {
    return "Question[" + source + " of " + userName + "]";
  }
}
