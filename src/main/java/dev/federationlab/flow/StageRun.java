package dev.federationlab.flow;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.federationlab.decision.Check;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a stage left behind: a page, a test and a lesson all show this same run.
 *
 * @param id unguessable, in the address of a recorded run
 * @param fault the deliberate break it was run with; absent for an honest run
 * @param messages the exchanges in the order in which they were sent
 * @param preparation the exchanges by which the sandbox was set up for this run (and, for a fault,
 *     spoilt), before the first message
 * @param artifacts what it yielded
 * @param appChecks what the app itself compared (state, nonce), in order
 * @param workings what the app computed on the way, in order; empty for most stages
 * @param inputs where the artifacts that it spent came from: stage to the ID of the run of that
 *     stage
 * @param firstRun the stages that were run first, since what they yield was missing, spent or
 *     expired; each has a run of its own
 * @param edited what the policies are called that had a say in it and were the learner's own, not
 *     the flow's
 */
public record StageRun(
    String id,
    String flow,
    String stage,
    Instant at,
    @Nullable String fault,
    List<Message> messages,
    List<Message> preparation,
    List<Artifact> artifacts,
    List<Check> appChecks,
    // Absent in runs that were stored before there were any.
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Working> workings,
    Map<String, String> inputs,
    List<Obtained> firstRun,
    Outcome outcome,
    // Absent in runs that were stored before there were any.
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> edited) {

  /** Why an earlier stage was run first. */
  public enum Reason {
    MISSING,
    EXPIRED,
    SPENT,
    /** It was got with another session policy than the learner wants passed. */
    EDITED
  }

  /** A run of an earlier stage that was made for this one. */
  public record Obtained(String stage, String run, Reason reason) {}

  public StageRun {
    messages = List.copyOf(messages);
    preparation = List.copyOf(preparation);
    artifacts = List.copyOf(artifacts);
    appChecks = List.copyOf(appChecks);
    workings = List.copyOf(workings);
    inputs = Map.copyOf(inputs);
    firstRun = List.copyOf(firstRun);
    edited = List.copyOf(edited);
  }

  /** One in which nothing was the learner's own. */
  public StageRun(
      String id,
      String flow,
      String stage,
      Instant at,
      @Nullable String fault,
      List<Message> messages,
      List<Message> preparation,
      List<Artifact> artifacts,
      List<Check> appChecks,
      List<Working> workings,
      Map<String, String> inputs,
      List<Obtained> firstRun,
      Outcome outcome) {
    this(
        id,
        flow,
        stage,
        at,
        fault,
        messages,
        preparation,
        artifacts,
        appChecks,
        workings,
        inputs,
        firstRun,
        outcome,
        List.of());
  }

  /** All that it yielded of a kind: of several people, where they signed in together. */
  public List<Artifact> artifacts(ArtifactKind kind) {
    return artifacts.stream().filter(artifact -> artifact.kind() == kind).toList();
  }

  /** What it yielded of a kind; the first, if several. */
  public Optional<Artifact> artifact(ArtifactKind kind) {
    return artifacts.stream().filter(artifact -> artifact.kind() == kind).findFirst();
  }

  /** Whether nothing was spoilt. */
  public boolean honest() {
    return fault == null;
  }
}
