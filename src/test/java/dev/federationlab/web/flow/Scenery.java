package dev.federationlab.web.flow;

import dev.federationlab.flow.StageRun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Scenes of the sample flow at a fixed time, for one learner. */
final class Scenery {
  static final Instant NOW = Instant.parse("2026-11-23T10:42:07Z");

  private final SampleRuns runs = new SampleRuns(Clock.fixed(NOW, ZoneOffset.UTC));

  Scenery run(String... stages) {
    for (var stage : stages) {
      runs.run("me", "google", stage);
    }
    return this;
  }

  Scenery breakIt(String stage, String fault) {
    runs.runFault("me", "google", stage, fault);
    return this;
  }

  Scenery predict(String about, String option) {
    runs.predict("me", "google", about, Optional.of(option));
    return this;
  }

  Scene at(String stage) {
    return at(Spot.of("google", stage), Duration.ZERO);
  }

  Scene at(Spot spot) {
    return at(spot, Duration.ZERO);
  }

  /** The scene as it is some time after everything was run. */
  Scene at(Spot spot, Duration later) {
    var progress = runs.progress("me", "google");
    Optional<StageRun> shown =
        spot.fault() == null
            ? progress.run(spot.stage())
            : progress
                .faultRun(spot.fault())
                .flatMap(run -> runs.recorded("me", "google", run.id()));
    var stage = SampleFlow.FLOW.stage(spot.stage()).orElseThrow();
    return new Scene(
        spot, SampleFlow.FLOW, stage, SampleFlow.WORDS, progress, shown, NOW.plus(later));
  }
}
