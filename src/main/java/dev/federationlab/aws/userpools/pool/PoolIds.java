package dev.federationlab.aws.userpools.pool;

import java.util.random.RandomGenerator;

/** IDs and secrets in the forms that AWS gives them (aws-behaviour 0.4). */
final class PoolIds {
  private static final String REGION = "us-east-1";
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final String ALL = LOWER + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final RandomGenerator random;

  PoolIds(RandomGenerator random) {
    this.random = random;
  }

  /** {@code us-east-1_Ab12Cd34E}. */
  String pool() {
    return REGION + "_" + text(ALL, 9);
  }

  /** 26 lower-case letters and digits. */
  String client() {
    return text(LOWER, 26);
  }

  /** 51 lower-case letters and digits: 263 bits. */
  String secret() {
    return text(LOWER, 51);
  }

  private String text(String letters, int length) {
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
