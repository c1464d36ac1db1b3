package dev.federationlab.flow;

import dev.federationlab.decision.PolicyReading;
import dev.federationlab.flow.edit.Edit;
import dev.federationlab.flow.edit.KeptEdits;
import dev.federationlab.flow.edit.PassedPolicy;
import dev.federationlab.flow.edit.PolicyPlace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Reads and writes policies as the root of a learner's sandbox, one learner's at a time. */
final class PolicyEditor implements PolicyEditing {
  /** Refusals of STS that are about the session policy, and not about who asks. */
  private static final Set<String> ABOUT_THE_POLICY =
      Set.of("MalformedPolicyDocument", "PackedPolicyTooLarge", "ValidationError");

  private final Means means;
  private final RunRecords records;
  private final List<Flow> flows;
  private final Turns turns;
  private final KeptEdits edits;
  private final EditablePolicies places;

  PolicyEditor(Means means, RunRecords records, List<Flow> flows, Turns turns) {
    this.means = means;
    this.records = records;
    this.flows = flows;
    this.turns = turns;
    this.edits = means.edits();
    this.places = new EditablePolicies(records, edits);
  }

  /** What the methods are about. */
  private record Spot(String learnerId, Flow flow, Stage stage, PolicyPlace place) {}

  @Override
  public List<PolicyPlace> at(String learnerId, String flowId, String stageId) {
    return places.at(learnerId, flow(flowId), stage(flow(flowId), stageId));
  }

  @Override
  public List<PolicyPlace> changed(String learnerId, String flowId) {
    return places.changed(learnerId, flow(flowId));
  }

  @Override
  public Policy read(String learnerId, String flowId, String stageId, String place) {
    return read(spot(learnerId, flowId, stageId, place));
  }

  private Policy read(Spot spot) {
    var place = spot.place();
    var edit = edits.find(spot.learnerId(), place);
    var original = edits.original(spot.learnerId(), place).or(() -> edit.map(Edit::before));
    Optional<String> text =
        place instanceof PolicyPlace.InAws inAws
            ? inAws.read(api(spot.learnerId(), new ArrayList<>()))
            : edit.map(Edit::text);
    // No flow gives a bucket a policy without being seen to: where there was none, there was none.
    boolean known =
        edit.isPresent() || original.isPresent() || place.kind() == PolicyReading.Kind.RESOURCE;
    return new Policy(
        place,
        text.orElse(""),
        text.map(PolicyEditor::version).orElse(Policy.NONE),
        original.orElse(null),
        known && !text.equals(original),
        text.isPresent() && text.equals(edit.map(Edit::text)));
  }

  @Override
  public Saved save(
      String learnerId, String flowId, String stageId, String place, String text, String version) {
    var spot = spot(learnerId, flowId, stageId, place);
    if (text.length() > LONGEST) {
      return new NotKept(
          "%,d characters are more than anybody takes as a policy: at most %,d"
              .formatted(text.length(), LONGEST));
    }
    return turns.take(learnerId, () -> save(spot, text, version));
  }

  private Saved save(Spot spot, String text, String version) {
    var now = read(spot);
    if (!now.version().equals(version)) {
      return new Changed(now);
    }
    var written = new ArrayList<Message>();
    var before = edits.find(spot.learnerId(), spot.place());
    if (!now.there() || !now.text().equals(text)) {
      if (!keep(spot, text, now, before)) {
        return new NotKept(
            "you have changed %d policies already: put some of them back first"
                .formatted(KeptEdits.MOST));
      }
      try {
        write(spot, text, written);
      } catch (AwsServiceException e) {
        undo(spot, before);
        return new Declined(Calls.refusal(actor(spot.place()), e));
      }
    }
    return run(spot, written, before);
  }

  /** Before it is written: what is in force and is not known here could never be put back. */
  private boolean keep(Spot spot, String text, Policy now, Optional<Edit> before) {
    if (text.equals(now.original())) {
      edits.forget(spot.learnerId(), spot.place());
      return true;
    }
    var first = before.isPresent() ? before.get().before() : now.there() ? now.text() : null;
    return edits.keep(
        spot.learnerId(),
        new Edit(
            spot.place().id(),
            spot.flow().id(),
            spot.stage().id(),
            text,
            first,
            means.clock().instant()));
  }

  private void undo(Spot spot, Optional<Edit> before) {
    before.ifPresentOrElse(
        edit -> edits.keep(spot.learnerId(), edit),
        () -> edits.forget(spot.learnerId(), spot.place()));
  }

  private void write(Spot spot, String text, List<Message> written) {
    if (spot.place() instanceof PolicyPlace.InAws inAws) {
      inAws.write(api(spot.learnerId(), written), text);
    }
  }

  private Saved run(Spot spot, List<Message> written, Optional<Edit> before) {
    if (spot.place() instanceof PassedPolicy passed && !passed.stage().equals(spot.stage().id())) {
      var passing = stage(spot.flow(), passed.stage());
      var earlier = latest(spot, passing);
      var ran = run(spot, passing, written);
      if (!ran.outcome().done()) {
        return declinedOr(spot, before, new Ran(ran, earlier));
      }
    }
    var earlier = latest(spot, spot.stage());
    return declinedOr(spot, before, new Ran(run(spot, spot.stage(), written), earlier));
  }

  /** A session policy is looked at only when it is passed: what STS does not take is not kept. */
  private Saved declinedOr(Spot spot, Optional<Edit> before, Ran ran) {
    var outcome = ran.run().outcome();
    if (declines(spot, outcome)) {
      undo(spot, before);
      return new Declined(outcome);
    }
    return ran;
  }

  private static boolean declines(Spot spot, Outcome outcome) {
    return spot.place() instanceof PassedPolicy && ABOUT_THE_POLICY.contains(outcome.id());
  }

  private StageRun run(Spot spot, Stage stage, List<Message> written) {
    var attempt = new Attempt(means, records, spot.learnerId(), spot.flow(), stage, null);
    return Runner.outcomeOf(
        () ->
            attempt.run(
                run -> {
                  written.forEach(run::prepared);
                  stage.run(run);
                },
                outcome -> !declines(spot, outcome)));
  }

  private @Nullable String latest(Spot spot, Stage stage) {
    return records
        .latest(spot.learnerId(), spot.flow().id(), stage.id())
        .map(StageRun::id)
        .orElse(null);
  }

  @Override
  public Saved putBack(
      String learnerId, String flowId, String stageId, String place, String version) {
    var spot = spot(learnerId, flowId, stageId, place);
    return turns.take(
        learnerId,
        () -> {
          var now = read(spot);
          if (!now.version().equals(version)) {
            return new Changed(now);
          }
          try {
            if (now.own()) {
              putBack(spot, now.original());
            }
          } catch (AwsServiceException e) {
            return new Declined(Calls.refusal(actor(spot.place()), e));
          }
          return new PutBack();
        });
  }

  private void putBack(Spot spot, @Nullable String original) {
    if (spot.place() instanceof PolicyPlace.InAws inAws) {
      var api = api(spot.learnerId(), new ArrayList<>());
      if (original != null) {
        inAws.write(api, original);
      } else {
        inAws.remove(api);
      }
    }
    edits.forget(spot.learnerId(), spot.place());
  }

  /**
   * Puts back everything that was changed in a flow. What AWS no longer has is forgotten.
   *
   * @throws ConversationBroken if AWS does not answer; then the rest is as it was
   */
  void startAfresh(String learnerId, String flowId) {
    var flow = flow(flowId);
    for (var place : changed(learnerId, flowId)) {
      var spot = new Spot(learnerId, flow, flow.stages().get(0), place);
      try {
        var now = read(spot);
        if (now.own()) {
          putBack(spot, now.original());
        }
      } catch (AwsServiceException e) {
        // Its role or bucket is gone, and so is what was changed in it.
      }
      edits.forget(learnerId, place);
    }
  }

  private RootApi api(String learnerId, List<Message> kept) {
    var run = new Run(means, learnerId, NOTHING, new Recording(), null);
    return new RootApi(means, run, kept);
  }

  private static final Run.Inputs NOTHING =
      (kind, run) -> {
        throw new IllegalStateException("an edit spends nothing: " + kind);
      };

  private static Actor actor(PolicyPlace place) {
    return switch (place.kind()) {
      case RESOURCE -> Actor.S3;
      case SESSION -> Actor.STS;
      default -> Actor.IAM;
    };
  }

  private Spot spot(String learnerId, String flowId, String stageId, String id) {
    var flow = flow(flowId);
    var stage = stage(flow, stageId);
    var place =
        places.at(learnerId, flow, stage).stream()
            .filter(it -> it.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new NoSuchElementException("no such policy of " + stageId));
    return new Spot(learnerId, flow, stage, place);
  }

  private Flow flow(String flowId) {
    return flows.stream()
        .filter(flow -> flow.id().equals(flowId))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no such flow: " + flowId));
  }

  private static Stage stage(Flow flow, String stageId) {
    return flow.stage(stageId)
        .orElseThrow(() -> new NoSuchElementException("no such stage: " + stageId));
  }

  /** Short, and another for every text. */
  private static String version(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
