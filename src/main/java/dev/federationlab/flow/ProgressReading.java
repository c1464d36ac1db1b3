package dev.federationlab.flow;

import dev.federationlab.flow.Progress.Recorded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What follows from the recorded runs: which of them spent what is no longer shown, and what is
 * used up.
 */
record ProgressReading(Flow flow, RunRecords.Index index, Map<String, StageRun> latest) {

  Progress progress() {
    return new Progress(
        flow.id(), latest, stale(), spent(), index.faults(), history(), index.predictions());
  }

  /** In the order of the stages, since what spent something stale is stale itself. */
  private Set<String> stale() {
    var stale = new HashSet<String>();
    for (var stage : flow.stages()) {
      var run = latest.get(stage.id());
      if (run != null
          && run.inputs().entrySet().stream().anyMatch(input -> outdated(input, stale))) {
        stale.add(stage.id());
      }
    }
    return stale;
  }

  private boolean outdated(Map.Entry<String, String> input, Set<String> stale) {
    return stale.contains(input.getKey())
        || !index.latest(input.getKey()).filter(input.getValue()::equals).isPresent();
  }

  private Set<ArtifactKind> spent() {
    var spent = EnumSet.noneOf(ArtifactKind.class);
    for (var kind : flow.artifacts()) {
      Progress.newest(latest, kind)
          .filter(run -> index.isSpent(run.id(), kind))
          .ifPresent(run -> spent.add(kind));
    }
    return spent;
  }

  private Map<String, List<Recorded>> history() {
    var history = new HashMap<String, List<Recorded>>();
    for (var stage : flow.stages()) {
      var runs = new ArrayList<>(index.runs().getOrDefault(stage.id(), List.of()));
      index.faultStages().forEach((fault, of) -> addIf(of.equals(stage.id()), runs, fault));
      runs.sort(Comparator.comparing(Recorded::at).reversed());
      history.put(stage.id(), List.copyOf(runs));
    }
    return history;
  }

  private void addIf(boolean wanted, List<Recorded> runs, String fault) {
    var run = index.faults().get(fault);
    if (wanted && run != null) {
      runs.add(run);
    }
  }
}
