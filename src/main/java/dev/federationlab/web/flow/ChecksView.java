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
   * @param onTheWay whether it only led to what the run is about, and may stand aside
   */
  public record Section(
      String party,
      String partyTitle,
      String operation,
      boolean granted,
      String summary,
      boolean open,
      boolean onTheWay,
      boolean silent,
      List<CheckLine> lines,
      List<PolicyView> policies,
      List<Decision.Note> notes,
      @Nullable String href) {

    /** Its checks, by phase where there are many. */
    public List<CheckGroup> groups() {
      return CheckGroup.of(lines);
    }

    /** What the party did elsewhere before it answered, which nobody else could record. */
    public List<Decision.Note> told() {
      return notes.stream().filter(Section::tells).toList();
    }

    /** What it worked with. */
    public List<Decision.Note> workedWith() {
      return notes.stream().filter(note -> !tells(note)).toList();
    }

    private static boolean tells(Decision.Note note) {
      return note.title().startsWith("The pool ");
    }
  }

  static ChecksView of(Scene scene) {
    if (scene.shown().isEmpty()) {
      return new ChecksView(List.of());
    }
    var run = scene.shown().get();
    var sections = new ArrayList<Section>();
    var opened = scene.selected().map(Scene.Selected::message).orElse(null);
    for (int i = 0; i < run.messages().size(); i++) {
      sections.add(
          section(scene, run.messages().get(i), i + 1, run.messages().get(i).equals(opened)));
    }
    if (!run.appChecks().isEmpty()) {
      sections.add(ofApp(run));
    }
    return new ChecksView(sections);
  }

  /** What counts, and what only led to it. */
  public List<Section> weighty() {
    return sections.stream().filter(section -> !section.onTheWay() || section.open()).toList();
  }

  public List<Section> onTheWay() {
    return sections.stream().filter(section -> section.onTheWay() && !section.open()).toList();
  }

  /** How many checks settled a run, and how many of them were refusals: for the tab. */
  static @Nullable Count count(Scene scene) {
    if (scene.shown().isEmpty()) {
      return null;
    }
    var run = scene.shown().get();
    if (allChecks(run).findAny().isEmpty()) {
      return null;
    }
    if (!run.outcome().done()) {
      return new Count("refused", "✗");
    }
    long failed = allChecks(run).filter(Check::failed).count();
    long held =
        Stream.concat(
                run.messages().stream()
                    .filter(message -> !leadsOnly(message))
                    .map(Message::decision)
                    .filter(Objects::nonNull)
                    .flatMap(decision -> told(decision.checks()).stream()),
                run.appChecks().stream())
            .filter(Check::passed)
            .count();
    // A refusal can be what a stage is about: then it is done, and both are told.
    return failed == 0
        ? new Count("granted", held + " ✓")
        : new Count("mixed", held + " ✓ " + failed + " ✗");
  }

  /**
   * What stands on the tab; {@code look} is {@code "granted"}, {@code "refused"} or {@code
   * "mixed"}.
   */
  public record Count(String look, String text) {}

  static Stream<Check> allChecks(StageRun run) {
    var ofParties =
        run.messages().stream()
            .map(Message::decision)
            .filter(Objects::nonNull)
            .flatMap(decision -> decision.checks().stream());
    return Stream.concat(ofParties, run.appChecks().stream());
  }

  /** A page on the way through the browser that neither refused nor brought anything. */
  private static boolean leadsOnly(Message message) {
    return message.channel() == Message.Channel.FRONT
        && message.brings().isEmpty()
        && !Ending.of(message).refused();
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
          leadsOnly(message),
          true,
          List.of(),
          List.of(),
          List.of(),
          href);
    }
    var lines = new ArrayList<>(told(decision.checks()).stream().map(CheckLine::of).toList());
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
        leadsOnly(message),
        false,
        lines,
        PolicyView.of(decision.policies()),
        decision.notes(),
        href);
  }

  private static Section ofApp(StageRun run) {
    var failed = run.appChecks().stream().anyMatch(Check::failed);
    return new Section(
        "app",
        "App",
        "what the app itself compared",
        !failed,
        failed ? "refused" : held(run.appChecks()),
        failed,
        false,
        false,
        run.appChecks().stream().map(CheckLine::of).toList(),
        List.of(),
        List.of(),
        null);
  }

  private static String summary(Decision decision) {
    return decision.granted() ? held(told(decision.checks())) : String.valueOf(decision.error());
  }

  private static String held(List<Check> checks) {
    return checks.stream().filter(Check::passed).count() + " ✓";
  }

  /** That a value is there, and that it is the right one, is told once. */
  static List<Check> told(List<Check> checks) {
    var told = new ArrayList<Check>();
    for (var check : checks) {
      int last = told.size() - 1;
      var again =
          last >= 0
              && told.get(last).passed()
              && told.get(last).what().equals(check.what())
              && told.get(last).saw().equals(check.saw());
      if (again) {
        told.set(last, check);
      } else {
        told.add(check);
      }
    }
    return told;
  }

  /** What the same party went on to check when it did not refuse. */
  private static List<CheckLine> unreached(Scene scene, Message refused, Decision decision) {
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
                    .map(CheckLine::unreached)
                    .toList())
        .orElse(List.of());
  }
}
