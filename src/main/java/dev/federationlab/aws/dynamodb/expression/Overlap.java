package dev.federationlab.aws.dynamodb.expression;

import dev.federationlab.aws.dynamodb.expression.Faults.Rank;
import java.util.ArrayList;
import java.util.List;

/** Sees to it that of the places that an expression names, none is within another. */
final class Overlap {
  private final Faults faults;
  private final List<Path> paths = new ArrayList<>();

  Overlap(Faults faults) {
    this.faults = faults;
  }

  void add(Path path) {
    paths.forEach(other -> compare(other, path));
    paths.add(path);
  }

  private void compare(Path first, Path second) {
    int length = Math.min(first.steps().size(), second.steps().size());
    for (int i = 0; i < length; i++) {
      var a = first.steps().get(i);
      var b = second.steps().get(i);
      if (a.getClass() != b.getClass()) {
        faults.note(
            Rank.CONFLICT, "Two document paths conflict with each other; " + both(first, second));
        return;
      }
      if (!a.equals(b)) {
        return;
      }
    }
    faults.note(Rank.OVERLAP, "Two document paths overlap with each other; " + both(first, second));
  }

  private static String both(Path first, Path second) {
    return "must remove or rewrite one of these paths; path one: "
        + first
        + ", path two: "
        + second;
  }
}
