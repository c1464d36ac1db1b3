package dev.federationlab.flow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A complete way from 'nobody' to 'used a resource'.
 *
 * @param id lower-case-with-dashes and stable
 * @param provider the name under which the control endpoint of the people's provider knows it
 * @param people who can sign in with one click; the first does if nobody is named
 * @param actors in the order of their lifelines, left to right
 */
public record Flow(
    String id,
    String provider,
    List<Actor> actors,
    List<Person> people,
    List<Stage> stages,
    Naming naming) {

  /** The names that a flow gives to what it uses, for the code that is shown. */
  @FunctionalInterface
  public interface Naming {

    /**
     * Values by the names of their placeholders, never a secret: at least {@code bucket}, {@code
     * prefix} and {@code role-arn}.
     *
     * <p>What is not known yet has a placeholder in its place.
     */
    Map<String, String> values(Names names);
  }

  /**
   * What the names are made of.
   *
   * @param clientId of the learner's app at the provider; empty if there is none yet
   * @param accountId of the learner's sandbox; empty if there is none yet
   * @param subject who signed in last; empty if nobody did
   */
  public record Names(
      Parties parties,
      Optional<String> clientId,
      Optional<String> accountId,
      Optional<String> subject) {}

  public Flow {
    actors = List.copyOf(actors);
    people = List.copyOf(people);
    stages = List.copyOf(stages);
  }

  public Optional<Stage> stage(String stageId) {
    return stages.stream().filter(stage -> stage.id().equals(stageId)).findFirst();
  }

  /** The deliberate break of this ID, of whichever stage; empty for none. */
  public Optional<Fault> fault(@Nullable String faultId) {
    return stages.stream()
        .flatMap(stage -> stage.faults().stream())
        .filter(f -> f.id().equals(faultId))
        .findFirst();
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
