package dev.federationlab.flow;

import dev.federationlab.decision.PolicyReading;
import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.flow.edit.Edit;
import dev.federationlab.flow.edit.PassedPolicy;
import dev.federationlab.flow.edit.PolicyPlace;
import dev.federationlab.flow.edit.PolicyWrite;
import dev.federationlab.policy.Policies;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Sees to it that a learner's policies outlive what flows and faults set up. */
record EditsInForce(Means means, String learnerId) {
  private static final Logger LOG = LoggerFactory.getLogger(EditsInForce.class);

  /** Each text once, for comparing what is laid out alike. */
  private static final int CACHED_CHARACTERS = 200_000;

  /**
   * Remembers what was just set up as the originals, and puts back in force what the learner had in
   * the place of any of it.
   */
  void afterSetUp(Run run, Recording recording) {
    var setUp = recording.preparation;
    var writes = writes(setUp.subList(recording.lookedThrough, setUp.size()));
    writes.forEach(write -> means.edits().setUp(learnerId, write));
    writes.forEach(write -> again(run, write.place(), setUp));
    recording.lookedThrough = setUp.size();
  }

  /** Puts back in force what a fault set aside, whether or not it took care itself. */
  void afterFault(Run run, Recording broken, Recording restored) {
    Stream.of(broken.preparation, broken.messages, restored.messages, restored.preparation)
        .flatMap(messages -> writes(messages).stream())
        .map(PolicyWrite::place)
        .distinct()
        .forEach(place -> again(run, place, new ArrayList<>()));
  }

  private void again(Run run, PolicyPlace place, List<Message> kept) {
    var edit = means.edits().find(learnerId, place);
    if (edit.isEmpty() || !(place instanceof PolicyPlace.InAws inAws)) {
      return;
    }
    var text = edit.get().text();
    try {
      if (!inAws.read(new RootApi(means, run, new ArrayList<>())).equals(Optional.of(text))) {
        inAws.write(new RootApi(means, run, kept), text);
      }
    } catch (AwsServiceException e) {
      // AWS took it once. What it takes no more cannot be kept, and must not stop the flow.
      LOG.warn("an edited policy is given up: {}", Calls.refusal(Actor.IAM, e).id());
      means.edits().forget(learnerId, place);
    }
  }

  private static List<PolicyWrite> writes(List<Message> messages) {
    return messages.stream().flatMap(m -> PolicyWrite.of(m.exchange()).stream()).toList();
  }

  /** The session policy that a stage is to pass, if the learner gave it one. */
  Optional<String> sessionPolicy(Flow flow, Stage stage) {
    return stage.passesSessionPolicy()
        ? means.edits().find(learnerId, new PassedPolicy(flow.id(), stage.id())).map(Edit::text)
        : Optional.empty();
  }

  /** What the policies are called that were read for these messages and are the learner's own. */
  List<String> edited(Flow flow, List<Message> messages) {
    var policies = new Policies(CACHED_CHARACTERS);
    var titles = new LinkedHashSet<String>();
    readings(messages)
        .filter(reading -> reading.kind() != Kind.SESSION)
        .forEach(
            reading ->
                PolicyPlace.of(reading)
                    .filter(place -> ownText(policies, place, reading))
                    .ifPresent(place -> titles.add(place.title())));
    boolean session = readings(messages).anyMatch(reading -> reading.kind() == Kind.SESSION);
    if (session && flow.stages().stream().anyMatch(s -> sessionPolicy(flow, s).isPresent())) {
      titles.add("session policy");
    }
    return List.copyOf(titles);
  }

  private boolean ownText(Policies policies, PolicyPlace place, PolicyReading reading) {
    var original = means.edits().original(learnerId, place);
    if (original.isEmpty()) {
      return means.edits().find(learnerId, place).isPresent();
    }
    return !policies.stored(place.kind(), original.get()).laidOut().equals(reading.json());
  }

  /** Every policy that was read for these messages. */
  static Stream<PolicyReading> readings(List<Message> messages) {
    return messages.stream()
        .map(Message::decision)
        .filter(Objects::nonNull)
        .flatMap(decision -> decision.policies().stream());
  }
}
