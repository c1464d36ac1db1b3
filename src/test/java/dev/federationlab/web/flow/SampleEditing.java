package dev.federationlab.web.flow;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Outcome;
import dev.federationlab.flow.PolicyEditing;
import dev.federationlab.flow.Runs;
import dev.federationlab.flow.StageRun;
import dev.federationlab.flow.edit.PassedPolicy;
import dev.federationlab.flow.edit.PolicyPlace;
import dev.federationlab.flow.edit.TrustPolicy;
import dev.federationlab.policy.Review;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;

/** Policies of the sample flow, kept in memory: its third stage has one, and can have another. */
public final class SampleEditing implements PolicyEditing {
  public static final String TRUST = "trust:FederationLabGoogle";
  public static final String SET_UP =
      """
      {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Effect": "Allow",
            "Principal": {"Federated": "accounts.google.com"},
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": {"StringEquals": {"accounts.google.com:aud": "lab.apps.googleusercontent.com"}}
          }
        ]
      }\
      """;

  private final Runs runs;
  private final Map<String, String> texts = new ConcurrentHashMap<>();

  public SampleEditing(Runs runs) {
    this.runs = runs;
  }

  /** As another client would change it. */
  public void changeAll(String text) {
    texts.replaceAll((key, was) -> text);
  }

  @Override
  public List<PolicyPlace> at(String learnerId, String flowId, String stageId) {
    boolean ran = runs.progress(learnerId, flowId).run(stageId).isPresent();
    return ran && stageId.equals("assume-role")
        ? List.of(new TrustPolicy("FederationLabGoogle"), new PassedPolicy("google", stageId))
        : List.of();
  }

  @Override
  public List<PolicyPlace> changed(String learnerId, String flowId) {
    return List.of();
  }

  @Override
  public Policy read(String learnerId, String flowId, String stageId, String place) {
    var found =
        at(learnerId, flowId, stageId).stream()
            .filter(it -> it.id().equals(place))
            .findFirst()
            .orElseThrow(() -> new NoSuchElementException(place));
    var original = place.equals(TRUST) ? SET_UP : null;
    var text = texts.get(learnerId + place);
    var now = text == null ? original : text;
    return new Policy(
        found,
        now == null ? "" : now,
        now == null ? Policy.NONE : Integer.toHexString(now.hashCode()),
        original,
        text != null && !text.equals(original),
        text != null);
  }

  @Override
  public Saved save(
      String learnerId, String flowId, String stageId, String place, String text, String version) {
    var now = read(learnerId, flowId, stageId, place);
    if (!now.version().equals(version)) {
      return new Changed(now);
    }
    var mistakes = Review.of(now.place().kind(), text, "").mistakes();
    if (!mistakes.isEmpty()) {
      return new Declined(
          new Outcome(
              Outcome.Kind.REFUSED,
              "MalformedPolicyDocument",
              Actor.IAM,
              400,
              mistakes.get(0).awsSays()));
    }
    texts.put(learnerId + place, text);
    var before = runs.progress(learnerId, flowId).run(stageId).map(StageRun::id).orElse(null);
    return new Ran(runs.run(learnerId, flowId, stageId), before);
  }

  @Override
  public Saved putBack(
      String learnerId, String flowId, String stageId, String place, String version) {
    texts.remove(learnerId + place);
    return new PutBack();
  }
}
