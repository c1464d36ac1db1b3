package dev.federationlab.sigv4;

import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding as SigV4 wants it: all but letters, digits and {@code -._~}, hex digits in upper
 * case.
 */
final class UriCoding {
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private UriCoding() {}

  static boolean unreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }

  /** Encodes text that is not encoded. */
  static String encode(String text, boolean keepSlash) {
    if (plain(text, keepSlash)) {
      return text;
    }
    var encoded = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      append(encoded, b, keepSlash);
    }
    return encoded.toString();
  }

  /**
   * Brings text that is encoded somehow into the one form: needless escapes are resolved, missing
   * ones made. An escaped slash stays escaped: it is not the same as one that separates.
   *
   * @param plusIsSpace as in queries
   */
  static String canonical(String encoded, boolean keepSlash, boolean plusIsSpace) {
    if (plain(encoded, keepSlash)) {
      return encoded;
    }
    var bytes = encoded.getBytes(StandardCharsets.UTF_8);
    var canonical = new StringBuilder(bytes.length + 16);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%'
          && i + 2 < bytes.length
          && hex(bytes[i + 1]) >= 0
          && hex(bytes[i + 2]) >= 0) {
        append(canonical, (byte) (hex(bytes[i + 1]) << 4 | hex(bytes[i + 2])), false);
        i += 2;
      } else if (bytes[i] == '+' && plusIsSpace) {
        canonical.append("%20");
      } else {
        append(canonical, bytes[i], keepSlash);
      }
    }
    return canonical.toString();
  }

  /** Resolves escapes; malformed ones stay as they are. */
  static String decode(String encoded) {
    if (encoded.indexOf('%') < 0 && encoded.indexOf('+') < 0) {
      return encoded;
    }
    var bytes = encoded.getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%'
          && i + 2 < bytes.length
          && hex(bytes[i + 1]) >= 0
          && hex(bytes[i + 2]) >= 0) {
        bytes[length++] = (byte) (hex(bytes[i + 1]) << 4 | hex(bytes[i + 2]));
        i += 2;
      } else {
        bytes[length++] = bytes[i] == '+' ? (byte) ' ' : bytes[i];
      }
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private static boolean plain(String text, boolean keepSlash) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!unreserved(c) && !(keepSlash && c == '/')) {
        return false;
      }
    }
    return true;
  }

  private static void append(StringBuilder to, byte b, boolean keepSlash) {
    char c = (char) (b & 0xff);
    if (b >= 0 && (unreserved(c) || (keepSlash && c == '/'))) {
      to.append(c);
    } else {
      to.append('%').append(HEX[(b >> 4) & 15]).append(HEX[b & 15]);
    }
  }

  private static int hex(byte b) {
    return Character.digit(b, 16);
  }
}
