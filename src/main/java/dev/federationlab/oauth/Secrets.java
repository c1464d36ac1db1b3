package dev.federationlab.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Random texts that nobody can guess, and the digests under which they are kept. */
public final class Secrets {
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private final SecureRandom random;

  public Secrets(SecureRandom random) {
    this.random = random;
  }

  /** So many random bytes in base64url. */
  public String text(int bytes) {
    return BASE64URL.encodeToString(bytes(bytes));
  }

  /** So many random bytes. */
  public byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** So many decimal digits, the first not zero. */
  public String digits(int count) {
    var digits = new StringBuilder().append((char) ('1' + random.nextInt(9)));
    while (digits.length() < count) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  /** So many lower-case letters and digits. */
  public String letters(int count) {
    var letters = new StringBuilder();
    while (letters.length() < count) {
      letters.append(Character.forDigit(random.nextInt(36), 36));
    }
    return letters.toString();
  }

  /** SHA-256 in lower-case hexadecimal: the form in which a random secret is kept. */
  public static String digest(String secret) {
    return HexFormat.of().formatHex(sha256(secret));
  }

  /** {@code BASE64URL(SHA256(ASCII(text)))}: the S256 challenge of a verifier (RFC 7636 §4.2). */
  public static String challenge(String verifier) {
    return BASE64URL.encodeToString(sha256(verifier));
  }

  /** The left half of the SHA-256, in base64url: {@code at_hash} (OpenID Connect Core §3.1.3.6). */
  public static String leftHalf(String text) {
    return BASE64URL.encodeToString(Arrays.copyOf(sha256(text), 16));
  }

  /** Compared in a time that does not tell how much of it is right. */
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
