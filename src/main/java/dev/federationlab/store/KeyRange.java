package dev.federationlab.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Keys from one (inclusive) to another (exclusive), in the order of their UTF-8 bytes. */
public final class KeyRange {
  private final byte[] from;

  /** Empty if there is no end. */
  private final byte[] to;

  private KeyRange(byte[] from, byte[] to) {
    this.from = from;
    this.to = to;
  }

  /** All keys that begin so. */
  public static KeyRange startingWith(String prefix) {
    return new KeyRange(bytes(prefix), endOf(bytes(prefix)));
  }

  /** Of these, the key itself and those after it. */
  public KeyRange from(String key) {
    return Arrays.compareUnsigned(bytes(key), from) > 0 ? new KeyRange(bytes(key), to) : this;
  }

  /** Of these, those before the key. */
  public KeyRange before(String key) {
    return to.length == 0 || Arrays.compareUnsigned(bytes(key), to) < 0
        ? new KeyRange(from, bytes(key))
        : this;
  }

  byte[] from() {
    return from;
  }

  byte[] to() {
    return to;
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  /** The least key greater than every key with this prefix; empty if there is none. */
  static byte[] endOf(byte[] prefix) {
    for (int i = prefix.length - 1; i >= 0; i--) {
      if (prefix[i] != (byte) 0xff) {
        var end = Arrays.copyOf(prefix, i + 1);
        end[i]++;
        return end;
      }
    }
    return new byte[0];
  }
}
