package dev.federationlab.aws.dynamodb.value;

import java.util.Collection;
import java.util.Map;

/**
 * What items take up (DynamoDB Developer Guide, "DynamoDB item sizes and formats"): names and texts
 * in UTF-8, a byte for two digits of a number and one more, three for a list or map and one for
 * each of its elements.
 */
public final class Sizes {
  /** The longest item. */
  public static final long MOST_ITEM_BYTES = 400 << 10;

  private Sizes() {}

  static long of(Item item) {
    return entries(item.attributes(), 0);
  }

  /** The size of a value without its name. */
  public static long of(Value value) {
    if (value instanceof Value.Text text) {
      return utf8(text.text());
    }
    if (value instanceof Value.Num number) {
      int digits = number.number().precision();
      return (digits + 1L) / 2 + 1 + (number.number().signum() < 0 ? 1 : 0);
    }
    if (value instanceof Value.Binary binary) {
      return binary.bytes().asByteArrayUnsafe().length;
    }
    if (value instanceof Value.Elements set) {
      return elements(set.values(), 0);
    }
    if (value instanceof Value.Sequence list) {
      return 3 + elements(list.values(), 1);
    }
    if (value instanceof Value.Document map) {
      return 3 + entries(map.values(), 1);
    }
    return 1;
  }

  private static long entries(Map<String, Value> values, int overhead) {
    long size = 0;
    for (var entry : values.entrySet()) {
      size += utf8(entry.getKey()) + of(entry.getValue()) + overhead;
    }
    return size;
  }

  private static long elements(Collection<Value> values, int overhead) {
    long size = 0;
    for (var value : values) {
      size += of(value) + overhead;
    }
    return size;
  }

  /** The length of a text in UTF-8. */
  public static long utf8(String text) {
    long length = 0;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      // Each half of a pair counts two of the four bytes.
      length += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
    }
    return length;
  }
}
