package dev.federationlab.aws.dynamodb.expression;

import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Value;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a value is: an attribute, and how to go on from there into maps and lists.
 *
 * @param steps at least one, the first of which is a name
 */
public record Path(List<Step> steps) {
  /** The deepest that DynamoDB follows. */
  static final int MOST_STEPS = 32;

  public Path {
    steps = List.copyOf(steps);
  }

  /** One step on the way. */
  public sealed interface Step {}

  /** To the attribute, or the entry of a map, that has this name. */
  public record Name(String name) implements Step {
    @Override
    public String toString() {
      return name;
    }
  }

  /** To the element of a list, counted from zero. */
  public record Position(int index) implements Step {
    @Override
    public String toString() {
      return "[" + index + "]";
    }
  }

  /** The attribute in which it begins. */
  public String head() {
    return steps.get(0).toString();
  }

  /** Whether it goes on into the attribute. */
  public boolean nested() {
    return steps.size() > 1;
  }

  Step last() {
    return steps.get(steps.size() - 1);
  }

  /** The value at this place, if there is one. */
  public @Nullable Value in(Item item) {
    var value = item.get(head());
    for (int i = 1; i < steps.size() && value != null; i++) {
      value = step(value, steps.get(i));
    }
    return value;
  }

  static @Nullable Value step(Value value, Step step) {
    if (step instanceof Name name) {
      return value instanceof Value.Document map ? map.values().get(name.name()) : null;
    }
    int index = ((Position) step).index();
    return value instanceof Value.Sequence list && index < list.values().size()
        ? list.values().get(index)
        : null;
  }

  /** As DynamoDB's messages show it: {@code [a, [0], b]}. */
  @Override
  public String toString() {
    return steps.stream().map(Step::toString).collect(Collectors.joining(", ", "[", "]"));
  }
}
