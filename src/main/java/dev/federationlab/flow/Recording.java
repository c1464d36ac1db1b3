package dev.federationlab.flow;

import dev.federationlab.decision.Check;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a run has left behind so far; for one thread. */
final class Recording {
  final List<Message> messages = new ArrayList<>();
  final List<Message> preparation = new ArrayList<>();

  /** Those of the runs whose yield this one spent. */
  final List<Message> before = new ArrayList<>();

  final List<Artifact> artifacts = new ArrayList<>();
  final List<Check> appChecks = new ArrayList<>();
  final List<Working> workings = new ArrayList<>();
  final Map<String, String> inputs = new HashMap<>();
  final List<StageRun.Obtained> firstRun = new ArrayList<>();

  /** What is good no more since this run, of whichever run it was. */
  final Set<ArtifactKind> usedUp = EnumSet.noneOf(ArtifactKind.class);

  /** How many messages of the preparation were looked through for policies. */
  int lookedThrough;

  /** Titles of the policies that had a say and were the learner's own. */
  final List<String> edited = new ArrayList<>();

  /** What was yielded while preparing, which is no artifact of this run. */
  final Map<ArtifactKind, Artifact> aside = new HashMap<>();

  StageRun ended(
      String id,
      String flow,
      String stage,
      java.time.Instant at,
      @org.jspecify.annotations.Nullable String fault,
      Outcome outcome) {
    return new StageRun(
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
        edited);
  }
}
