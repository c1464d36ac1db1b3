package dev.federationlab.web.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineDiffTest {
  @Test
  void marksWhatWentAndWhatCame() {
    assertThat(shown(LineDiff.of("{\n  a\n  b\n}\n", "{\n  a\n  c\n  d\n}")))
        .containsExactly("1|1|  {", "2|2|    a", "3||−   b", "|3|+   c", "|4|+   d", "4|5|  }");
  }

  @Test
  void keepsLinesThatStayedBetweenTwoChanges() {
    assertThat(shown(LineDiff.of("x\nstays\ny", "1\nstays\n2")))
        .containsExactly("1||− x", "|1|+ 1", "2|2|  stays", "3||− y", "|3|+ 2");
  }

  @Test
  void findsNothingInWhatIsTheSame() {
    assertThat(LineDiff.of("{\n}", "{\n}\n").changed()).isFalse();
    assertThat(LineDiff.of("", " \n").changed()).isFalse();
  }

  @Test
  void takesAnEmptyTextForNoLines() {
    assertThat(shown(LineDiff.of("", "{\n}"))).containsExactly("|1|+ {", "|2|+ }");
    assertThat(shown(LineDiff.of("{}", ""))).containsExactly("1||− {}");
  }

  @Test
  void leavesOutLongStretchesThatStayedTheSame() {
    var before = numbered(1, 40);
    var now = before.replace("line 20\n", "changed\n");

    assertThat(shown(LineDiff.of(before, now)))
        .containsExactly(
            "||… 16 lines that stayed the same",
            "17|17|  line 17",
            "18|18|  line 18",
            "19|19|  line 19",
            "20||− line 20",
            "|20|+ changed",
            "21|21|  line 21",
            "22|22|  line 22",
            "23|23|  line 23",
            "||… 17 lines that stayed the same");
  }

  @Test
  void saysItWithSignsAndWordsToo() {
    assertThat(LineDiff.of("a", "b").lines())
        .extracting(LineDiff.Line::word)
        .containsExactly("removed", "added");
  }

  /** What would take a million comparisons counts as changed throughout. */
  @Test
  void doesNotComparePairByPairWhatIsHuge() {
    var lines = LineDiff.of(numbered(1, 1500), numbered(2001, 3500)).lines();

    assertThat(lines).hasSize(3000);
    assertThat(lines.subList(0, 1500)).allMatch(line -> line.look().equals("removed"));
    assertThat(lines.subList(1500, 3000)).allMatch(line -> line.look().equals("added"));
  }

  private static String numbered(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(i -> "line " + i + "\n")
        .collect(Collectors.joining());
  }

  private static List<String> shown(LineDiff diff) {
    return diff.lines().stream()
        .map(
            line ->
                (line.before() == null ? "" : line.before())
                    + "|"
                    + (line.now() == null ? "" : line.now())
                    + "|"
                    + line.mark()
                    + " "
                    + line.text())
        .toList();
  }
}
