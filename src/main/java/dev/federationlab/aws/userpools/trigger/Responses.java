package dev.federationlab.aws.userpools.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Members of a function's response. What is not there, or null, counts as not said; what is of
 * another type is refused, with InvalidLambdaResponseException.
 */
public final class Responses {
  private Responses() {}

  /** A yes or no. */
  public static boolean flag(JsonNode response, String name) {
    var value = response.path(name);
    if (absent(value)) {
      return false;
    }
    if (!value.isBoolean()) {
      throw TriggerErrors.unrecognizable();
    }
    return value.asBoolean();
  }

  /** A text; empty if it is not there. */
  public static Optional<String> text(JsonNode response, String name) {
    var value = response.path(name);
    if (absent(value)) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw TriggerErrors.unrecognizable();
    }
    return Optional.of(value.asText());
  }

  /** Texts by name. */
  public static Map<String, String> texts(JsonNode response, String name) {
    var texts = new LinkedHashMap<String, String>();
    var value = response.path(name);
    if (absent(value)) {
      return texts;
    }
    if (!value.isObject()) {
      throw TriggerErrors.unrecognizable();
    }
    value
        .properties()
        .forEach(
            entry -> text(value, entry.getKey()).ifPresent(it -> texts.put(entry.getKey(), it)));
    return texts;
  }

  /** A list of texts. */
  public static List<String> list(JsonNode response, String name) {
    var value = response.path(name);
    if (absent(value)) {
      return List.of();
    }
    if (!value.isArray()) {
      throw TriggerErrors.unrecognizable();
    }
    var texts = new ArrayList<String>();
    for (var element : value) {
      if (!element.isTextual()) {
        throw TriggerErrors.unrecognizable();
      }
      texts.add(element.asText());
    }
    return texts;
  }

  /** An object; empty if it is not there. */
  public static Optional<JsonNode> object(JsonNode response, String name) {
    var value = response.path(name);
    if (absent(value)) {
      return Optional.empty();
    }
    if (!value.isObject()) {
      throw TriggerErrors.unrecognizable();
    }
    return Optional.of(value);
  }

  private static boolean absent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }
}
