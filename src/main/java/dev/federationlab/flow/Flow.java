package dev.federationlab.flow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A complete way from 'nobody' to 'used a resource'.
 *
 * @param id lower-case-with-dashes and stable
 * @param provider the name by which the providers' origin knows where people sign in; absent where
 *     nobody signs in at a provider
 * @param people who can sign in there with one click; the first does if nobody is named
 * @param actors in the order of their lifelines, left to right
 */
public record Flow(
    String id,
    @Nullable String provider,
    List<Actor> actors,
    List<Person> people,
    List<Stage> stages,
    Naming naming) {

  /** The names that a flow gives to what it uses, for the code that is shown. */
  @FunctionalInterface
  public interface Naming {

    /**
     * Values by the names of their placeholders, never a secret: at least {@code bucket}, {@code
     * prefix} and {@code role-arn}; and {@code readable}, the key of an object that the credentials
     * may read, where no part of the bucket is their own.
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
   * @param given the names that AWS gave to what was set up in the sandbox
   */
  public record Names(
      Parties parties,
      Optional<String> clientId,
      Optional<String> accountId,
      Optional<String> subject,
      Map<String, String> given) {}

  public Flow {
    actors = List.copyOf(actors);
    people = List.copyOf(people);
    stages = List.copyOf(stages);
    if (provider == null && !people.isEmpty()) {
      throw new IllegalArgumentException("people of no provider, in flow " + id);
    }
    if (stages.stream().filter(ByHand.class::isInstance).count() > 1) {
      throw new IllegalArgumentException("two stages by hand, in flow " + id);
    }
  }

  /** The stage that the learner can go through in their own browser, if there is one. */
  public Optional<ByHand> byHand() {
    return stages.stream().filter(ByHand.class::isInstance).map(ByHand.class::cast).findFirst();
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

  /** The first stage that yields a kind. */
  public Optional<Stage> yielding(ArtifactKind kind) {
    return stages.stream().filter(stage -> stage.yields().contains(kind)).findFirst();
  }

  /** The stage whose yield another one spends: the last before it that yields the kind. */
  public Optional<Stage> yielding(ArtifactKind kind, Stage before) {
    return stages.subList(0, stages.indexOf(before)).stream()
        .filter(stage -> stage.yields().contains(kind))
        .reduce((earlier, later) -> later);
  }

  /** The kinds of artifacts that it yields, in order. */
  public List<ArtifactKind> artifacts() {
    return stages.stream().flatMap(stage -> stage.yields().stream()).distinct().toList();
  }
}
