package dev.federationlab.aws.userpools.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of authenticator apps: six digits, a new one every 30 seconds, by HMAC-SHA-1 (RFC 6238,
 * with RFC 4226 §5.3), the secret in base32 (RFC 4648 §6).
 */
public final class TotpCodes {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int STEP_SECONDS = 30;
  private static final int SECRET_BYTES = 32;

  /** An app's clock may be off by this many steps, either way. */
  private static final int TOLERATED_STEPS = 1;

  private TotpCodes() {}

  /** A fresh secret in base32: 52 characters, as Cognito's are. */
  static String secret(RandomGenerator random) {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return base32(bytes);
  }

  /** The code of a moment, as an app shows it. */
  public static String code(String secret, Instant at) {
    return code(bytes(secret), step(at), 6);
  }

  /** The number of the 30 seconds that a moment lies in. */
  static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
  }

  /**
   * Which step a code is of.
   *
   * @param step empty if it is of none that is accepted
   * @param usedBefore whether it would have been, had it, or a later one, not been used
   */
  record Fit(OptionalLong step, boolean usedBefore) {}

  /**
   * Looks for the step whose code this is, around now. All codes are computed, whichever fits.
   *
   * @param lastStep codes of it, and of those before it, are not accepted
   */
  static Fit accept(String secret, String code, Instant now, long lastStep) {
    var key = bytes(secret);
    var shown = code.getBytes(StandardCharsets.UTF_8);
    var accepted = OptionalLong.empty();
    boolean usedBefore = false;
    long around = step(now);
    for (long step = around - TOLERATED_STEPS; step <= around + TOLERATED_STEPS; step++) {
      boolean fits =
          MessageDigest.isEqual(code(key, step, 6).getBytes(StandardCharsets.UTF_8), shown);
      if (fits && step > lastStep) {
        accepted = OptionalLong.of(step);
      }
      usedBefore |= fits && step <= lastStep;
    }
    return new Fit(accepted, usedBefore && accepted.isEmpty());
  }

  static String code(byte[] key, long step, int digits) {
    byte[] hash;
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-1", e);
    }
    int offset = hash[hash.length - 1] & 0xf;
    int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
    var text = Integer.toString(number % (int) Math.pow(10, digits));
    return "0".repeat(digits - text.length()) + text;
  }

  static String base32(byte[] bytes) {
    var text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte b : bytes) {
      buffer = buffer << 8 | b & 0xff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(ALPHABET.charAt(buffer >> bits & 31));
      }
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt(buffer << 5 - bits & 31));
    }
    return text.toString();
  }

  private static byte[] bytes(String base32) {
    var text = base32.toUpperCase(Locale.ROOT);
    var bytes = ByteBuffer.allocate(text.length() * 5 / 8);
    int buffer = 0;
    int bits = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = ALPHABET.indexOf(text.charAt(i));
      if (value < 0) {
        throw new IllegalArgumentException("not a character of base32, the one at " + i);
      }
      buffer = buffer << 5 | value;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.put((byte) (buffer >> bits));
      }
    }
    return bytes.array();
  }
}
