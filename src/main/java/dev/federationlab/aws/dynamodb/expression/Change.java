package dev.federationlab.aws.dynamodb.expression;

import dev.federationlab.aws.dynamodb.value.Value;

/** One thing that an update does, at one place. */
sealed interface Change {
  Path path();

  /** SET: puts a value there, calculated from the item as it was. */
  record Set(Path path, Operand value) implements Change {}

  /** REMOVE: takes away what is there. */
  record Remove(Path path) implements Change {}

  /** ADD: adds to a number, or elements to a set. */
  record Add(Path path, Value value) implements Change {}

  /** DELETE: takes elements out of a set. */
  record Delete(Path path, Value.Elements elements) implements Change {}
}
