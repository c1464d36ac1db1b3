package dev.federationlab.aws.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Percent-decoding, strict: half an escape, or bytes that are not UTF-8, are refused and not
 * guessed at.
 */
final class Percent {
  private Percent() {}

  /**
   * The text that an escaped one stands for (RFC 3986 §2.1).
   *
   * @param plusIsSpace as in forms and queries; never in paths
   */
  static String decode(String escaped, boolean plusIsSpace) throws Unreadable {
    if (escaped.indexOf('%') < 0 && (!plusIsSpace || escaped.indexOf('+') < 0) && ascii(escaped)) {
      return escaped;
    }
    var raw = escaped.getBytes(StandardCharsets.UTF_8);
    var bytes = new byte[raw.length];
    int length = 0;
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] == '%') {
        if (i + 2 >= raw.length) {
          throw new Unreadable("half an escape");
        }
        int high = Character.digit(raw[i + 1], 16);
        int low = Character.digit(raw[i + 2], 16);
        if (high < 0 || low < 0) {
          throw new Unreadable("not an escape");
        }
        bytes[length++] = (byte) (high << 4 | low);
        i += 2;
      } else {
        bytes[length++] = plusIsSpace && raw[i] == '+' ? (byte) ' ' : raw[i];
      }
    }
    return utf8(bytes, length);
  }

  /** Bytes as UTF-8. */
  static String utf8(byte[] bytes, int length) throws Unreadable {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new Unreadable("not UTF-8", e);
    }
  }

  private static boolean ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }
}
