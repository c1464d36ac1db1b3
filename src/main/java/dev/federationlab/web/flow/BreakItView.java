package dev.federationlab.web.flow;

import dev.federationlab.decision.Check;
import dev.federationlab.decision.Decision;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Message;
import dev.federationlab.flow.Outcome;
import dev.federationlab.flow.StageRun;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The deliberate breaks of a stage.
 *
 * @param faults in the order in which they are offered; the one that the address names is unfolded
 * @param progress how many were run, of all
 */
public record BreakItView(List<FaultView> faults, String progress) {

  /**
   * One fault.
   *
   * @param state {@code "refused by STS: ExpiredTokenException"}; absent before a run
   * @param open absent unless it is unfolded
   */
  public record FaultView(
      String id, String title, String href, @Nullable String state, @Nullable Open open) {}

  /**
   * A fault, unfolded.
   *
   * @param spoils what is done, as safe HTML
   * @param run where the form that runs it is sent to
   * @param result absent before a run
   * @param next the next fault of the stage that was not run yet; absent if there is none
   */
  public record Open(
      String spoils,
      Guessing guessing,
      String run,
      String source,
      @Nullable Result result,
      @Nullable Next next) {}

  /** A way on. */
  public record Next(String href, String title) {}

  /**
   * What came of it.
   *
   * @param time by the clock, in UTC, and {@code at} the same as an ISO instant
   * @param failed the check that failed; absent if nobody says
   * @param statement the policy statement that settled it; absent if none did
   * @param expected whether it ended as the fault must
   * @param edited what the policies are called that had a say and were the learner's own
   * @param honest how the same stage ended unspoilt, absent if it was not run
   */
  public record Result(
      StoryView.OutcomeView outcome,
      String time,
      String at,
      String story,
      @Nullable CheckLine failed,
      @Nullable String statement,
      String mend,
      String wire,
      String checks,
      @Nullable String honest,
      @Nullable String honestHref,
      boolean expected,
      List<String> edited) {}

  static BreakItView of(Scene scene) {
    var faults = scene.stage().faults();
    var chosen = scene.spot().fault();
    var views =
        faults.stream().map(fault -> fault(scene, fault, fault.id().equals(chosen))).toList();
    long run = faults.stream().filter(f -> scene.progress().faultRun(f.id()).isPresent()).count();
    return new BreakItView(views, "%d of %d broken so far".formatted(run, faults.size()));
  }

  private static FaultView fault(Scene scene, Fault fault, boolean open) {
    var words = scene.words().fault(fault.id());
    var recorded = scene.progress().faultRun(fault.id());
    var spot = scene.spot().at(Tab.BREAK_IT);
    var state = recorded.map(run -> state(run.outcome())).orElse(null);
    return new FaultView(
        fault.id(),
        words.title(),
        spot.ofFault(open ? null : fault.id()).href(),
        state,
        open ? open(scene, fault, recorded.isPresent()) : null);
  }

  /** {@code "refused by STS: ExpiredTokenException"}. */
  static String state(Outcome outcome) {
    if (outcome.done()) {
      return "nobody refused";
    }
    var by = outcome.by();
    return (by == null ? "refused: " : "refused by " + by.named() + ": ") + outcome.id();
  }

  private static Open open(Scene scene, Fault fault, boolean run) {
    var words = scene.words().fault(fault.id());
    return new Open(
        words.spoils().html(),
        Guessing.of(words.question(), scene.progress().prediction(fault.id()), run),
        scene.spot().path() + "/faults/" + fault.id() + "/runs",
        words.source(),
        scene
            .shown()
            .filter(shown -> fault.id().equals(shown.fault()))
            .map(shown -> result(scene, fault, shown))
            .orElse(null),
        next(scene, fault).orElse(null));
  }

  private static Optional<Next> next(Scene scene, Fault after) {
    var faults = scene.stage().faults();
    int here = faults.indexOf(after);
    return Stream.concat(
            faults.subList(here + 1, faults.size()).stream(), faults.subList(0, here).stream())
        .filter(fault -> scene.progress().faultRun(fault.id()).isEmpty())
        .findFirst()
        .map(
            fault ->
                new Next(
                    scene.spot().at(Tab.BREAK_IT).ofFault(fault.id()).href(),
                    scene.words().fault(fault.id()).title()));
  }

  private static Result result(Scene scene, Fault fault, StageRun run) {
    var words = scene.words().fault(fault.id());
    var spot = scene.spot();
    var honest = scene.progress().run(scene.stage().id());
    var refusing =
        run.messages().stream()
            .map(Message::decision)
            .filter(Objects::nonNull)
            .filter(d -> !d.granted())
            .findFirst();
    return new Result(
        StoryView.outcome(run.outcome()),
        Times.clock(run.at()) + " UTC",
        run.at().toString(),
        scene.words().story(scene.flow(), run).html(),
        failed(run, refusing).map(CheckLine::of).orElse(null),
        refusing.flatMap(BreakItView::statement).orElse(null),
        words.mend().html(),
        spot.ofFault(fault.id()).at(Tab.WIRE).href(),
        spot.ofFault(fault.id()).at(Tab.CHECKS).href(),
        honest.map(h -> honest(h)).orElse(null),
        honest.map(h -> spot.ofFault(null).at(Tab.WIRE).href()).orElse(null),
        run.outcome().id().equals(fault.expectedOutcome()),
        run.edited());
  }

  private static Optional<Check> failed(StageRun run, Optional<Decision> refusing) {
    return refusing
        .flatMap(Decision::failure)
        .or(() -> run.appChecks().stream().filter(Check::failed).findFirst());
  }

  private static Optional<String> statement(Decision decision) {
    return decision.policies().stream()
        .flatMap(
            policy ->
                policy.statements().stream()
                    .filter(statement -> statement.decisive() && statement.effect().equals("Deny"))
                    .map(
                        statement ->
                            statement.effect()
                                + " statement “"
                                + statement.name()
                                + "” of "
                                + policy.name()))
        .findFirst();
  }

  private static String honest(StageRun run) {
    var last =
        run.messages().isEmpty()
            ? ""
            : Ending.of(run.messages().get(run.messages().size() - 1)).words();
    return (run.outcome().done() ? "Done: " : run.outcome().id() + ": ") + last;
  }
}
