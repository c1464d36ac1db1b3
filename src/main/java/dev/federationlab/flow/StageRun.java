package dev.federationlab.flow;

import dev.federationlab.decision.Check;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a stage left behind: a page, a test and a lesson all show this same run.
 *
 * @param id unguessable, in the address of a recorded run
 * @param fault the deliberate break it was run with; absent for an honest run
 * @param messages the exchanges in the order in which they were sent
 * @param preparation the exchanges by which the sandbox was set up for this run (and, for a fault, spoilt), before the
 *     first message; restoring it afterwards is not shown
 * @param appChecks what the app itself compared (state, nonce), in order
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
    Outcome outcome) {
  public StageRun {
    messages = List.copyOf(messages);
    preparation = List.copyOf(preparation);
    artifacts = List.copyOf(artifacts);
    appChecks = List.copyOf(appChecks);
  }

  public Optional<Artifact> artifact(ArtifactKind kind) {
    return artifacts.stream().filter(artifact -> artifact.kind() == kind).findFirst();
  }
}
