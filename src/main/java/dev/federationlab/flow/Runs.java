package dev.federationlab.flow;

import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs stages for learners and keeps what came of it. Every method takes the learner's opaque ID;
 * what one learner ran is never seen with another's. A run is in the database before it is
 * returned. Whatever keeps something makes a sandbox first for a learner who has none, and throws
 * {@link ConversationBroken} if there can be none.
 */
public interface Runs {

  /** All flows, in the order in which they are offered. */
  List<Flow> flows();

  /** The flow of this ID, if there is one. */
  default Optional<Flow> flow(String flowId) {
    return flows().stream().filter(flow -> flow.id().equals(flowId)).findFirst();
  }

  /** What the learner recorded so far; runs nothing. */
  Progress progress(String learnerId, String flowId);

  /** A recorded run by its ID, if it is this learner's and still kept. */
  Optional<StageRun> recorded(String learnerId, String flowId, String runId);

  /**
   * Runs a stage honestly. What it spends and lacks (missing, spent, expired) is obtained first by
   * running the stage that yields it; {@link StageRun#firstRun()} says so. If that is refused, the
   * refused run is returned.
   *
   * @throws java.util.NoSuchElementException if there is no such flow or stage
   */
  StageRun run(String learnerId, String flowId, String stageId);

  /**
   * Runs a stage with a deliberate break. The honest runs stay as they are, but for those that it
   * lacks.
   *
   * @throws java.util.NoSuchElementException if there is no such flow, stage or fault of this stage
   */
  StageRun runFault(String learnerId, String flowId, String stageId, String faultId);

  /** Runs every stage in order, and stops after one that did not end well. */
  List<StageRun> runAll(String learnerId, String flowId);

  /**
   * Forgets the recorded runs of a flow and their artifacts, and puts the policies back that the
   * learner changed in it; predictions and the sandbox stay.
   */
  void reset(String learnerId, String flowId);

  /**
   * Keeps what the learner predicts of the first run of a stage or of a fault. The first answer
   * stands: a second is not kept.
   *
   * @param option the option's ID as in the words; empty if the learner passed over the question
   */
  void predict(String learnerId, String flowId, String stageOrFault, Optional<String> option);

  /** The people one can be with one click at the flow's provider; nobody where it has none. */
  List<Person> people(String flowId);

  /**
   * Runs the sign-in stage with one click as one of {@link #people}.
   *
   * @throws java.util.NoSuchElementException if there is no such person, or nobody signs in
   */
  StageRun signInAs(String learnerId, String flowId, String personId);

  /**
   * Begins a sign-in by hand: makes state, nonce and PKCE verifier, keeps them, and returns the
   * provider's address to which the browser is to be sent.
   *
   * @throws java.util.NoSuchElementException if nobody signs in by hand in this flow
   */
  URI beginSignIn(String learnerId, String flowId);

  /**
   * Ends a sign-in by hand. State and code are taken from the callback's address as the lab
   * received it; an error that the provider sent back is its refusal.
   *
   * @param callback the request as the lab received it, with its absolute address
   * @param answer what the lab will answer: the redirect to the stage's page
   */
  StageRun completeSignIn(String learnerId, String flowId, Request callback, Response answer);

  /**
   * What the user pools of the learner's sandbox sent, oldest first; nothing while there is no
   * sandbox.
   *
   * @param after the ID of the last message that is known already; empty for all
   * @throws ConversationBroken if the AWS side has no inbox to read
   */
  List<InboxMessage> inbox(String learnerId, String after);

  /** The learner's sandbox, if there is one already: one is made by the first run that needs it. */
  Optional<Account> sandbox(String learnerId);

  /** What the learner's own AWS client needs; empty while there is no sandbox. */
  Optional<OwnClient> ownClient(String learnerId, String flowId);

  /**
   * Values for the placeholders of the code shown for a stage: addresses, names and ARNs of this
   * learner, never a secret. Where something does not exist yet, its value is a name in capitals,
   * such as {@code ACCOUNT_ID}.
   */
  Map<String, String> values(String learnerId, String flowId);
}
