package dev.federationlab.aws.dynamodb.expression;

import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Numbers;
import dev.federationlab.aws.dynamodb.value.Type;
import dev.federationlab.aws.dynamodb.value.Value;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Operands that only updates have. */
sealed interface Calculated extends Operand {

  /** {@code if_not_exists(path, otherwise)} */
  record IfNotExists(Path path, Operand otherwise) implements Calculated {
    @Override
    public @Nullable Value in(Item item) {
      var value = path.in(item);
      return value == null ? otherwise.in(item) : value;
    }

    @Override
    public void paths(Consumer<Path> each) {
      each.accept(path);
      otherwise.paths(each);
    }
  }

  /** {@code list_append(first, second)} */
  record ListAppend(Operand first, Operand second) implements Calculated {
    @Override
    public Value in(Item item) {
      if (required(first, item) instanceof Value.Sequence a
          && required(second, item) instanceof Value.Sequence b) {
        var all = new ArrayList<>(a.values());
        all.addAll(b.values());
        return new Value.Sequence(all);
      }
      throw wrongType();
    }

    @Override
    public Type knownType() {
      return Type.L;
    }

    @Override
    public void paths(Consumer<Path> each) {
      first.paths(each);
      second.paths(each);
    }
  }

  /** {@code first + second}, or {@code first - second}. */
  record Sum(Operand first, Operand second, boolean minus) implements Calculated {
    @Override
    public Value in(Item item) {
      if (required(first, item) instanceof Value.Num a
          && required(second, item) instanceof Value.Num b) {
        return Numbers.checked(
            minus ? a.number().subtract(b.number()) : a.number().add(b.number()));
      }
      throw wrongType();
    }

    @Override
    public Type knownType() {
      return Type.N;
    }

    @Override
    public void paths(Consumer<Path> each) {
      first.paths(each);
      second.paths(each);
    }
  }

  /**
   * The value of an operand of an update, which must have one.
   *
   * @throws dev.federationlab.aws.ServiceException ValidationException
   */
  static Value required(Operand operand, Item item) {
    var value = operand.in(item);
    if (value == null) {
      throw DynamoErrors.invalid(
          "The provided expression refers to an attribute that does not exist in the item");
    }
    return value;
  }

  /** That the item's value, or one that was calculated, is of another type than it has to be. */
  static dev.federationlab.aws.ServiceException wrongType() {
    return DynamoErrors.invalid("An operand in the update expression has an incorrect data type");
  }
}
