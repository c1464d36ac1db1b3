package dev.federationlab.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that somebody meant who wrote another one. */
final class Nearest {
  private static final int MOST_EDITS = 2;
  private static final int LONGEST = 60;

  private Nearest() {}

  /**
   * What to add to an error about a name: {@code "; did you mean `Effect`?"}, or nothing if no name
   * is near.
   */
  static String hint(String name, Collection<String> names) {
    return of(name, names).map(near -> "; did you mean `" + near + "`?").orElse("");
  }

  private static Optional<String> of(String name, Collection<String> names) {
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    var wanted = name.toLowerCase(Locale.ROOT);
    return names.stream()
        .filter(candidate -> edits(wanted, candidate.toLowerCase(Locale.ROOT)) <= MOST_EDITS)
        .min(
            Comparator.<String>comparingInt(
                    candidate -> edits(wanted, candidate.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Letters to put in, to take out or to change. */
  private static int edits(String from, String to) {
    var before = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      var row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int changed = before[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, Math.min(before[j], row[j - 1]) + 1);
      }
      before = row;
    }
    return before[to.length()];
  }
}
