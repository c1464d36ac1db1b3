package dev.federationlab.web;

import dev.federationlab.flow.Runs;
import dev.federationlab.flow.StageRun;
import dev.federationlab.flow.words.FlowWords;
import dev.federationlab.flow.words.Words;
import dev.federationlab.learner.Learner;
import dev.federationlab.web.flow.Scene;
import dev.federationlab.web.flow.Spot;
import io.javalin.http.HttpResponseException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What there is to show at a spot, and what a learner guesses of it: for the flows' own pages and
 * for lessons.
 */
public final class Scenes {
  private final Runs runs;
  private final Supplier<Words> words;
  private final Clock clock;

  /**
   * @param words asked at each request, so that they can be edited while the lab runs
   */
  public Scenes(Runs runs, Supplier<Words> words, Clock clock) {
    this.runs = runs;
    this.words = words;
    this.clock = clock;
  }

  /** What there is at a spot; answers 404 if there is no such flow, stage or recorded run. */
  Scene at(Learner learner, Spot spot) {
    var flow = runs.flow(spot.flow()).orElseThrow(Scenes::notFound);
    var stage = flow.stage(spot.stage()).orElseThrow(Scenes::notFound);
    var progress = runs.progress(learner.id(), flow.id());
    Optional<StageRun> shown = progress.run(stage.id());
    if (spot.run() != null) {
      shown = Optional.of(recorded(learner, spot, spot.run()));
    } else if (spot.fault() != null) {
      shown =
          progress
              .faultRun(spot.fault())
              .flatMap(run -> runs.recorded(learner.id(), flow.id(), run.id()))
              .or(() -> progress.run(stage.id()));
    }
    return new Scene(spot, flow, stage, wordsOf(flow.id()), progress, shown, clock.instant());
  }

  private StageRun recorded(Learner learner, Spot spot, String run) {
    return runs.recorded(learner.id(), spot.flow(), run)
        .filter(found -> found.stage().equals(spot.stage()))
        .orElseThrow(
            () ->
                new HttpResponseException(
                    404, "this run is not recorded any more, or is not yours"));
  }

  /** Keeps the first answer to a question; running without one passes the question over. */
  void keepGuess(Learner learner, String flow, String stageOrFault, @Nullable String guess) {
    if (runs.progress(learner.id(), flow).prediction(stageOrFault).isEmpty()) {
      var option = Optional.ofNullable(guess).filter(id -> isOption(flow, stageOrFault, id));
      runs.predict(learner.id(), flow, stageOrFault, option);
    }
  }

  private boolean isOption(String flow, String stageOrFault, String option) {
    var of = wordsOf(flow);
    var question =
        of.faults().containsKey(stageOrFault)
            ? of.fault(stageOrFault).question()
            : of.stage(stageOrFault).question();
    return question.option(option).isPresent();
  }

  /** All words. */
  Words words() {
    return words.get();
  }

  private FlowWords wordsOf(String flow) {
    return words
        .get()
        .flow(flow)
        .orElseThrow(() -> new IllegalStateException("no words for flow: " + flow));
  }

  static HttpResponseException notFound() {
    return new HttpResponseException(404);
  }
}
