package dev.federationlab.aws.dynamodb.expression;

import dev.federationlab.aws.dynamodb.value.Value;
import java.util.Arrays;

/** Bytes within bytes. */
final class Bytes {
  private Bytes() {}

  static boolean startWith(Value.Binary whole, Value.Binary part) {
    return at(whole, part, 0);
  }

  static boolean contain(Value.Binary whole, Value.Binary part) {
    int last = length(whole) - length(part);
    for (int i = 0; i <= last; i++) {
      if (at(whole, part, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean at(Value.Binary whole, Value.Binary part, int from) {
    int length = length(part);
    return from + length <= length(whole)
        && Arrays.equals(
            whole.bytes().asByteArrayUnsafe(),
            from,
            from + length,
            part.bytes().asByteArrayUnsafe(),
            0,
            length);
  }

  private static int length(Value.Binary binary) {
    return binary.bytes().asByteArrayUnsafe().length;
  }
}
