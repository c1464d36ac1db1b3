package dev.federationlab.aws.dynamodb.value;

import java.util.Arrays;

/**
 * How values of one type are ordered: texts by their UTF-8 bytes, numbers by size, bytes unsigned.
 */
public final class Order {
  private Order() {}

  /**
   * Below zero if the first comes first.
   *
   * @throws IllegalArgumentException if they are not of one type that has an order
   */
  public static int compare(Value first, Value second) {
    if (first instanceof Value.Text a && second instanceof Value.Text b) {
      return texts(a.text(), b.text());
    }
    if (first instanceof Value.Num a && second instanceof Value.Num b) {
      return a.number().compareTo(b.number());
    }
    if (first instanceof Value.Binary a && second instanceof Value.Binary b) {
      return Arrays.compareUnsigned(a.bytes().asByteArrayUnsafe(), b.bytes().asByteArrayUnsafe());
    }
    throw new IllegalArgumentException("no order: " + first.type() + ", " + second.type());
  }

  /** The order of UTF-8 is that of code points, which that of Java's units is not. */
  private static int texts(String first, String second) {
    int length = Math.min(first.length(), second.length());
    for (int i = 0; i < length; i++) {
      char a = first.charAt(i);
      char b = second.charAt(i);
      if (a != b) {
        boolean pairs = Character.isSurrogate(a) || Character.isSurrogate(b);
        return pairs && Character.isSurrogate(a) != Character.isSurrogate(b)
            ? Character.isSurrogate(a) ? 1 : -1
            : Character.compare(a, b);
      }
    }
    return Integer.compare(first.length(), second.length());
  }
}
