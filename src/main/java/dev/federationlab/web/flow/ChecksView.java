package dev.federationlab.web.flow;

import dev.federationlab.decision.Check;
import dev.federationlab.decision.Decision;
import dev.federationlab.flow.Message;
import dev.federationlab.flow.StageRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why each party answered as it did.
 *
 * @param sections one for each exchange of the run, and one for what the app compared
 */
public record ChecksView(List<Section> sections) {

  /**
   * What one party checked before one answer.
   *
   * @param silent whether nobody says: the answer came from a foreign endpoint
   * @param open whether it is unfolded
   */
  public record Section(
      String party,
      String partyTitle,
      String operation,
      boolean granted,
      String summary,
      boolean open,
      boolean silent,
      List<Line> lines,
      List<PolicyView> policies,
      List<Decision.Note> notes,
      @Nullable String href) {}

  /** {@code look} is {@code "passed"}, {@code "failed"} or {@code "unreached"}. */
  public record Line(
      String look, String mark, String what, String wanted, String saw, String source) {}

  static ChecksView of(Scene scene) {
    if (scene.shown().isEmpty()) {
      return new ChecksView(List.of());
    }
    var run = scene.shown().get();
    var sections = new ArrayList<Section>();
    var chosen = scene.spot().exchange();
    int opened = chosen != null && !chosen.startsWith("p") ? number(chosen) : weighty(run);
    for (int i = 0; i < run.messages().size(); i++) {
      sections.add(section(scene, run.messages().get(i), i + 1, opened == i + 1));
    }
    if (!run.appChecks().isEmpty()) {
      sections.add(ofApp(run));
    }
    return new ChecksView(sections);
  }

  /** How many checks a run has, and whether all passed: for the tab. */
  static @Nullable Count count(Scene scene) {
    if (scene.shown().isEmpty()) {
      return null;
    }
    var all = allChecks(scene.shown().get()).toList();
    long failed = all.stream().filter(check -> !check.passed()).count();
    boolean refused = failed > 0 || !scene.shown().get().outcome().done();
    return all.isEmpty() ? null : new Count(refused, refused ? "✗" : all.size() + " ✓");
  }

  /** What stands on the tab. */
  public record Count(boolean refused, String text) {}

  static Stream<Check> allChecks(StageRun run) {
    var ofParties =
        run.messages().stream()
            .map(Message::decision)
            .filter(Objects::nonNull)
            .flatMap(decision -> decision.checks().stream());
    return Stream.concat(ofParties, run.appChecks().stream());
  }

  private static int number(String chosen) {
    return chosen.matches("\\d{1,4}") ? Integer.parseInt(chosen) : 0;
  }

  /** The exchange that was refused, or else the one about which most was checked. */
  private static int weighty(StageRun run) {
    int best = 0;
    int most = 0;
    for (int i = 0; i < run.messages().size(); i++) {
      var decision = run.messages().get(i).decision();
      if (decision == null) {
        continue;
      }
      int weight =
          decision.granted()
              ? decision.checks().size() + decision.policies().size()
              : Integer.MAX_VALUE;
      if (weight > most) {
        most = weight;
        best = i + 1;
      }
    }
    return best;
  }

  private static Section section(Scene scene, Message message, int number, boolean open) {
    var decision = message.decision();
    var receiver = message.receiver();
    var href = scene.spot().at(Tab.WIRE).at(String.valueOf(number)).href();
    if (decision == null) {
      return new Section(
          receiver.id(),
          receiver.title(),
          message.title(),
          false,
          "nobody says",
          open,
          true,
          List.of(),
          List.of(),
          List.of(),
          href);
    }
    var lines = new ArrayList<>(decision.checks().stream().map(ChecksView::line).toList());
    if (!decision.granted()) {
      lines.addAll(unreached(scene, message, decision));
    }
    return new Section(
        receiver.id(),
        decision.party(),
        decision.operation(),
        decision.granted(),
        summary(decision),
        open,
        false,
        lines,
        decision.policies().stream().map(PolicyView::of).toList(),
        decision.notes(),
        href);
  }

  private static Section ofApp(StageRun run) {
    var failed = run.appChecks().stream().anyMatch(check -> !check.passed());
    return new Section(
        "app",
        "App",
        "what the app itself compared",
        !failed,
        failed ? "refused" : run.appChecks().size() + " ✓",
        failed,
        false,
        run.appChecks().stream().map(ChecksView::line).toList(),
        List.of(),
        List.of(),
        null);
  }

  private static String summary(Decision decision) {
    return decision.granted() ? decision.checks().size() + " ✓" : String.valueOf(decision.error());
  }

  static Line line(Check check) {
    return new Line(
        check.passed() ? "passed" : "failed",
        check.passed() ? "✓" : "✗",
        check.what(),
        check.wanted(),
        check.saw(),
        check.source());
  }

  /** What the same party went on to check when it did not refuse. */
  private static List<Line> unreached(Scene scene, Message refused, Decision decision) {
    var seen = decision.checks().stream().map(Check::what).toList();
    return scene.progress().latest().values().stream()
        .filter(StageRun::honest)
        .flatMap(run -> run.messages().stream())
        .filter(message -> message.receiver() == refused.receiver())
        .map(Message::decision)
        .filter(Objects::nonNull)
        .filter(other -> other.granted() && other.operation().equals(decision.operation()))
        .findFirst()
        .map(
            other ->
                other.checks().stream()
                    .filter(check -> !seen.contains(check.what()))
                    .map(check -> new Line("unreached", "·", check.what(), "", "", check.source()))
                    .toList())
        .orElse(List.of());
  }
}
