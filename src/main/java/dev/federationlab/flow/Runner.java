package dev.federationlab.flow;

import dev.federationlab.decision.Decision;
import dev.federationlab.flow.client.AwsClients;
import dev.federationlab.flow.client.HttpSender;
import dev.federationlab.flow.client.Later;
import dev.federationlab.http.Exchange;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import dev.federationlab.store.Store;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs stages one at a time for each learner, and keeps each run before it is returned. Nothing but
 * the clients is in memory.
 */
public final class Runner implements Runs {
  private final Parties parties;
  private final List<Flow> flows;
  private final Clock clock;
  private final Sandboxes sandboxes;
  private final Apps apps;
  private final RunRecords records;
  private final Means means;
  private final Turns turns = new Turns();

  /**
   * Makes the AWS clients in the background.
   *
   * @param decisions why a party answered as it did, by the request ID of its answer
   * @param secrets unguessable texts of 43 characters of base64url
   * @param addressOf the network address from which a learner came, by their ID, for the cap on
   *     sandboxes of one address
   * @param background where the clients are made
   */
  public Runner(
      Parties parties,
      List<Flow> flows,
      Store store,
      Function<String, Optional<Decision>> decisions,
      Clock clock,
      Supplier<String> secrets,
      UnaryOperator<String> addressOf,
      Executor background) {
    this.parties = parties;
    this.flows = List.copyOf(flows);
    this.clock = clock;
    this.records = new RunRecords(store);
    var http = new HttpSender(clock);
    this.sandboxes = new Sandboxes(store, http, parties, addressOf);
    var callbacks = flows.stream().map(flow -> parties.callback(flow.id())).toList();
    this.apps = new Apps(store, sandboxes, callbacks);
    var aws = new Later<>(() -> new AwsClients(parties.aws(), parties.region(), clock));
    background.execute(aws::get);
    background.execute(http::prepare);
    this.means = new Means(parties, aws, http, decisions, clock, secrets, sandboxes, apps);
  }

  @Override
  public List<Flow> flows() {
    return flows;
  }

  @Override
  public Progress progress(String learnerId, String flowId) {
    return records.progress(learnerId, theFlow(flowId));
  }

  @Override
  public Optional<StageRun> recorded(String learnerId, String flowId, String runId) {
    return records.find(learnerId, flowId, runId);
  }

  @Override
  public StageRun run(String learnerId, String flowId, String stageId) {
    var flow = theFlow(flowId);
    var stage = theStage(flow, stageId);
    return admitted(learnerId, () -> outcomeOf(() -> attempt(learnerId, flow, stage, null).run()));
  }

  @Override
  public StageRun runFault(String learnerId, String flowId, String stageId, String faultId) {
    var flow = theFlow(flowId);
    var stage = theStage(flow, stageId);
    var fault =
        stage.faults().stream()
            .filter(f -> f.id().equals(faultId))
            .findFirst()
            .orElseThrow(
                () -> new NoSuchElementException("no such fault of " + stageId + ": " + faultId));
    return admitted(learnerId, () -> outcomeOf(() -> attempt(learnerId, flow, stage, fault).run()));
  }

  @Override
  public List<StageRun> runAll(String learnerId, String flowId) {
    var flow = theFlow(flowId);
    return admitted(
        learnerId,
        () -> {
          var runs = new ArrayList<StageRun>();
          for (var stage : flow.stages()) {
            var run = outcomeOf(() -> attempt(learnerId, flow, stage, null).run());
            runs.add(run);
            if (!run.outcome().done()) {
              break;
            }
          }
          return runs;
        });
  }

  @Override
  public void reset(String learnerId, String flowId) {
    theFlow(flowId);
    turns.take(
        learnerId,
        () -> {
          records.forget(learnerId, flowId);
          sandboxes.unprepare(learnerId);
          return Boolean.TRUE;
        });
  }

  @Override
  public void predict(
      String learnerId, String flowId, String stageOrFault, Optional<String> option) {
    var flow = theFlow(flowId);
    if (flow.stage(stageOrFault).isEmpty() && flow.fault(stageOrFault).isEmpty()) {
      throw new NoSuchElementException("no such stage or fault: " + stageOrFault);
    }
    var prediction = new Progress.Prediction(option.orElse(null), clock.instant());
    admitted(
        learnerId,
        () -> {
          records.predict(learnerId, flowId, stageOrFault, prediction);
          return Boolean.TRUE;
        });
  }

  @Override
  public List<Person> people(String flowId) {
    return theFlow(flowId).people();
  }

  @Override
  public StageRun signInAs(String learnerId, String flowId, String personId) {
    var flow = theFlow(flowId);
    var person =
        flow.people().stream()
            .filter(p -> p.id().equals(personId))
            .findFirst()
            .orElseThrow(() -> new NoSuchElementException("no such person: " + personId));
    return admitted(
        learnerId,
        () -> {
          records.remember(learnerId, flowId, person);
          return attempt(learnerId, flow, signIn(flow), null).run();
        });
  }

  @Override
  public URI beginSignIn(String learnerId, String flowId) {
    var flow = theFlow(flowId);
    var begun = admitted(learnerId, () -> begin(learnerId, flow));
    records.begun(learnerId, flowId, begun);
    return begun.address();
  }

  private ByHand.Begun begin(String learnerId, Flow flow) {
    var recording = new Recording();
    var person = records.person(learnerId, flow);
    try {
      var begun = signIn(flow).begin(new Run(means, learnerId, Runner::none, recording, person));
      return new ByHand.Begun(
          begun.address(),
          begun.state(),
          begun.nonce(),
          begun.codeVerifier(),
          begun.at(),
          recording.preparation);
    } catch (Refused e) {
      throw new ConversationBroken(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public StageRun completeSignIn(
      String learnerId, String flowId, Request callback, Response answer) {
    var flow = theFlow(flowId);
    var stage = signIn(flow);
    var exchange =
        new Exchange(callback, new Exchange.Answered(answer), clock.instant(), Duration.ZERO);
    var state = Query.first(callback.uri(), "state");
    return admitted(
        learnerId,
        () -> {
          var begun = records.takeBegun(learnerId, flowId, state, clock.instant()).orElse(null);
          return attempt(learnerId, flow, stage, null)
              .run(run -> resume(stage, run, begun, exchange));
        });
  }

  private static void resume(ByHand stage, Run run, ByHand.@Nullable Begun begun, Exchange callback)
      throws Refused {
    if (begun != null) {
      begun.preparation().forEach(run::prepared);
    }
    stage.complete(run, begun, callback);
  }

  @Override
  public Optional<Account> sandbox(String learnerId) {
    return sandboxes
        .find(learnerId)
        .map(s -> new Account(s.accountId(), parties.region(), parties.aws()));
  }

  @Override
  public Optional<OwnClient> ownClient(String learnerId, String flowId) {
    var progress = progress(learnerId, flowId);
    var values = values(learnerId, theFlow(flowId), progress);
    return sandboxes
        .find(learnerId)
        .map(
            sandbox ->
                new OwnClient(
                    parties.aws(),
                    parties.region(),
                    values.getOrDefault("bucket", ""),
                    subject(progress).isEmpty() ? "" : values.getOrDefault("prefix", ""),
                    values.getOrDefault("role-arn", ""),
                    valid(progress, ArtifactKind.CREDENTIALS),
                    valid(progress, ArtifactKind.ID_TOKEN)));
  }

  @Override
  public Map<String, String> values(String learnerId, String flowId) {
    return values(learnerId, theFlow(flowId), progress(learnerId, flowId));
  }

  private Map<String, String> values(String learnerId, Flow flow, Progress progress) {
    return flow.naming()
        .values(
            new Flow.Names(
                parties,
                apps.find(learnerId, flow.provider()).map(App::clientId),
                sandboxes.find(learnerId).map(Sandbox::accountId),
                subject(progress)));
  }

  private static Optional<String> subject(Progress progress) {
    return progress.artifact(ArtifactKind.ID_TOKEN).map(token -> token.fields().get("subject"));
  }

  private Optional<Artifact> valid(Progress progress, ArtifactKind kind) {
    return progress.artifact(kind).filter(artifact -> !artifact.expired(clock.instant()));
  }

  private Attempt attempt(String learnerId, Flow flow, Stage stage, @Nullable Fault fault) {
    return new Attempt(means, records, learnerId, flow, stage, fault);
  }

  private static ByHand signIn(Flow flow) {
    return flow.stages().stream()
        .filter(ByHand.class::isInstance)
        .map(ByHand.class::cast)
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("nobody signs in in flow " + flow.id()));
  }

  /**
   * In the learner's turn, once they have a sandbox: so the caps on sandboxes bound everything that
   * is kept of strangers.
   *
   * @throws ConversationBroken if none can be made
   */
  private <T> T admitted(String learnerId, Supplier<T> work) {
    return turns.take(
        learnerId,
        () -> {
          sandboxes.of(learnerId);
          return work.get();
        });
  }

  private Flow theFlow(String flowId) {
    return flow(flowId).orElseThrow(() -> new NoSuchElementException("no such flow: " + flowId));
  }

  private static Stage theStage(Flow flow, String stageId) {
    return flow.stage(stageId)
        .orElseThrow(() -> new NoSuchElementException("no such stage: " + stageId));
  }

  private static Artifact none(ArtifactKind kind, Run run) {
    throw new IllegalStateException("nothing is spent here: " + kind);
  }

  /** The run, or the one of an earlier stage that was made for it and did not end well. */
  private static StageRun outcomeOf(Supplier<StageRun> run) {
    try {
      return run.get();
    } catch (Attempt.NotObtained e) {
      return e.run();
    }
  }
}
