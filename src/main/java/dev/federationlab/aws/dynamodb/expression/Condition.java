package dev.federationlab.aws.dynamodb.expression;

import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Type;
import dev.federationlab.aws.dynamodb.value.Value;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of an item: a condition of a write, a filter, a condition on keys.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html">Operators
 *     and functions</a>
 */
public sealed interface Condition extends Term {

  /** Whether it is so. */
  boolean holds(Item item);

  record Compare(Comparator comparator, Operand first, Operand second) implements Condition {
    @Override
    public boolean holds(Item item) {
      return comparator.holds(first.in(item), second.in(item));
    }

    @Override
    public void paths(Consumer<Path> each) {
      first.paths(each);
      second.paths(each);
    }
  }

  /** Both bounds included. */
  record Between(Operand operand, Operand low, Operand high) implements Condition {
    @Override
    public boolean holds(Item item) {
      var value = operand.in(item);
      return Comparator.AT_LEAST.holds(value, low.in(item))
          && Comparator.AT_MOST.holds(value, high.in(item));
    }

    @Override
    public void paths(Consumer<Path> each) {
      operand.paths(each);
      low.paths(each);
      high.paths(each);
    }
  }

  record In(Operand operand, List<Operand> others) implements Condition {
    @Override
    public boolean holds(Item item) {
      var value = operand.in(item);
      return value != null && others.stream().anyMatch(other -> value.equals(other.in(item)));
    }

    @Override
    public void paths(Consumer<Path> each) {
      operand.paths(each);
      others.forEach(other -> other.paths(each));
    }
  }

  record And(Condition first, Condition second) implements Condition {
    @Override
    public boolean holds(Item item) {
      return first.holds(item) && second.holds(item);
    }

    @Override
    public void paths(Consumer<Path> each) {
      first.paths(each);
      second.paths(each);
    }
  }

  record Or(Condition first, Condition second) implements Condition {
    @Override
    public boolean holds(Item item) {
      return first.holds(item) || second.holds(item);
    }

    @Override
    public void paths(Consumer<Path> each) {
      first.paths(each);
      second.paths(each);
    }
  }

  record Not(Condition condition) implements Condition {
    @Override
    public boolean holds(Item item) {
      return !condition.holds(item);
    }

    @Override
    public void paths(Consumer<Path> each) {
      condition.paths(each);
    }
  }

  /** {@code attribute_exists(path)}, or {@code attribute_not_exists(path)}. */
  record Exists(Path path, boolean wanted) implements Condition {
    @Override
    public boolean holds(Item item) {
      return (path.in(item) != null) == wanted;
    }

    @Override
    public void paths(Consumer<Path> each) {
      each.accept(path);
    }
  }

  record HasType(Operand operand, Type wanted) implements Condition {
    @Override
    public boolean holds(Item item) {
      var value = operand.in(item);
      return value != null && value.type() == wanted;
    }

    @Override
    public void paths(Consumer<Path> each) {
      operand.paths(each);
    }
  }

  record BeginsWith(Operand operand, Operand start) implements Condition {
    @Override
    public boolean holds(Item item) {
      return begins(operand.in(item), start.in(item));
    }

    /** Whether a text begins with a text, or bytes with bytes. */
    public static boolean begins(@Nullable Value value, @Nullable Value start) {
      if (value instanceof Value.Text text && start instanceof Value.Text beginning) {
        return text.text().startsWith(beginning.text());
      }
      return value instanceof Value.Binary bytes
          && start instanceof Value.Binary beginning
          && Bytes.startWith(bytes, beginning);
    }

    @Override
    public void paths(Consumer<Path> each) {
      operand.paths(each);
      start.paths(each);
    }
  }

  /** A text within a text, bytes within bytes, an element of a set or list. */
  record Contains(Operand operand, Operand part) implements Condition {
    @Override
    public boolean holds(Item item) {
      var value = operand.in(item);
      var wanted = part.in(item);
      if (wanted == null) {
        return false;
      }
      if (value instanceof Value.Elements set) {
        return set.values().contains(wanted);
      }
      if (value instanceof Value.Sequence list) {
        return list.values().contains(wanted);
      }
      if (value instanceof Value.Text text && wanted instanceof Value.Text other) {
        return text.text().contains(other.text());
      }
      return value instanceof Value.Binary bytes
          && wanted instanceof Value.Binary other
          && Bytes.contain(bytes, other);
    }

    @Override
    public void paths(Consumer<Path> each) {
      operand.paths(each);
      part.paths(each);
    }
  }
}
