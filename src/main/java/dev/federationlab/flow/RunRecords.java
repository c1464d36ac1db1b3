package dev.federationlab.flow;

import dev.federationlab.flow.Progress.Prediction;
import dev.federationlab.flow.Progress.Recorded;
import dev.federationlab.store.Document;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Store;
import dev.federationlab.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The runs that are kept of each learner: the last few honest ones of each stage, and the last of
 * each fault. An index a flow says which; the runs themselves are documents of their own.
 */
final class RunRecords {
  static final int KEPT_RUNS = 6;
  private static final int KEPT_SIGN_INS = 5;
  private static final Duration SIGN_IN_PATIENCE = Duration.ofMinutes(10);

  private static final Kind<Index> INDEX = Kind.of("flow-index", Index.class);
  private static final Kind<StageRun> RUN = Kind.of("stage-run", StageRun.class);
  private static final Kind<SignIns> SIGN_INS = Kind.of("begun-sign-ins", SignIns.class);

  /**
   * What is kept of a flow.
   *
   * @param runs honest runs by stage, newest first
   * @param faults the latest run by fault
   * @param faultStages which stage each of these belongs to
   * @param spent what was used up of what runs yielded, as {@link #used}
   * @param person who signed in last with one click
   */
  record Index(
      Map<String, List<Recorded>> runs,
      Map<String, Recorded> faults,
      Map<String, String> faultStages,
      Set<String> spent,
      Map<String, Prediction> predictions,
      @Nullable String person) {
    static final Index EMPTY = new Index(Map.of(), Map.of(), Map.of(), Set.of(), Map.of(), null);

    boolean isSpent(String run, ArtifactKind kind) {
      return spent.contains(used(run, kind));
    }

    Optional<String> latest(String stage) {
      return runs.getOrDefault(stage, List.of()).stream().findFirst().map(Recorded::id);
    }
  }

  /** Sign-ins that were begun and not yet ended, newest first. */
  record SignIns(List<ByHand.Begun> begun) {}

  private final Store store;

  RunRecords(Store store) {
    this.store = store;
  }

  /** The entry by which what a run yielded of a kind counts as used up. */
  static String used(String run, ArtifactKind kind) {
    return run + "/" + kind.id();
  }

  Index index(String learnerId, String flowId) {
    return store.read(tx -> index(tx, learnerId, flowId));
  }

  /** Who signs in with one click: as the last time, or else the first of those who can. */
  Optional<Person> person(String learnerId, Flow flow) {
    if (flow.people().isEmpty()) {
      return Optional.empty();
    }
    var last = index(learnerId, flow.id()).person();
    return flow.people().stream()
        .filter(person -> person.id().equals(last))
        .findFirst()
        .or(() -> flow.people().stream().findFirst());
  }

  Optional<StageRun> find(String learnerId, String flowId, String runId) {
    return store.read(tx -> find(tx, learnerId, flowId, runId));
  }

  /** The latest honest run of a stage. */
  Optional<StageRun> latest(String learnerId, String flowId, String stageId) {
    return store.read(
        tx ->
            index(tx, learnerId, flowId)
                .latest(stageId)
                .flatMap(id -> find(tx, learnerId, flowId, id)));
  }

  Progress progress(String learnerId, Flow flow) {
    return store.read(
        tx -> {
          var index = index(tx, learnerId, flow.id());
          var latest = new HashMap<String, StageRun>();
          for (var stage : flow.stages()) {
            index
                .latest(stage.id())
                .flatMap(id -> find(tx, learnerId, flow.id(), id))
                .ifPresent(run -> latest.put(stage.id(), run));
          }
          return new ProgressReading(flow, index, latest).progress();
        });
  }

  /**
   * Keeps a run, and forgets those that are too many by now.
   *
   * @param spent what it used up of what runs yielded, as {@link #used}
   */
  void keep(String learnerId, StageRun run, Set<String> spent) {
    var space = Sandboxes.space(learnerId);
    store.change(
        tx -> {
          tx.put(space, RUN, key(run.flow(), run.id()), run);
          change(tx, learnerId, run.flow(), index -> with(tx, space, index, run, spent));
        });
  }

  private static Index with(
      Transaction tx, String space, Index index, StageRun run, Set<String> spent) {
    var entry = new Recorded(run.id(), run.at(), run.fault(), run.outcome());
    var runs = new HashMap<>(index.runs());
    var faults = new HashMap<>(index.faults());
    var faultStages = new HashMap<>(index.faultStages());
    var used = new HashSet<>(index.spent());
    used.addAll(spent);
    var gone = new ArrayList<String>();
    if (run.fault() == null) {
      var kept = new ArrayList<>(runs.getOrDefault(run.stage(), List.of()));
      kept.add(0, entry);
      while (kept.size() > KEPT_RUNS) {
        gone.add(kept.remove(kept.size() - 1).id());
      }
      runs.put(run.stage(), kept);
    } else {
      Optional.ofNullable(faults.put(run.fault(), entry)).map(Recorded::id).ifPresent(gone::add);
      faultStages.put(run.fault(), run.stage());
    }
    gone.forEach(id -> tx.delete(space, RUN, key(run.flow(), id)));
    used.removeIf(it -> gone.stream().anyMatch(id -> it.startsWith(id + "/")));
    return new Index(runs, faults, faultStages, used, index.predictions(), index.person());
  }

  void predict(String learnerId, String flowId, String subject, Prediction prediction) {
    store.change(
        tx ->
            change(
                tx,
                learnerId,
                flowId,
                index -> {
                  var predictions = new HashMap<>(index.predictions());
                  predictions.putIfAbsent(subject, prediction);
                  return new Index(
                      index.runs(),
                      index.faults(),
                      index.faultStages(),
                      index.spent(),
                      predictions,
                      index.person());
                }));
  }

  void remember(String learnerId, String flowId, Person person) {
    store.change(
        tx ->
            change(
                tx,
                learnerId,
                flowId,
                index ->
                    new Index(
                        index.runs(),
                        index.faults(),
                        index.faultStages(),
                        index.spent(),
                        index.predictions(),
                        person.id())));
  }

  void forget(String learnerId, String flowId) {
    var space = Sandboxes.space(learnerId);
    store.change(
        tx -> {
          var index = index(tx, learnerId, flowId);
          index.runs().values().stream()
              .flatMap(List::stream)
              .forEach(run -> tx.delete(space, RUN, key(flowId, run.id())));
          index.faults().values().forEach(run -> tx.delete(space, RUN, key(flowId, run.id())));
          tx.delete(space, SIGN_INS, flowId);
          change(
              tx,
              learnerId,
              flowId,
              i -> new Index(Map.of(), Map.of(), Map.of(), Set.of(), i.predictions(), i.person()));
        });
  }

  void begun(String learnerId, String flowId, ByHand.Begun begun) {
    var space = Sandboxes.space(learnerId);
    store.change(
        tx -> {
          var kept = new ArrayList<>(signIns(tx, learnerId, flowId));
          kept.add(0, begun);
          tx.put(
              space,
              SIGN_INS,
              flowId,
              new SignIns(kept.subList(0, Math.min(KEPT_SIGN_INS, kept.size()))));
        });
  }

  /**
   * Takes back what was kept when a sign-in began, once; the latest one if none has this state, so
   * that a reader sees what was expected.
   */
  Optional<ByHand.Begun> takeBegun(
      String learnerId, String flowId, Optional<String> state, Instant now) {
    return store.write(
        tx -> {
          var kept = new ArrayList<>(signIns(tx, learnerId, flowId));
          kept.removeIf(begun -> begun.at().plus(SIGN_IN_PATIENCE).isBefore(now));
          var wanted =
              kept.stream()
                  .filter(begun -> state.filter(begun.state()::equals).isPresent())
                  .findFirst();
          wanted.ifPresent(kept::remove);
          tx.put(Sandboxes.space(learnerId), SIGN_INS, flowId, new SignIns(kept));
          return wanted.or(() -> kept.stream().findFirst());
        });
  }

  private static List<ByHand.Begun> signIns(Transaction tx, String learnerId, String flowId) {
    return tx.find(Sandboxes.space(learnerId), SIGN_INS, flowId)
        .map(document -> document.value().begun())
        .orElse(List.of());
  }

  private static Index index(Transaction tx, String learnerId, String flowId) {
    return tx.find(Sandboxes.space(learnerId), INDEX, flowId)
        .map(Document::value)
        .orElse(Index.EMPTY);
  }

  private static void change(
      Transaction tx, String learnerId, String flowId, UnaryOperator<Index> change) {
    var space = Sandboxes.space(learnerId);
    var found = tx.find(space, INDEX, flowId);
    if (found.isPresent()) {
      tx.update(space, INDEX, found.get(), change.apply(found.get().value()));
    } else if (!tx.insert(space, INDEX, flowId, change.apply(Index.EMPTY))) {
      // Another tab was first: its index is there now.
      change(tx, learnerId, flowId, change);
    }
  }

  private static Optional<StageRun> find(
      Transaction tx, String learnerId, String flowId, String runId) {
    return tx.find(Sandboxes.space(learnerId), RUN, key(flowId, runId)).map(Document::value);
  }

  private static String key(String flowId, String runId) {
    return flowId + "/" + runId;
  }
}
