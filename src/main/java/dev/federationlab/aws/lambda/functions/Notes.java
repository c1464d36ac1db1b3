package dev.federationlab.aws.lambda.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Keeps notes in a DynamoDB table, each under the Cognito identity that invoked the function, with
 * the permissions of the function's own role: the invoker needs none on the table.
 *
 * <pre>
 * {"action": "put", "text": "…"}        → {"note": {"noteId": …, "text": …, "writtenAt": …}}
 * {"action": "list"}                    → {"notes": [ … ]}
 * {"action": "delete", "noteId": "…"}   → {"deleted": …}
 * </pre>
 *
 * The table is named by the variable {@code TABLE}; its partition key is {@code owner}, its sort
 * key {@code noteId}, both texts.
 */
final class Notes implements SuppliedFunction {
  private static final int LONGEST_TEXT = 280;
  private static final int LISTED = 50;

  @Override
  public String handler() {
    return "notes.handler";
  }

  @Override
  public String summary() {
    return "Validates and keeps notes in the DynamoDB table that the variable TABLE names (keys"
        + " owner and noteId), each under the Cognito identity that invoked it.";
  }

  @Override
  public JsonNode handle(JsonNode event, Context context) throws Failure {
    var table = context.environment().get("TABLE");
    if (table == null || table.isBlank()) {
      throw new Failure("Error", "the environment variable TABLE is not set");
    }
    var owner =
        context
            .identity()
            .map(Context.Identity::cognitoIdentityId)
            .orElseThrow(
                () -> new Failure("Error", "invoked by no Cognito identity: whose note is it?"));
    var action = event.path("action").asText("");
    try (var dynamo = context.aws().dynamoDb()) {
      return switch (action) {
        case "put" -> put(dynamo, table, owner, event, context);
        case "list" -> list(dynamo, table, owner);
        case "delete" -> delete(dynamo, table, owner, event);
        default -> throw new Failure("ValidationError", "action is put, list or delete");
      };
    } catch (SdkException e) {
      context.log().line("DynamoDB refused: " + e.getMessage());
      throw new Failure(e.getClass().getSimpleName(), String.valueOf(e.getMessage()));
    }
  }

  private static JsonNode put(
      DynamoDbClient dynamo, String table, String owner, JsonNode event, Context context)
      throws Failure {
    var text = event.path("text").asText("").strip();
    if (text.isEmpty() || text.length() > LONGEST_TEXT) {
      throw new Failure("ValidationError", "text must have 1 to " + LONGEST_TEXT + " characters");
    }
    Instant now = context.clock().instant();
    var item =
        Map.of(
            "owner", text(owner),
            "noteId", text(now.toEpochMilli() + "-" + context.requestId()),
            "text", text(text),
            "writtenAt", text(now.toString()));
    dynamo.putItem(request -> request.tableName(table).item(item));
    context.log().line("stored a note of " + text.length() + " characters");
    var answer = JsonNodeFactory.instance.objectNode();
    answer.set("note", shown(item));
    return answer;
  }

  private static JsonNode list(DynamoDbClient dynamo, String table, String owner) {
    var found =
        dynamo.query(
            request ->
                request
                    .tableName(table)
                    .keyConditionExpression("#owner = :owner")
                    .expressionAttributeNames(Map.of("#owner", "owner"))
                    .expressionAttributeValues(Map.of(":owner", text(owner)))
                    .scanIndexForward(false)
                    .limit(LISTED));
    var answer = JsonNodeFactory.instance.objectNode();
    var notes = answer.putArray("notes");
    found.items().forEach(item -> notes.add(shown(item)));
    return answer;
  }

  private static JsonNode delete(DynamoDbClient dynamo, String table, String owner, JsonNode event)
      throws Failure {
    var noteId = event.path("noteId").asText("");
    if (noteId.isEmpty()) {
      throw new Failure("ValidationError", "noteId is missing");
    }
    dynamo.deleteItem(
        request ->
            request.tableName(table).key(Map.of("owner", text(owner), "noteId", text(noteId))));
    return JsonNodeFactory.instance.objectNode().put("deleted", noteId);
  }

  private static ObjectNode shown(Map<String, AttributeValue> item) {
    var note = JsonNodeFactory.instance.objectNode();
    for (var name : new String[] {"noteId", "text", "writtenAt"}) {
      Optional.ofNullable(item.get(name)).map(AttributeValue::s).ifPresent(s -> note.put(name, s));
    }
    return note;
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
