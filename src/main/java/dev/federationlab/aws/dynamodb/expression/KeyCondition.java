package dev.federationlab.aws.dynamodb.expression;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import dev.federationlab.aws.dynamodb.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a query says of keys: one condition for each attribute, all of which hold. Which attributes
 * are keys, and which conditions they may have, is for whoever knows the table.
 */
public final class KeyCondition {

  /** What one attribute has to be like. */
  public sealed interface OfKey {
    /** A value of the attribute's type. */
    Value value();

    boolean holds(Value key);
  }

  public record Compared(Comparator comparator, Value value) implements OfKey {
    @Override
    public boolean holds(Value key) {
      return comparator.holds(key, value);
    }
  }

  /** Both bounds included. */
  public record Within(Value value, Value high) implements OfKey {
    @Override
    public boolean holds(Value key) {
      return Comparator.AT_LEAST.holds(key, value) && Comparator.AT_MOST.holds(key, high);
    }
  }

  public record Beginning(Value value) implements OfKey {
    @Override
    public boolean holds(Value key) {
      return Condition.BeginsWith.begins(key, value);
    }
  }

  private final Map<String, OfKey> conditions = new LinkedHashMap<>();

  private KeyCondition() {}

  /** What is said of each attribute. */
  public Map<String, OfKey> conditions() {
    return conditions;
  }

  /**
   * Takes a condition apart.
   *
   * @throws ServiceException ValidationException if it says more than a query can ask of keys
   */
  static KeyCondition of(Condition condition) {
    var keys = new KeyCondition();
    keys.add(condition);
    if (keys.conditions.size() > 2) {
      throw DynamoErrors.invalid("Conditions can be of length 1 or 2 only");
    }
    return keys;
  }

  private void add(Condition condition) {
    if (condition instanceof Condition.And both) {
      add(both.first());
      add(both.second());
    } else if (condition instanceof Condition.Compare compare) {
      add(compare);
    } else if (condition instanceof Condition.Between between) {
      requireFirst("BETWEEN", between.operand());
      put(between.operand(), new Within(value(between.low()), value(between.high())));
    } else if (condition instanceof Condition.BeginsWith begins) {
      requireFirst("begins_with", begins.operand());
      put(begins.operand(), new Beginning(value(begins.start())));
    } else {
      throw DynamoErrors.invalid(
          "Invalid operator used in KeyConditionExpression: " + operator(condition));
    }
  }

  private void add(Condition.Compare compare) {
    if (compare.comparator() == Comparator.UNEQUAL) {
      throw DynamoErrors.invalid("Invalid operator used in KeyConditionExpression: <>");
    }
    requireFlat(compare.first());
    requireFlat(compare.second());
    if (isPath(compare.first()) && isPath(compare.second())) {
      throw severalNames();
    }
    if (isPath(compare.second())) {
      put(compare.second(), new Compared(compare.comparator().turned(), value(compare.first())));
      return;
    }
    put(compare.first(), new Compared(compare.comparator(), value(compare.second())));
  }

  private static String operator(Condition condition) {
    if (condition instanceof Condition.Or) {
      return "OR";
    }
    if (condition instanceof Condition.Not) {
      return "NOT";
    }
    return Functions.name(condition).orElse("IN");
  }

  private void put(Operand operand, OfKey condition) {
    requireFlat(operand);
    if (!(operand instanceof Operand.At at)) {
      throw DynamoErrors.invalid(
          "Invalid condition in KeyConditionExpression: No key attribute specified");
    }
    if (at.path().nested()) {
      throw DynamoErrors.invalid(
          "KeyConditionExpressions cannot have conditions on nested attributes");
    }
    if (conditions.put(at.path().head(), condition) != null) {
      throw DynamoErrors.invalid("KeyConditionExpressions must only contain one condition per key");
    }
  }

  private static void requireFirst(String operator, Operand operand) {
    requireFlat(operand);
    if (!isPath(operand)) {
      throw DynamoErrors.invalid(
          "Invalid condition in KeyConditionExpression: "
              + operator
              + " operator must have the key attribute as its first operand");
    }
  }

  private static Value value(Operand operand) {
    requireFlat(operand);
    if (operand instanceof Operand.Literal literal) {
      return literal.value();
    }
    throw severalNames();
  }

  private static ServiceException severalNames() {
    return DynamoErrors.invalid(
        "Invalid condition in KeyConditionExpression: Multiple attribute names used in one"
            + " condition");
  }

  private static void requireFlat(Operand operand) {
    Predicate<Operand> flat = each -> each instanceof Operand.At || each instanceof Operand.Literal;
    if (!flat.test(operand)) {
      throw DynamoErrors.invalid("KeyConditionExpressions cannot contain nested operations");
    }
  }

  private static boolean isPath(Operand operand) {
    return operand instanceof Operand.At;
  }
}
