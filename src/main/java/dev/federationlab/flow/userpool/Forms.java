package dev.federationlab.flow.userpool;

import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The forms in which a secret can stand in a message.
 *
 * @param exact each as it would stand there, a character for a byte
 * @param hex hexadecimal in lower case; a message may have it in either
 */
record Forms(Set<String> exact, Set<String> hex) {
  Forms {
    exact = Set.copyOf(exact);
    hex = Set.copyOf(hex);
  }

  static Forms ofText(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var exact = encodings(bytes);
    exact.add(URLEncoder.encode(text, StandardCharsets.UTF_8));
    return new Forms(exact, Set.of(HexFormat.of().formatHex(bytes)));
  }

  static Forms ofBytes(byte[] bytes) {
    return new Forms(encodings(bytes), Set.of(HexFormat.of().formatHex(bytes)));
  }

  static Forms ofNumber(BigInteger number) {
    var bytes = number.toByteArray();
    var unsigned = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    var exact = encodings(unsigned);
    exact.add(number.toString());
    // Without leading zeros, so that it is found with and without them.
    return new Forms(exact, Set.of(number.toString(16)));
  }

  private static Set<String> encodings(byte[] bytes) {
    var found = new LinkedHashSet<String>();
    found.add(new String(bytes, StandardCharsets.ISO_8859_1));
    for (int before = 0; before < 3; before++) {
      var base64 = base64(bytes, before);
      found.add(base64);
      found.add(base64.replace('+', '-').replace('/', '_'));
    }
    return found;
  }

  /**
   * What base64 makes of bytes that stand {@code before} bytes into a group of three, whatever
   * stands around them: without the letters that the neighbours have a part in.
   */
  private static String base64(byte[] bytes, int before) {
    var shifted = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, shifted, before, bytes.length);
    var letters = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    int from = before == 0 ? 0 : before + 1;
    int to = shifted.length % 3 == 0 ? letters.length() : letters.length() - 1;
    return letters.substring(from, to);
  }

  /** Whether any of them stands in a message whose every character is a byte. */
  boolean isIn(String message) {
    var lower = message.toLowerCase(Locale.ROOT);
    return exact.stream().anyMatch(message::contains) || hex.stream().anyMatch(lower::contains);
  }
}
