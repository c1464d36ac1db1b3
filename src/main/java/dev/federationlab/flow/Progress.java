package dev.federationlab.flow;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a learner is in a flow: what was recorded, nothing that would have to be run.
 *
 * @param latest the latest honest run of each stage that was run
 * @param stale the stages whose latest run spent what an earlier run yielded than the one shown:
 *     "from the run before"
 * @param spent the kinds whose latest artifact is good no more because it was used, or revoked
 * @param faults the latest run of each fault that was run, by the fault's ID; whole with {@link
 *     Runs#recorded}
 * @param history the recorded runs of each stage, honest or not, newest first
 * @param predictions what the learner predicted, by stage ID or fault ID
 */
public record Progress(
    String flow,
    Map<String, StageRun> latest,
    Set<String> stale,
    Set<ArtifactKind> spent,
    Map<String, Recorded> faults,
    Map<String, List<Recorded>> history,
    Map<String, Prediction> predictions) {

  /** A recorded run, without its exchanges. */
  public record Recorded(String id, Instant at, @Nullable String fault, Outcome outcome) {}

  /**
   * What was predicted before the first run; {@code option} is absent if the question was skipped.
   */
  public record Prediction(@Nullable String option, Instant at) {

    /** Whether the learner passed over the question. */
    public boolean skipped() {
      return option == null;
    }
  }

  public Progress {
    latest = Map.copyOf(latest);
    stale = Set.copyOf(stale);
    spent = Set.copyOf(spent);
    faults = Map.copyOf(faults);
    history = Map.copyOf(history);
    predictions = Map.copyOf(predictions);
  }

  /** The latest honest run of a stage. */
  public Optional<StageRun> run(String stage) {
    return Optional.ofNullable(latest.get(stage));
  }

  /** The latest run of a fault. */
  public Optional<Recorded> faultRun(String fault) {
    return Optional.ofNullable(faults.get(fault));
  }

  /** The artifact of a kind that the latest honest runs yielded: the newest, if several did. */
  public Optional<Artifact> artifact(ArtifactKind kind) {
    return newest(latest, kind).flatMap(run -> run.artifact(kind));
  }

  /** The newest of these runs that yielded a kind. */
  static Optional<StageRun> newest(Map<String, StageRun> runs, ArtifactKind kind) {
    return runs.values().stream()
        .filter(run -> run.artifact(kind).isPresent())
        .max(Comparator.comparing(StageRun::at));
  }

  /** What was predicted for a stage or a fault, if it was asked already. */
  public Optional<Prediction> prediction(String stageOrFault) {
    return Optional.ofNullable(predictions.get(stageOrFault));
  }

  /** How many stages were run to a good end. */
  public int stagesDone() {
    return (int) latest.values().stream().filter(run -> run.outcome().done()).count();
  }
}
