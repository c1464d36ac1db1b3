package dev.federationlab.aws.access;

import java.security.SecureRandom;
import java.util.Base64;

/** Unguessable names in the forms that AWS gives them (aws-behaviour 0.4). */
final class RandomNames {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final SecureRandom random;

  RandomNames(SecureRandom random) {
    this.random = random;
  }

  /** Twelve digits, the first of which is not zero. */
  String accountId() {
    return Long.toString(100_000_000_000L + random.nextLong(900_000_000_000L));
  }

  /** A prefix such as {@code AKIA} and 16 upper-case letters and digits. */
  String accessKeyId(String prefix) {
    var name = new StringBuilder(prefix);
    for (byte letter : bytes(16)) {
      name.append(BASE32.charAt(letter & 31));
    }
    return name.toString();
  }

  /** 40 characters of base64: 240 random bits. */
  String secret() {
    return Base64.getEncoder().encodeToString(bytes(30));
  }

  byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
