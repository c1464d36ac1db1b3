package dev.federationlab.flow;

import dev.federationlab.flow.edit.PassedPolicy;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of one stage while it is going on, with the runs of earlier stages that it turns out to
 * need.
 */
final class Attempt {
  private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

  /**
   * An artifact with less time left is as good as expired: the next request would come too late.
   */
  private static final Duration MARGIN = Duration.ofSeconds(2);

  private final Means means;
  private final RunRecords records;
  private final String learnerId;
  private final Flow flow;
  private final Stage stage;
  private final @Nullable Fault fault;
  private final Recording recording = new Recording();
  private final Set<String> spent = new HashSet<>();

  /** The stage that is running just now: this one, or an earlier one whose yield it needs. */
  private Stage spending;

  /**
   * @param fault what is broken deliberately; absent for an honest run
   */
  Attempt(
      Means means,
      RunRecords records,
      String learnerId,
      Flow flow,
      Stage stage,
      @Nullable Fault fault) {
    this.means = means;
    this.records = records;
    this.learnerId = learnerId;
    this.flow = flow;
    this.stage = stage;
    this.spending = stage;
    this.fault = fault;
  }

  /**
   * Runs the stage and keeps the run.
   *
   * @throws NotObtained if an earlier stage was run first and did not end well
   */
  StageRun run() {
    return run(stage::run);
  }

  /** As {@link #run()}, with other work than the stage's own. */
  StageRun run(Run.Preparation work) {
    return run(work, outcome -> true);
  }

  /**
   * As {@link #run()}, with other work than the stage's own.
   *
   * @param counts whether a run that ends so is kept; else it is as if nothing had run
   */
  StageRun run(Run.Preparation work, Predicate<Outcome> counts) {
    var at = means.clock().instant();
    var run = new Run(means, learnerId, this::input, recording, person());
    var outcome = Outcome.DONE;
    try {
      work.run(fault == null ? edited(run) : fault.spoil(run.preparing()).started());
    } catch (Refused e) {
      outcome = e.outcome();
    } catch (ConversationBroken e) {
      outcome = e.outcome();
    }
    restore();
    recording.usedUp.forEach(this::end);
    recording.edited.addAll(edits().edited(flow, recording.messages));
    var faultId = fault == null ? null : fault.id();
    var ended = recording.ended(means.secrets().get(), flow.id(), stage.id(), at, faultId, outcome);
    if (counts.test(outcome)) {
      records.keep(learnerId, ended, spent);
    }
    return ended;
  }

  /** Whatever comes of it: how the stage went is what the learner asked for. */
  private void restore() {
    if (fault == null) {
      return;
    }
    var aside = new Recording();
    var run = new Run(means, learnerId, this::input, aside, person());
    try {
      fault.restore(run);
      edits().afterFault(run, recording, aside);
    } catch (Refused | ConversationBroken e) {
      LOG.warn("{} left something in a sandbox: {}", fault.id(), e.getMessage());
    }
  }

  /** The honest run, with what the learner wants passed. */
  private Run edited(Run run) {
    return edits()
        .sessionPolicy(flow, stage)
        .map(text -> run.with(Run.SESSION_POLICY, text))
        .orElse(run);
  }

  private EditsInForce edits() {
    return new EditsInForce(means, learnerId);
  }

  /**
   * The artifacts to spend. A break that uses something up has its own, got for it alone, so that
   * the learner's honest runs stay as they are.
   */
  private List<Artifact> input(ArtifactKind kind, Run run) throws Refused {
    var source =
        flow.yielding(kind, spending)
            .orElseThrow(() -> new IllegalStateException("no stage yields " + kind));
    if (fault != null && kind.singleUse()) {
      runAside(source, run);
      return List.of(
          run.aside(kind)
              .orElseThrow(() -> new ConversationBroken("nothing came of " + source.id())));
    }
    var latest = records.latest(learnerId, flow.id(), source.id());
    var reason = unusable(source, latest, kind);
    var from = reason.isEmpty() ? latest.orElseThrow() : obtain(source, reason.get());
    recording.inputs.put(source.id(), from.id());
    recording.before.addAll(from.messages());
    if (kind.singleUse()) {
      spent.add(RunRecords.used(from.id(), kind));
    }
    if (from.artifact(kind).isEmpty()) {
      throw new NotObtained(from);
    }
    return from.artifacts(kind);
  }

  /** Runs an earlier stage, which may itself spend what a still earlier one yields. */
  private void runAside(Stage source, Run run) throws Refused {
    var asking = spending;
    spending = source;
    try {
      source.run(run.preparing());
    } finally {
      spending = asking;
    }
  }

  /** Marks the latest artifacts of a kind as used up, of whichever stages they came. */
  private void end(ArtifactKind kind) {
    flow.stages().stream()
        .filter(source -> source.yields().contains(kind))
        .flatMap(source -> records.latest(learnerId, flow.id(), source.id()).stream())
        .forEach(run -> spent.add(RunRecords.used(run.id(), kind)));
  }

  private @Nullable Person person() {
    return records.person(learnerId, flow).orElse(null);
  }

  private StageRun obtain(Stage source, StageRun.Reason reason) {
    var made = new Attempt(means, records, learnerId, flow, source, null).run();
    if (!made.outcome().done()) {
      throw new NotObtained(made);
    }
    recording.firstRun.add(new StageRun.Obtained(source.id(), made.id(), reason));
    return made;
  }

  private Optional<StageRun.Reason> unusable(
      Stage source, Optional<StageRun> latest, ArtifactKind kind) {
    var artifact = latest.flatMap(run -> run.artifact(kind));
    if (artifact.isEmpty()) {
      return Optional.of(StageRun.Reason.MISSING);
    }
    var index = records.index(learnerId, flow.id());
    if (latest.filter(run -> index.isSpent(run.id(), kind)).isPresent()) {
      return Optional.of(StageRun.Reason.SPENT);
    }
    if (source.passesSessionPolicy()
        && !edits().sessionPolicy(flow, source).equals(latest.flatMap(Attempt::passed))) {
      return Optional.of(StageRun.Reason.EDITED);
    }
    return artifact.get().expired(means.clock().instant().plus(MARGIN))
        ? Optional.of(StageRun.Reason.EXPIRED)
        : Optional.empty();
  }

  private static Optional<String> passed(StageRun run) {
    return run.messages().stream()
        .flatMap(message -> PassedPolicy.in(message.exchange()).stream())
        .findFirst();
  }

  /** An earlier stage, run for this one, did not end well. */
  static final class NotObtained extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient StageRun run;

    NotObtained(StageRun run) {
      super(run.stage() + ": " + run.outcome().id(), null, false, false);
      this.run = run;
    }

    /** The run of the earlier stage. */
    StageRun run() {
      return run;
    }
  }
}
