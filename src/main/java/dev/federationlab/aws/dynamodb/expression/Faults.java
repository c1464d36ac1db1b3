package dev.federationlab.aws.dynamodb.expression;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is wrong with an expression whose syntax is right. DynamoDB tells one fault, and not always
 * the leftmost: they are told in the order of {@link Rank}.
 */
final class Faults {
  /** Kinds of faults, the one that is told first at the top. */
  enum Rank {
    PARENTHESES,
    SIZE,
    RESERVED,
    UNKNOWN_FUNCTION,
    MISUSED_FUNCTION,
    SECTION,
    NAME,
    VALUE,
    OPERANDS,
    DISTINCT,
    OVERLAP,
    CONFLICT,
    TYPE
  }

  private final String parameter;
  private final Map<Rank, String> found = new EnumMap<>(Rank.class);

  /**
   * @param parameter which expression it is: {@code "FilterExpression"}
   */
  Faults(String parameter) {
    this.parameter = parameter;
  }

  void note(Rank rank, String message) {
    found.putIfAbsent(rank, message);
  }

  /** Goes on if nothing was found. */
  void require() {
    if (!found.isEmpty()) {
      throw refusal(found.values().iterator().next());
    }
  }

  ServiceException refusal(String message) {
    return DynamoErrors.invalid("Invalid " + parameter + ": " + message);
  }
}
