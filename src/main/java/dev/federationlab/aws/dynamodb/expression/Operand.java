package dev.federationlab.aws.dynamodb.expression;

import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Sizes;
import dev.federationlab.aws.dynamodb.value.Type;
import dev.federationlab.aws.dynamodb.value.Value;
import java.math.BigDecimal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What conditions compare and updates calculate with. */
public sealed interface Operand extends Term
    permits Operand.At, Operand.Literal, Operand.Size, Calculated {

  /** Its value for an item; none where the item has nothing there. */
  @Nullable Value in(Item item);

  /** The type that its value has whatever the item is, if that is known. */
  default @Nullable Type knownType() {
    return null;
  }

  /** What the item has in a place. */
  record At(Path path) implements Operand {
    @Override
    public @Nullable Value in(Item item) {
      return path.in(item);
    }

    @Override
    public void paths(Consumer<Path> each) {
      each.accept(path);
    }
  }

  /**
   * A value of the request.
   *
   * @param key its placeholder
   */
  record Literal(String key, Value value) implements Operand {
    @Override
    public Value in(Item item) {
      return value;
    }

    @Override
    public Type knownType() {
      return value.type();
    }

    @Override
    public void paths(Consumer<Path> each) {}
  }

  /** {@code size(…)}: bytes of a text or binary, elements of a set, list or map. */
  record Size(Operand operand) implements Operand {
    @Override
    public @Nullable Value in(Item item) {
      var value = operand.in(item);
      if (value instanceof Value.Text || value instanceof Value.Binary) {
        return number(Sizes.of(value));
      }
      if (value instanceof Value.Elements set) {
        return number(set.values().size());
      }
      if (value instanceof Value.Sequence list) {
        return number(list.values().size());
      }
      return value instanceof Value.Document map ? number(map.values().size()) : null;
    }

    private static Value number(long number) {
      return new Value.Num(BigDecimal.valueOf(number));
    }

    @Override
    public Type knownType() {
      return Type.N;
    }

    @Override
    public void paths(Consumer<Path> each) {
      operand.paths(each);
    }
  }
}
