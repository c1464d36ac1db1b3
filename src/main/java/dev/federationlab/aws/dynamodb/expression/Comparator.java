package dev.federationlab.aws.dynamodb.expression;

import dev.federationlab.aws.dynamodb.value.Order;
import dev.federationlab.aws.dynamodb.value.Value;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How two values are compared. */
public enum Comparator {
  EQUAL("="),
  UNEQUAL("<>"),
  LESS("<"),
  AT_MOST("<="),
  GREATER(">"),
  AT_LEAST(">=");

  private final String symbol;

  Comparator(String symbol) {
    this.symbol = symbol;
  }

  static Optional<Comparator> of(Token token) {
    return Arrays.stream(values()).filter(each -> token.is(each.symbol)).findFirst();
  }

  public String symbol() {
    return symbol;
  }

  /** Whether it asks which of the two comes first. */
  boolean ordering() {
    return this != EQUAL && this != UNEQUAL;
  }

  /** The same, asked from the other side. */
  public Comparator turned() {
    return switch (this) {
      case LESS -> GREATER;
      case AT_MOST -> AT_LEAST;
      case GREATER -> LESS;
      case AT_LEAST -> AT_MOST;
      case EQUAL, UNEQUAL -> this;
    };
  }

  /**
   * Whether it holds. What is not there equals nothing and is unequal to everything; what is of
   * another type, or of one without an order, comes neither before nor after.
   */
  public boolean holds(@Nullable Value first, @Nullable Value second) {
    if (this == EQUAL) {
      return first != null && first.equals(second);
    }
    if (this == UNEQUAL) {
      return first == null || !first.equals(second);
    }
    if (first == null
        || second == null
        || first.type() != second.type()
        || !first.type().ordered()) {
      return false;
    }
    int order = Order.compare(first, second);
    return switch (this) {
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      default -> order >= 0;
    };
  }
}
