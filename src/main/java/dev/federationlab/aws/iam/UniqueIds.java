package dev.federationlab.aws.iam;

import java.util.random.RandomGenerator;

/** IDs of entities: four letters that say the kind, then 17 random ones (aws-behaviour 0.4). */
final class UniqueIds {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int LENGTH = 17;

  private final RandomGenerator random;

  UniqueIds(RandomGenerator random) {
    this.random = random;
  }

  String role() {
    return make("AROA");
  }

  String policy() {
    return make("ANPA");
  }

  private String make(String prefix) {
    var id = new StringBuilder(prefix);
    for (int i = 0; i < LENGTH; i++) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return id.toString();
  }
}
