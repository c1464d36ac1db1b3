package dev.federationlab.web.flow;

import java.util.ArrayList;
import java.util.List;

/**
 * Checks of one phase of a decision, in the order in which they were made.
 *
 * @param title empty for a list that is short, or all of one phase
 * @param open whether it is unfolded: after a refusal only the phase that refused is
 */
public record CheckGroup(String title, List<CheckLine> lines, boolean open) {
  /** A list that is no longer is read without headings. */
  private static final int FEW = 8;

  public CheckGroup {
    lines = List.copyOf(lines);
  }

  static List<CheckGroup> of(List<CheckLine> lines) {
    var phases = phases(lines);
    if (lines.size() <= FEW || phases.size() == 1) {
      return List.of(new CheckGroup("", lines, true));
    }
    boolean refused = lines.stream().anyMatch(CheckLine::failed);
    return phases.stream()
        .map(
            phase ->
                new CheckGroup(
                    phase.get(0).phase(),
                    phase,
                    !refused
                        || phase.get(0).phase().isEmpty()
                        || phase.stream().anyMatch(CheckLine::failed)))
        .toList();
  }

  /** Lines of the same phase that follow each other. */
  private static List<List<CheckLine>> phases(List<CheckLine> lines) {
    var phases = new ArrayList<List<CheckLine>>();
    var last = "";
    for (var line : lines) {
      if (phases.isEmpty() || !line.phase().equals(last)) {
        phases.add(new ArrayList<>());
      }
      phases.get(phases.size() - 1).add(line);
      last = line.phase();
    }
    return phases;
  }

  /** {@code "granted"}, {@code "refused"} or {@code "quiet"}, for its colour. */
  public String look() {
    if (lines.stream().anyMatch(CheckLine::failed)) {
      return "refused";
    }
    return lines.stream().anyMatch(CheckLine::reached) ? "granted" : "quiet";
  }

  /** What came of it, in short: {@code "9 ✓"}. */
  public String summary() {
    return switch (look()) {
      case "refused" -> "✗";
      case "granted" -> lines.stream().filter(CheckLine::held).count() + " ✓";
      default -> "not reached";
    };
  }
}
