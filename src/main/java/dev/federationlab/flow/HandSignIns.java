package dev.federationlab.flow;

import dev.federationlab.http.Exchange;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stages that the learner goes through in their own browser: the run begins, is kept while the
 * browser is away, and goes on when it is back.
 */
final class HandSignIns {
  private final Means means;
  private final RunRecords records;

  HandSignIns(Means means, RunRecords records) {
    this.means = means;
    this.records = records;
  }

  /**
   * Begins, and returns the address to which the browser is to be sent.
   *
   * @throws ConversationBroken if it cannot begin
   */
  URI begin(String learnerId, Flow flow, ByHand stage) {
    var recording = new Recording();
    var person = records.person(learnerId, flow).orElse(null);
    try {
      var begun = stage.begin(new Run(means, learnerId, HandSignIns::nothing, recording, person));
      var kept =
          new ByHand.Begun(
              begun.address(),
              begun.state(),
              begun.nonce(),
              begun.codeVerifier(),
              begun.at(),
              recording.preparation);
      records.begun(learnerId, flow.id(), kept);
      return kept.address();
    } catch (Refused e) {
      throw new ConversationBroken(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Goes on where the browser came back.
   *
   * @param callback the request by which it did, as the lab received it
   * @param answer what the lab will answer
   */
  StageRun complete(String learnerId, Flow flow, ByHand stage, Request callback, Response answer) {
    var now = means.clock().instant();
    var exchange = new Exchange(callback, new Exchange.Answered(answer), now, Duration.ZERO);
    var state = Query.first(callback.uri(), "state");
    var begun = records.takeBegun(learnerId, flow.id(), state, now).orElse(null);
    return new Attempt(means, records, learnerId, flow, stage, null)
        .run(run -> resume(stage, run, begun, exchange));
  }

  private static void resume(ByHand stage, Run run, ByHand.@Nullable Begun begun, Exchange callback)
      throws Refused {
    if (begun != null) {
      begun.preparation().forEach(run::prepared);
    }
    stage.complete(run, begun, callback);
  }

  private static List<Artifact> nothing(ArtifactKind kind, Run run) {
    throw new IllegalStateException("nothing is spent here: " + kind);
  }
}
