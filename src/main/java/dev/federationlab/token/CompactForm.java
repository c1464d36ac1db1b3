package dev.federationlab.token;

import dev.federationlab.http.Body;
import dev.federationlab.token.UnverifiedToken.MalformedTokenException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The three parts of a compact JWS, decoded with nothing forgiven (RFC 7515 §3.1, §7.1). A lenient
 * decoder gives one token many spellings, so every character must be of the base64url alphabet,
 * without padding, and the bits left over in a part's last character must be zero.
 */
record CompactForm(String compact, int secondDot, Body header, Body payload) {
  /** What {@code WebIdentityToken} of AssumeRoleWithWebIdentity may be long. */
  static final int MAX_CHARACTERS = 20_000;

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  static CompactForm parse(String compact) throws MalformedTokenException {
    if (compact.isEmpty()) {
      throw new MalformedTokenException("it is empty");
    }
    if (compact.length() > MAX_CHARACTERS) {
      throw new MalformedTokenException(
          "it has " + compact.length() + " characters, more than " + MAX_CHARACTERS);
    }
    int first = compact.indexOf('.');
    int second = first < 0 ? -1 : compact.indexOf('.', first + 1);
    if (second < 0 || compact.indexOf('.', second + 1) >= 0) {
      long parts = compact.chars().filter(c -> c == '.').count() + 1;
      throw new MalformedTokenException(
          "it has " + parts + " part" + (parts == 1 ? "" : "s") + ", not three");
    }
    var header = decode("header", compact.substring(0, first));
    var payload = decode("claims set", compact.substring(first + 1, second));
    decode("signature", compact.substring(second + 1));
    return new CompactForm(compact, second, header, payload);
  }

  /** What was signed: header and claims with the dot between them, as they were sent. */
  byte[] signingInput() {
    return compact.substring(0, secondDot).getBytes(StandardCharsets.US_ASCII);
  }

  /** The signature as it was sent. */
  String encodedSignature() {
    return compact.substring(secondDot + 1);
  }

  private static Body decode(String part, String text) throws MalformedTokenException {
    for (int i = 0; i < text.length(); i++) {
      if (!isBase64Url(text.charAt(i))) {
        throw new MalformedTokenException(
            "the "
                + part
                + " is not base64url: character "
                + (i + 1)
                + " is "
                + shown(text.charAt(i)));
      }
    }
    int left = text.length() % 4;
    if (left == 1) {
      throw new MalformedTokenException(
          "the " + part + " is not base64url: its length is impossible");
    }
    int spareBits = left == 2 ? 0b1111 : left == 3 ? 0b11 : 0;
    if (spareBits != 0 && (ALPHABET.indexOf(text.charAt(text.length() - 1)) & spareBits) != 0) {
      throw new MalformedTokenException(
          "the " + part + " is not canonical base64url: bits are left over at its end");
    }
    return Body.of(Base64.getUrlDecoder().decode(text));
  }

  private static boolean isBase64Url(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  private static String shown(char c) {
    return c > ' ' && c < 0x7f ? "`" + c + "`" : String.format("U+%04X", (int) c);
  }
}
