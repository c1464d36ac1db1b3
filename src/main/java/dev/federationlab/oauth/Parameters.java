package dev.federationlab.oauth;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The parameters of a query or form. A parameter without a value counts as absent, and none may
 * occur twice (RFC 6749 §3.1, §3.2): which did is kept, for the endpoint to refuse.
 */
public record Parameters(Map<String, String> values, Set<String> repeated) {
  private static final int MAX_COUNT = 64;

  public static final Parameters NONE = new Parameters(Map.of(), Set.of());

  /**
   * Reads {@code application/x-www-form-urlencoded} text.
   *
   * @throws UnreadableException if an escape is broken, the bytes are not UTF-8, or there are more
   *     than 64
   */
  public static Parameters parse(String text) throws UnreadableException {
    var values = new LinkedHashMap<String, String>();
    var repeated = new LinkedHashSet<String>();
    var seen = new LinkedHashSet<String>();
    if (text.isEmpty()) {
      return NONE;
    }
    var pairs = text.split("&", MAX_COUNT + 1);
    if (pairs.length > MAX_COUNT) {
      throw new UnreadableException("more than " + MAX_COUNT + " parameters");
    }
    for (var pair : pairs) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      var name = decode(equals < 0 ? pair : pair.substring(0, equals));
      var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      if (!seen.add(name)) {
        repeated.add(name);
      }
      if (!value.isEmpty()) {
        values.putIfAbsent(name, value);
      }
    }
    return new Parameters(values, repeated);
  }

  /** A parameter's value, if it has one. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** A parameter's value, or the empty text. */
  public String get(String name) {
    return values.getOrDefault(name, "");
  }

  /** The first parameter that occurs more than once. */
  public Optional<String> firstRepeated() {
    return repeated.stream().findFirst();
  }

  /** Written as a query again. */
  public String encoded() {
    return values.entrySet().stream()
        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) throws UnreadableException {
    var bytes = ByteBuffer.allocate(text.length() * 3);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '+') {
        bytes.put((byte) ' ');
      } else if (c == '%') {
        int high = digit(text, i + 1);
        int low = digit(text, i + 2);
        bytes.put((byte) (high << 4 | low));
        i += 2;
      } else if (c < 0x80) {
        bytes.put((byte) c);
      } else {
        throw new UnreadableException("a character that must be escaped");
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      throw new UnreadableException("bytes that are not UTF-8");
    }
  }

  private static int digit(String text, int at) throws UnreadableException {
    int value = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
    if (value < 0 || text.charAt(at) > 'f') {
      throw new UnreadableException("a broken escape");
    }
    return value;
  }

  /** The text is not a list of parameters. */
  public static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableException(String message) {
      super(message);
    }
  }
}
