package dev.federationlab.web.flow;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bar under the diagram.
 *
 * @param back the page of the stage before; absent on the first
 * @param next the page of the stage after; absent on the last
 * @param run where the form that runs this stage is sent to
 * @param runTitle {@code "Run stage 3"}, {@code "Run again"}
 * @param done whether the stage was run to a good end, so that going on is the main thing to do
 * @param runAll where the form that runs all stages is sent to
 * @param reset where the form that forgets all runs is sent to
 * @param anythingRun whether there is something to forget
 * @param breakIt the tab with the faults
 * @param recorded {@code "recorded 10:42:07 UTC"}; absent if nothing was recorded
 * @param recordedAt the same as an ISO instant
 * @param latest the address of the latest honest run, if another one is shown
 */
public record Controls(
    @Nullable String back,
    @Nullable String next,
    @Nullable String nextTitle,
    String run,
    String runTitle,
    boolean done,
    String runAll,
    String reset,
    boolean anythingRun,
    String breakIt,
    @Nullable String recorded,
    @Nullable String recordedAt,
    @Nullable String latest,
    @Nullable String previousExchange,
    @Nullable String nextExchange) {

  static Controls of(Scene scene) {
    var spot = scene.spot();
    var number = scene.number();
    var honest = scene.progress().run(scene.stage().id());
    var next = scene.next();
    boolean done =
        honest.isPresent()
            && honest.get().outcome().done()
            && !scene.progress().stale().contains(scene.stage().id());
    return new Controls(
        scene.previous().map(stage -> href(scene, stage.id())).orElse(null),
        next.map(stage -> href(scene, stage.id())).orElse(null),
        next.map(stage -> (done ? "On to stage " : "Stage ") + (number + 1)).orElse(null),
        spot.path() + "/runs",
        honest.isPresent() ? "Run again" : "Run stage " + number,
        done,
        "/flows/" + scene.flow().id() + "/runs",
        "/flows/" + scene.flow().id() + "/reset",
        !scene.progress().latest().isEmpty() || !scene.progress().faults().isEmpty(),
        spot.at(Tab.BREAK_IT).href(),
        scene.shown().map(run -> "recorded " + Times.clock(run.at()) + " UTC").orElse(null),
        scene.shown().map(run -> run.at().toString()).orElse(null),
        scene.looksBack() ? spot.ofFault(null).href() : null,
        step(scene, -1).orElse(null),
        step(scene, 1).orElse(null));
  }

  private static String href(Scene scene, String stage) {
    return scene.spot().tab() == Tab.BREAK_IT
        ? Spot.of(scene.flow().id(), stage).href()
        : scene.spot().inStage(stage).href();
  }

  /** The exchange before or after the selected one, within the run that is shown. */
  private static Optional<String> step(Scene scene, int by) {
    var selected = scene.selected();
    if (selected.isEmpty() || selected.get().name().startsWith("p")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(selected.get().name()) + by;
    int last = scene.shown().orElseThrow().messages().size();
    return number >= 1 && number <= last
        ? Optional.of(scene.spot().at(String.valueOf(number)).href())
        : Optional.empty();
  }
}
