package dev.federationlab.aws.dynamodb.item;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a request, or a part of one, says, by the names that the API gives its members. Of what
 * requests have in common the SDK's types know nothing.
 */
record Members(SdkPojo of) {

  /** Whether it is given; what cannot be given is not. */
  boolean has(String name) {
    return value(name) != null;
  }

  @Nullable String text(String name) {
    return (String) value(name);
  }

  @Nullable Integer number(String name) {
    return (Integer) value(name);
  }

  /** False if it is not given. */
  boolean flag(String name) {
    return Boolean.TRUE.equals(value(name));
  }

  /** The table, by name or ARN; there is no request without it. */
  String table() {
    return Objects.requireNonNull(text("TableName"), "a request without its table");
  }

  /** An item or key; one that is not given is empty. */
  Map<String, AttributeValue> item(String name) {
    Map<String, AttributeValue> item = map(name);
    return item == null ? Map.of() : item;
  }

  /** What the placeholders of names stand for. */
  @Nullable Map<String, String> names() {
    return map("ExpressionAttributeNames");
  }

  /** What the placeholders of values stand for. */
  @Nullable Map<String, AttributeValue> values() {
    return map("ExpressionAttributeValues");
  }

  @SuppressWarnings("unchecked") // the API's model says of what the map is
  private <V> @Nullable Map<String, V> map(String name) {
    return (Map<String, V>) value(name);
  }

  /** The SDK shows a map or list that was not given as one that is empty. */
  private @Nullable Object value(String name) {
    var field = of.sdkFieldNameToField().get(name);
    var value = field == null ? null : field.getValueOrDefault(of);
    return value instanceof SdkAutoConstructMap || value instanceof SdkAutoConstructList
        ? null
        : value;
  }
}
