package dev.federationlab.web.flow;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one text became another, line by line; of long stretches that stayed the same only the ends
 * are shown.
 */
record LineDiff(List<Line> lines) {
  /** Lines that stayed the same, shown around each change. */
  private static final int AROUND = 3;

  /**
   * More comparisons than this are not made: then everything between the ends counts as changed.
   */
  private static final int MOST_COMPARISONS = 1_000_000;

  /**
   * A line.
   *
   * @param before its number in the text before; absent if it was not there
   * @param now its number in the text now; absent if it is there no more
   * @param mark {@code "−"}, {@code "+"}, {@code " "}, or {@code "…"} for those left out
   * @param word what the mark means
   */
  public record Line(
      @Nullable Integer before, @Nullable Integer now, String mark, String word, String text) {

    /** {@code "removed"}, {@code "added"}, {@code "same"} or {@code "left-out"}. */
    public String look() {
      return switch (mark) {
        case "−" -> "removed";
        case "+" -> "added";
        case "…" -> "left-out";
        default -> "same";
      };
    }
  }

  /** An empty text has no lines. */
  static LineDiff of(String before, String now) {
    return new LineDiff(folded(new Comparison(lines(before), lines(now)).all()));
  }

  private static List<String> lines(String text) {
    return text.isBlank() ? List.of() : List.of(text.stripTrailing().split("\n", -1));
  }

  boolean changed() {
    return lines.stream().anyMatch(line -> "−+".contains(line.mark()));
  }

  private static List<Line> folded(List<Line> all) {
    var shown = new ArrayList<Line>();
    int from = 0;
    while (from < all.size()) {
      int to = from;
      while (to < all.size() && all.get(to).look().equals("same")) {
        to++;
      }
      int head = from == 0 ? 0 : AROUND;
      int tail = to == all.size() ? 0 : AROUND;
      int hidden = to - from - head - tail;
      if (hidden > 1) {
        shown.addAll(all.subList(from, from + head));
        shown.add(new Line(null, null, "…", "left out", hidden + " lines that stayed the same"));
        shown.addAll(all.subList(to - tail, to));
      } else {
        shown.addAll(all.subList(from, to));
      }
      if (to < all.size()) {
        shown.add(all.get(to));
      }
      from = to + 1;
    }
    return shown;
  }

  /** The longest common subsequence of two lists of lines, between their common ends. */
  private record Comparison(List<String> before, List<String> now) {

    List<Line> all() {
      int head = 0;
      while (head < before.size() && head < now.size() && before.get(head).equals(now.get(head))) {
        head++;
      }
      int tail = 0;
      while (tail < before.size() - head
          && tail < now.size() - head
          && before.get(before.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
        tail++;
      }
      var lines = new ArrayList<Line>();
      for (int i = 0; i < head; i++) {
        lines.add(same(i, i));
      }
      middle(head, before.size() - tail, now.size() - tail, lines);
      for (int i = tail; i > 0; i--) {
        lines.add(same(before.size() - i, now.size() - i));
      }
      return lines;
    }

    private void middle(int from, int toBefore, int toNow, List<Line> lines) {
      int n = toBefore - from;
      int m = toNow - from;
      boolean tooLong = (long) n * m > MOST_COMPARISONS;
      var common = new int[tooLong ? 1 : n + 1][tooLong ? 1 : m + 1];
      for (int i = n - 1; i >= 0 && !tooLong; i--) {
        for (int j = m - 1; j >= 0; j--) {
          common[i][j] =
              before.get(from + i).equals(now.get(from + j))
                  ? common[i + 1][j + 1] + 1
                  : Math.max(common[i + 1][j], common[i][j + 1]);
        }
      }
      int i = 0;
      int j = 0;
      while (i < n || j < m) {
        if (!tooLong && i < n && j < m && before.get(from + i).equals(now.get(from + j))) {
          lines.add(same(from + i++, from + j++));
        } else if (i < n && (tooLong || j == m || common[i + 1][j] >= common[i][j + 1])) {
          lines.add(new Line(from + i + 1, null, "−", "removed", before.get(from + i++)));
        } else {
          lines.add(new Line(null, from + j + 1, "+", "added", now.get(from + j++)));
        }
      }
    }

    private Line same(int i, int j) {
      return new Line(i + 1, j + 1, " ", "same", before.get(i));
    }
  }
}
