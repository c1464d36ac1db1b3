package dev.federationlab.flow.snippet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.federationlab.web.flow.CodeView.Line;
import dev.federationlab.web.flow.OwnClientLines;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The lines that the Code tab offers for the learner's own AWS CLI, as they are copied. */
final class OwnClientCode {
  private OwnClientCode() {}

  static void go(ShownCode code, Programs programs) throws Exception {
    assumeTrue(Programs.awsCli(), "the AWS CLI");
    var client = code.runs().ownClient(code.learner(), code.flow()).orElseThrow();
    var flow = code.runs().flow(code.flow()).orElseThrow();
    var lines =
        OwnClientLines.of(client, flow, true).stream()
            .map(Line::snippet)
            .collect(Collectors.toMap(snippet -> snippet.id(), snippet -> snippet.text()));
    var first = lines.remove("own-cli").split("\n", 2);
    var more = lines.remove("own-more").split("\n", 2);
    boolean own = client.readable().isEmpty();

    // The export, who one is, what may be done; and last, what may not, or what came of it.
    var script =
        own
            ? List.of(first[0], more[0], more[1], first[1])
            : List.of(first[0], more[0], first[1], UserPoolCode.refused(more[1]));
    assertThat(programs.bash(String.join("\n", script), Map.of()))
        .contains(":assumed-role/")
        .contains(own ? List.of(" hello.txt", " mine.txt") : List.of("AccessDenied"));
    if (lines.containsKey("own-assume")) {
      assertThat(programs.bash(lines.remove("own-assume"), Map.of())).contains("SessionToken");
    }
    assertThat(lines).isEmpty();
  }
}
