package dev.federationlab.aws.dynamodb.expression;

import java.util.function.Consumer;

/** Something that was read: a condition, which holds or not, or an operand, which has a value. */
public sealed interface Term permits Condition, Operand {
  /** Tells each place that it looks at. */
  void paths(Consumer<Path> each);
}
