package dev.federationlab.policy;

import java.util.List;

/** Amazon Resource Names: six parts, {@code arn:partition:service:region:account:resource}. */
final class Arns {
  static final int PARTS = 6;

  private Arns() {}

  /** The parts; fewer than six if it is no ARN. Colons in the last part stay. */
  static List<String> parts(String arn) {
    return List.of(arn.split(":", PARTS));
  }

  /** Whether each part of an ARN matches its pattern. */
  static boolean match(List<Glob> patterns, String arn) {
    var parts = parts(arn);
    if (parts.size() != PARTS || patterns.size() != PARTS) {
      return false;
    }
    for (int i = 0; i < PARTS; i++) {
      if (!patterns.get(i).matches(parts.get(i))) {
        return false;
      }
    }
    return true;
  }
}
