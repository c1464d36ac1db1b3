package dev.federationlab.flow;

import dev.federationlab.decision.Decision;
import dev.federationlab.flow.client.AwsClients;
import dev.federationlab.flow.client.HttpSender;
import dev.federationlab.flow.client.Later;
import dev.federationlab.flow.edit.KeptEdits;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import dev.federationlab.store.Store;
import java.net.URI;
import java.time.Clock;
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
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Runs stages one at a time for each learner, and keeps each run before it is returned. Nothing but
 * the clients is in memory.
 */
public final class Runner implements Runs, AsRoot {
  private final KnownFlows known;
  private final Clock clock;
  private final Sandboxes sandboxes;
  private final Inbox inbox;
  private final RunRecords records;
  private final Means means;
  private final HandSignIns handSignIns;
  private final Belongings belongings;
  private final PolicyEditor editor;
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
    this(parties, flows, List.of(), store, decisions, clock, secrets, addressOf, background);
  }

  /**
   * The same with works: what is run as a flow is, and offered nowhere as one.
   *
   * @param works found by their IDs, which no flow has
   */
  public Runner(
      Parties parties,
      List<Flow> flows,
      List<Flow> works,
      Store store,
      Function<String, Optional<Decision>> decisions,
      Clock clock,
      Supplier<String> secrets,
      UnaryOperator<String> addressOf,
      Executor background) {
    this.known = new KnownFlows(flows, works);
    this.clock = clock;
    this.records = new RunRecords(store);
    var http = new HttpSender(clock);
    this.sandboxes = new Sandboxes(store, http, parties, addressOf);
    var apps = new Apps(store, sandboxes, parties.providers(), known.callbacks(parties));
    var aws = new Later<>(() -> new AwsClients(parties.aws(), parties.region(), clock));
    background.execute(aws::get);
    background.execute(http::prepare);
    this.inbox = new Inbox(sandboxes, parties);
    var edits = new KeptEdits(store, Sandboxes::space);
    this.means =
        new Means(parties, aws, http, decisions, clock, secrets, sandboxes, apps, inbox, edits);
    this.handSignIns = new HandSignIns(means, records);
    this.belongings = new Belongings(parties, sandboxes, apps, clock);
    this.editor = new PolicyEditor(means, records, known.flows(), turns);
  }

  /** Lets learners change the policies that decide their stages. */
  public PolicyEditing editing() {
    return editor;
  }

  @Override
  public List<Flow> flows() {
    return known.flows();
  }

  @Override
  public Progress progress(String learnerId, String flowId) {
    return records.progress(learnerId, known.flow(flowId));
  }

  @Override
  public Optional<StageRun> recorded(String learnerId, String flowId, String runId) {
    return records.find(learnerId, flowId, runId);
  }

  @Override
  public StageRun run(String learnerId, String flowId, String stageId) {
    var flow = known.flow(flowId);
    var stage = KnownFlows.stage(flow, stageId);
    return admitted(learnerId, () -> outcomeOf(() -> attempt(learnerId, flow, stage, null).run()));
  }

  @Override
  public StageRun runFault(String learnerId, String flowId, String stageId, String faultId) {
    var flow = known.flow(flowId);
    var stage = KnownFlows.stage(flow, stageId);
    var fault = KnownFlows.fault(stage, faultId);
    return admitted(learnerId, () -> outcomeOf(() -> attempt(learnerId, flow, stage, fault).run()));
  }

  @Override
  public List<StageRun> runAll(String learnerId, String flowId) {
    var flow = known.flow(flowId);
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
    known.flow(flowId);
    turns.take(
        learnerId,
        () -> {
          editor.startAfresh(learnerId, flowId);
          records.forget(learnerId, flowId);
          sandboxes.unprepare(learnerId);
          return Boolean.TRUE;
        });
  }

  @Override
  public void predict(
      String learnerId, String flowId, String stageOrFault, Optional<String> option) {
    var flow = known.flow(flowId);
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
    return known.flow(flowId).people();
  }

  @Override
  public StageRun signInAs(String learnerId, String flowId, String personId) {
    var flow = known.flow(flowId);
    var person = KnownFlows.person(flow, personId);
    var signIn = KnownFlows.signIn(flow);
    return admitted(
        learnerId,
        () -> {
          records.remember(learnerId, flowId, person);
          return attempt(learnerId, flow, signIn, null).run();
        });
  }

  @Override
  public URI beginSignIn(String learnerId, String flowId) {
    var flow = known.flow(flowId);
    var stage = KnownFlows.signIn(flow);
    return admitted(learnerId, () -> handSignIns.begin(learnerId, flow, stage));
  }

  @Override
  public StageRun completeSignIn(
      String learnerId, String flowId, Request callback, Response answer) {
    var flow = known.flow(flowId);
    var stage = KnownFlows.signIn(flow);
    return admitted(
        learnerId, () -> handSignIns.complete(learnerId, flow, stage, callback, answer));
  }

  @Override
  public List<InboxMessage> inbox(String learnerId, String after) {
    return sandboxes
        .find(learnerId)
        .map(sandbox -> inbox.of(sandbox.accountId(), after))
        .orElse(List.of());
  }

  @Override
  public Optional<Account> sandbox(String learnerId) {
    return belongings.account(learnerId);
  }

  @Override
  public Optional<OwnClient> ownClient(String learnerId, String flowId) {
    return belongings.ownClient(learnerId, known.flow(flowId), progress(learnerId, flowId));
  }

  @Override
  public Map<String, String> values(String learnerId, String flowId) {
    return belongings.values(learnerId, known.flow(flowId), progress(learnerId, flowId));
  }

  @Override
  public <T> Optional<T> call(String learnerId, Look<T> look) {
    return sandboxes
        .find(learnerId)
        .map(
            sandbox -> {
              try {
                return look.at(means.aws().get(), Signed.by(sandbox), sandbox.secrets());
              } catch (SdkException e) {
                throw new ConversationBroken(
                    means.parties().aws().getAuthority() + ": " + e.getMessage());
              }
            });
  }

  private Attempt attempt(String learnerId, Flow flow, Stage stage, @Nullable Fault fault) {
    return new Attempt(means, records, learnerId, flow, stage, fault);
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

  /** The run, or the one of an earlier stage that was made for it and did not end well. */
  static StageRun outcomeOf(Supplier<StageRun> run) {
    try {
      return run.get();
    } catch (Attempt.NotObtained e) {
      return e.run();
    }
  }
}
