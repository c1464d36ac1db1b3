package dev.federationlab.aws.dynamodb.value;

import dev.federationlab.aws.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values as they come in, held against what DynamoDB allows. */
public final class Reading {
  /** Lists and maps within each other (Developer Guide, "Attributes"). */
  public static final int DEEPEST = 32;

  private Reading() {}

  /**
   * Attributes by name.
   *
   * @throws ServiceException ValidationException in DynamoDB's words
   */
  public static Item item(Map<String, AttributeValue> attributes) {
    return new Item(values(attributes, 0));
  }

  /**
   * One value.
   *
   * @throws ServiceException ValidationException in DynamoDB's words
   */
  public static Value value(AttributeValue value) {
    return value(value, 0);
  }

  /**
   * Goes on if an item that was put together nests no deeper than one that comes in may.
   *
   * @throws ServiceException ValidationException
   */
  public static void requireShallow(Item item) {
    item.attributes().values().forEach(value -> requireShallow(value, 0));
  }

  private static void requireShallow(Value value, int depth) {
    if (depth > DEEPEST) {
      throw tooDeep();
    }
    if (value instanceof Value.Sequence list) {
      list.values().forEach(element -> requireShallow(element, depth + 1));
    } else if (value instanceof Value.Document map) {
      map.values().values().forEach(element -> requireShallow(element, depth + 1));
    }
  }

  private static ServiceException tooDeep() {
    return DynamoErrors.invalid("Nesting Levels have exceeded supported limits");
  }

  private static Map<String, Value> values(Map<String, AttributeValue> attributes, int depth) {
    var values = new LinkedHashMap<String, Value>();
    attributes.forEach((name, value) -> values.put(wellFormed(name), value(value, depth)));
    return values;
  }

  private static Value value(AttributeValue value, int depth) {
    if (depth > DEEPEST) {
      throw tooDeep();
    }
    var found = new Found();
    found.add(value.s(), text -> new Value.Text(wellFormed(text)));
    found.add(value.n(), Numbers::read);
    found.add(value.b(), Value.Binary::new);
    found.add(value.nul(), Reading::nothing);
    found.add(value.bool(), holds -> holds ? Value.TRUE : Value.FALSE);
    found.add(value.hasSs() ? value.ss() : null, Reading::texts);
    found.add(value.hasNs() ? value.ns() : null, Reading::numbers);
    found.add(value.hasBs() ? value.bs() : null, Reading::binaries);
    found.add(value.hasL() ? value.l() : null, list -> sequence(list, depth));
    found.add(value.hasM() ? value.m() : null, map -> new Value.Document(values(map, depth + 1)));
    return found.one();
  }

  /** The one type that a value has. */
  private static final class Found {
    private @Nullable Value value;
    private int types;

    <T> void add(@Nullable T content, Function<T, Value> read) {
      if (content != null) {
        value = read.apply(content);
        types++;
      }
    }

    Value one() {
      if (value == null) {
        throw DynamoErrors.invalid(
            "Supplied AttributeValue is empty, must contain exactly one of the supported"
                + " datatypes");
      }
      if (types > 1) {
        throw DynamoErrors.invalid(
            "Supplied AttributeValue has more than one datatypes set, must contain exactly one of"
                + " the supported datatypes");
      }
      return value;
    }
  }

  private static Value sequence(List<AttributeValue> list, int depth) {
    var values = new ArrayList<Value>(list.size());
    list.forEach(element -> values.add(value(element, depth + 1)));
    return new Value.Sequence(values);
  }

  private static Value nothing(Boolean isNull) {
    if (!isNull) {
      throw DynamoErrors.invalidParameter("Null attribute value types must have the value of true");
    }
    return Value.NULL;
  }

  private static Value texts(List<String> list) {
    if (list.isEmpty()) {
      throw DynamoErrors.invalidParameter("An string set  may not be empty");
    }
    var values = distinct(list, text -> new Value.Text(wellFormed(text)));
    if (values.size() < list.size()) {
      throw DynamoErrors.invalidParameter("Input collection " + list + " contains duplicates.");
    }
    return new Value.Elements(Type.SS, values);
  }

  private static Value numbers(List<String> list) {
    if (list.isEmpty()) {
      throw DynamoErrors.invalidParameter("An number set  may not be empty");
    }
    var values = distinct(list, Numbers::read);
    if (values.size() < list.size()) {
      throw DynamoErrors.invalid("Input collection contains duplicates");
    }
    return new Value.Elements(Type.NS, values);
  }

  private static Value binaries(List<SdkBytes> list) {
    if (list.isEmpty()) {
      throw DynamoErrors.invalidParameter("Binary sets should not be empty");
    }
    var values = distinct(list, Value.Binary::new);
    if (values.size() < list.size()) {
      throw DynamoErrors.invalidParameter("Input collection of type BS contains duplicates.");
    }
    return new Value.Elements(Type.BS, values);
  }

  private static <T> Set<Value> distinct(Collection<T> list, Function<T, Value> read) {
    var values = new LinkedHashSet<Value>();
    list.forEach(element -> values.add(read.apply(element)));
    return values;
  }

  /** Half a surrogate pair has no UTF-8, and would come back as another text than it is kept as. */
  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      }
    }
    return text;
  }
}
