package dev.federationlab.flow;

import dev.federationlab.flow.edit.BucketPolicy;
import dev.federationlab.flow.edit.KeptEdits;
import dev.federationlab.flow.edit.PassedPolicy;
import dev.federationlab.flow.edit.PolicyPlace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Which policies a learner can change at a stage: found in what was recorded, whatever the flow.
 */
record EditablePolicies(RunRecords records, KeptEdits edits) {

  /** As {@link PolicyEditing#at}. */
  List<PolicyPlace> at(String learnerId, Flow flow, Stage stage) {
    var places = new LinkedHashMap<String, PolicyPlace>();
    var latest = records.latest(learnerId, flow.id(), stage.id());
    latest.ifPresent(
        run -> {
          read(run.messages()).forEach(place -> places.put(place.id(), place));
          buckets(run.messages()).forEach(place -> places.putIfAbsent(place.id(), place));
          passing(flow, stage)
              .map(passing -> new PassedPolicy(flow.id(), passing.id()))
              .ifPresent(place -> places.put(place.id(), place));
        });
    edits.all(learnerId).stream()
        .filter(edit -> edit.flow().equals(flow.id()) && edit.stage().equals(stage.id()))
        .flatMap(edit -> PolicyPlace.named(edit.place()).stream())
        .forEach(place -> places.putIfAbsent(place.id(), place));
    return List.copyOf(places.values());
  }

  /** As {@link PolicyEditing#changed}. */
  List<PolicyPlace> changed(String learnerId, Flow flow) {
    return edits.all(learnerId).stream()
        .filter(edit -> edit.flow().equals(flow.id()))
        .flatMap(edit -> PolicyPlace.named(edit.place()).stream())
        .toList();
  }

  private static List<PolicyPlace> read(List<Message> messages) {
    return EditsInForce.readings(messages)
        .flatMap(reading -> PolicyPlace.of(reading).stream())
        .toList();
  }

  /** Those that were asked for something: each could have a policy. */
  private static List<PolicyPlace> buckets(List<Message> messages) {
    return messages.stream()
        .filter(message -> message.receiver() == Actor.S3)
        .map(message -> message.exchange().request().uri().getPath().split("/", 3))
        .filter(path -> path.length > 1 && !path[1].isEmpty())
        .<PolicyPlace>map(path -> new BucketPolicy(path[1]))
        .toList();
  }

  /** The stage that passes the session policy under which a stage runs: itself, or an earlier. */
  private static Optional<Stage> passing(Flow flow, Stage stage) {
    if (stage.passesSessionPolicy()) {
      return Optional.of(stage);
    }
    return stage.spends().contains(ArtifactKind.CREDENTIALS)
        ? flow.yielding(ArtifactKind.CREDENTIALS, stage).filter(Stage::passesSessionPolicy)
        : Optional.empty();
  }
}
