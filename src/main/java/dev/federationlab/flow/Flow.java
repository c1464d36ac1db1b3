package dev.federationlab.flow;

import java.util.List;
import java.util.Optional;

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

  /** The kinds of artifacts that it yields, in order. */
  public List<ArtifactKind> artifacts() {
    return stages.stream().flatMap(stage -> stage.yields().stream()).distinct().toList();
  }
}
