package dev.federationlab.web.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.decision.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CheckGroupTest {

  @Test
  void aShortListHasNoHeadings() {
    var lines = lines(of("signature", 5), of("policies", 3));

    assertThat(CheckGroup.of(lines))
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.title()).isEmpty();
              assertThat(group.lines()).hasSize(8);
            });
  }

  @Test
  void aLongListOfOnePhaseHasNone() {
    assertThat(CheckGroup.of(lines(of("signature", 9))))
        .extracting(CheckGroup::title)
        .containsExactly("");
  }

  @Test
  void aLongListStandsByPhase() {
    var groups = CheckGroup.of(lines(of("request", 2), of("login token", 7), of("request", 1)));

    assertThat(groups)
        .extracting(CheckGroup::title)
        .containsExactly("request", "login token", "request");
    assertThat(groups).extracting(CheckGroup::summary).containsExactly("2 ✓", "7 ✓", "1 ✓");
    assertThat(groups).allMatch(CheckGroup::open);
  }

  @Test
  void afterARefusalOnlyThePhaseThatRefusedIsOpen() {
    var lines = lines(of("signature", 9));
    lines.add(CheckLine.of(Check.failed("permission", "a", "b", "source").within("policies")));
    lines.add(CheckLine.unreached(Check.passed("table", "a", "b", "source").within("request")));
    var groups = CheckGroup.of(lines);

    assertThat(groups).extracting(CheckGroup::open).containsExactly(false, true, false);
    assertThat(groups).extracting(CheckGroup::look).containsExactly("granted", "refused", "quiet");
    assertThat(groups).extracting(CheckGroup::summary).containsExactly("9 ✓", "✗", "not reached");
  }

  private static Stream<Check> of(String phase, int many) {
    return IntStream.range(0, many)
        .mapToObj(i -> Check.passed("check " + i, "a", "b", "source").within(phase));
  }

  @SafeVarargs
  private static List<CheckLine> lines(Stream<Check>... checks) {
    return new ArrayList<>(Stream.of(checks).flatMap(s -> s).map(CheckLine::of).toList());
  }
}
