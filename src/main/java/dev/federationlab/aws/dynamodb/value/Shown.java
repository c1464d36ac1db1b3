package dev.federationlab.aws.dynamodb.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values as they go out. */
public final class Shown {
  private Shown() {}

  /** Attributes by name. */
  public static Map<String, AttributeValue> item(Item item) {
    return values(item.attributes());
  }

  private static Map<String, AttributeValue> values(Map<String, Value> values) {
    var shown = new LinkedHashMap<String, AttributeValue>(values.size() * 2);
    values.forEach((name, value) -> shown.put(name, value(value)));
    return shown;
  }

  /** One value. */
  public static AttributeValue value(Value value) {
    var shown = AttributeValue.builder();
    if (value instanceof Value.Text text) {
      return shown.s(text.text()).build();
    }
    if (value instanceof Value.Num number) {
      return shown.n(Numbers.text(number)).build();
    }
    if (value instanceof Value.Binary binary) {
      return shown.b(binary.bytes()).build();
    }
    if (value instanceof Value.Bool bool) {
      return shown.bool(bool.holds()).build();
    }
    if (value instanceof Value.Sequence list) {
      var elements = new ArrayList<AttributeValue>(list.values().size());
      list.values().forEach(element -> elements.add(value(element)));
      return shown.l(elements).build();
    }
    if (value instanceof Value.Document map) {
      return shown.m(values(map.values())).build();
    }
    if (value instanceof Value.Elements set) {
      return set(set);
    }
    return shown.nul(true).build();
  }

  private static AttributeValue set(Value.Elements set) {
    var shown = AttributeValue.builder();
    return switch (set.type()) {
      case SS -> shown.ss(texts(set.values())).build();
      case NS -> shown.ns(texts(set.values())).build();
      default -> shown.bs(bytes(set.values())).build();
    };
  }

  private static List<String> texts(Collection<Value> values) {
    return values.stream().map(Shown::text).toList();
  }

  private static List<SdkBytes> bytes(Collection<Value> values) {
    return values.stream().map(value -> ((Value.Binary) value).bytes()).toList();
  }

  /** A value as messages and explanations show it: the text, the number, bytes in Base64. */
  public static String text(Value value) {
    if (value instanceof Value.Text text) {
      return text.text();
    }
    if (value instanceof Value.Num number) {
      return Numbers.text(number);
    }
    if (value instanceof Value.Binary binary) {
      return java.util.Base64.getEncoder().encodeToString(binary.bytes().asByteArrayUnsafe());
    }
    if (value instanceof Value.Bool bool) {
      return String.valueOf(bool.holds());
    }
    if (value instanceof Value.Elements set) {
      return set.values().stream().map(Shown::text).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Value.Sequence list) {
      return list.values().stream().map(Shown::text).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Value.Document map) {
      return map.values().entrySet().stream()
          .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return "null";
  }
}
