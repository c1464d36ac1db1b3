package dev.federationlab.flow;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A complete way from 'nobody' to 'used a resource'.
 *
 * @param id lower-case-with-dashes and stable
 * @param actors in the order of their lifelines, left to right
 */
public record Flow(String id, List<Actor> actors, List<Stage> stages) {
  public Flow {
    actors = List.copyOf(actors);
    stages = List.copyOf(stages);
  }

  public Optional<Stage> stage(String stageId) {
    return stages.stream().filter(stage -> stage.id().equals(stageId)).findFirst();
  }

  /** The deliberate break of this ID, of whichever stage; empty for none. */
  public Optional<Fault> fault(@Nullable String faultId) {
    return stages.stream().flatMap(stage -> stage.faults().stream()).filter(f -> f.id().equals(faultId)).findFirst();
  }

  /** The stage that a fault belongs to. */
  public Optional<Stage> stageOf(Fault fault) {
    return stages.stream().filter(stage -> stage.faults().contains(fault)).findFirst();
  }

  /** The stage that yields a kind. */
  public Optional<Stage> yielding(ArtifactKind kind) {
    return stages.stream().filter(stage -> stage.yields().contains(kind)).findFirst();
  }

  /** The kinds of artifacts that it yields, in order. */
  public List<ArtifactKind> artifacts() {
    return stages.stream().flatMap(stage -> stage.yields().stream()).distinct().toList();
  }
}
