package dev.federationlab.aws.dynamodb.expression;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import dev.federationlab.aws.dynamodb.value.Reading;
import dev.federationlab.aws.dynamodb.value.Value;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What {@code #names} and {@code :values} of a request stand for, and which of them were used. */
final class Placeholders {
  private final Map<String, String> names;
  private final Map<String, Value> values = new LinkedHashMap<>();
  private final Set<String> unusedNames = new LinkedHashSet<>();
  private final Set<String> unusedValues = new LinkedHashSet<>();

  /**
   * @param names absent if the request has none
   * @param values absent if the request has none
   * @throws ServiceException ValidationException
   */
  Placeholders(@Nullable Map<String, String> names, @Nullable Map<String, AttributeValue> values) {
    this.names = names == null ? Map.of() : names;
    if (names != null) {
      requireKeys("ExpressionAttributeNames", '#', names.keySet());
      unusedNames.addAll(names.keySet());
    }
    if (values != null) {
      requireKeys("ExpressionAttributeValues", ':', values.keySet());
      values.forEach((key, value) -> this.values.put(key, read(key, value)));
      unusedValues.addAll(values.keySet());
    }
  }

  private static void requireKeys(String parameter, char mark, Collection<String> keys) {
    if (keys.isEmpty()) {
      throw DynamoErrors.invalid(parameter + " must not be empty");
    }
    for (var key : keys) {
      boolean wellFormed =
          key.length() > 1
              && key.charAt(0) == mark
              && key.chars().skip(1).allMatch(c -> Scanner.isPart((char) c));
      if (!wellFormed) {
        throw DynamoErrors.invalid(
            parameter + " contains invalid key: Syntax error; key: \"" + key + "\"");
      }
    }
  }

  private static Value read(String key, AttributeValue value) {
    try {
      return Reading.value(value);
    } catch (ServiceException e) {
      throw DynamoErrors.invalid(
          "ExpressionAttributeValues contains invalid value: " + e.message() + " for key " + key);
    }
  }

  /** The attribute that a {@code #name} stands for, if it is defined. */
  @Nullable String name(String key) {
    unusedNames.remove(key);
    return names.get(key);
  }

  /** The value that a {@code :value} stands for, if it is defined. */
  @Nullable Value value(String key) {
    unusedValues.remove(key);
    return values.get(key);
  }

  /** Goes on if each of them was used. */
  void requireAllUsed() {
    require("ExpressionAttributeNames", unusedNames);
    require("ExpressionAttributeValues", unusedValues);
  }

  private static void require(String parameter, Set<String> unused) {
    if (!unused.isEmpty()) {
      throw DynamoErrors.invalid(
          "Value provided in "
              + parameter
              + " unused in expressions: keys: {"
              + String.join(", ", unused)
              + "}");
    }
  }
}
