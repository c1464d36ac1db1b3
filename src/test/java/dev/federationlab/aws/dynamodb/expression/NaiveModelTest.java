package dev.federationlab.aws.dynamodb.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.RandomValues;
import dev.federationlab.aws.dynamodb.value.Shown;
import dev.federationlab.aws.dynamodb.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Random conditions, written as text together with a plain predicate that says the same: parser and
 * evaluation have to agree with it on random items.
 */
class NaiveModelTest {
  private static final String[] NAMES = {"p", "q", "r"};

  private final RandomValues values = new RandomValues(42);
  private final Map<String, AttributeValue> placeholders = new HashMap<>();

  private record Said(String text, Predicate<Item> meaning, boolean grouped) {
    Said(String text, Predicate<Item> meaning) {
      this(text, meaning, false);
    }
  }

  @Test
  void agreesOnEveryCondition() {
    int held = 0;
    for (int i = 0; i < 4000; i++) {
      placeholders.clear();
      var said = or(3);
      var expressions =
          new Expressions.Given()
              .expression("FilterExpression", said.text())
              .with(null, placeholders.isEmpty() ? null : placeholders);
      var condition = expressions.condition("FilterExpression", said.text()).orElseThrow();
      for (int j = 0; j < 5; j++) {
        var item = values.item(NAMES);
        boolean expected = said.meaning().test(item);
        held += expected ? 1 : 0;
        assertThat(condition.holds(item)).as("%s of %s", said.text(), item).isEqualTo(expected);
      }
    }
    assertThat(held).as("neither always nor never").isBetween(2000, 18_000);
  }

  private Said or(int depth) {
    var first = and(depth);
    if (depth == 0 || values.random().nextInt(2) == 0) {
      return first;
    }
    var second = and(depth - 1);
    return new Said(first.text() + " or " + second.text(), first.meaning().or(second.meaning()));
  }

  private Said and(int depth) {
    var first = not(depth);
    if (depth == 0 || values.random().nextInt(2) == 0) {
      return first;
    }
    var second = not(depth - 1);
    return new Said(first.text() + " AND " + second.text(), first.meaning().and(second.meaning()));
  }

  private Said not(int depth) {
    if (values.random().nextInt(4) == 0) {
      var inner = inner(depth);
      return new Said("NOT " + inner.text(), inner.meaning().negate());
    }
    return inner(depth);
  }

  private Said inner(int depth) {
    if (depth > 0 && values.random().nextInt(3) == 0) {
      var nested = or(depth - 1);
      // Parentheses around what has its own already would be redundant.
      return nested.grouped()
          ? nested
          : new Said("(" + nested.text() + ")", nested.meaning(), true);
    }
    return atom();
  }

  private Said atom() {
    var name = NAMES[values.random().nextInt(NAMES.length)];
    switch (values.random().nextInt(6)) {
      case 0:
        return new Said("attribute_exists(" + name + ")", item -> item.get(name) != null);
      case 1:
        var literal = values.value(1);
        return new Said(name + " = " + key(literal), item -> literal.equals(item.get(name)));
      case 2:
        var other = values.value(1);
        return new Said(name + " <> " + key(other), item -> !other.equals(item.get(name)));
      case 3:
        var bound = ordered();
        return new Said(name + " < " + key(bound), item -> order(item.get(name), bound) == -1);
      case 4:
        var start = values.text();
        return new Said(
            "begins_with(" + name + ", " + key(start) + ")",
            item ->
                item.get(name) instanceof Value.Text text
                    && text.text().indexOf(start.text()) == 0);
      default:
        var a = ordered();
        var b = ordered();
        return new Said(
            name + " IN (" + key(a) + ", " + key(b) + ")",
            item -> a.equals(item.get(name)) || b.equals(item.get(name)));
    }
  }

  private Value ordered() {
    return switch (values.random().nextInt(3)) {
      case 0 -> values.text();
      case 1 -> values.number();
      default -> values.binary();
    };
  }

  /** -1, 0 or 1; 2 for what cannot be compared. */
  private static int order(Value first, Value second) {
    if (first instanceof Value.Num a && second instanceof Value.Num b) {
      return a.number().compareTo(b.number());
    }
    if (first instanceof Value.Text a && second instanceof Value.Text b) {
      return Integer.signum(Arrays.compareUnsigned(utf8(a), utf8(b)));
    }
    if (first instanceof Value.Binary a && second instanceof Value.Binary b) {
      return Integer.signum(
          Arrays.compareUnsigned(a.bytes().asByteArray(), b.bytes().asByteArray()));
    }
    return 2;
  }

  private static byte[] utf8(Value.Text text) {
    return text.text().getBytes(StandardCharsets.UTF_8);
  }

  private String key(Value value) {
    var key = ":v" + placeholders.size();
    placeholders.put(key, Shown.value(value));
    return key;
  }
}
