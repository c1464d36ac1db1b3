package dev.federationlab.web.flow;

import dev.federationlab.decision.PolicyReading;
import dev.federationlab.flow.Progress;
import dev.federationlab.flow.StageRun;
import dev.federationlab.flow.edit.BucketPolicy;
import dev.federationlab.flow.edit.PassedPolicy;
import dev.federationlab.flow.edit.PolicyPlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a learner can do with the policies of a stage: open them in the editor, give it more, and
 * see the new decision beside the old one.
 *
 * @param edits where each policy that was read is edited, by its place
 * @param ways to policies that were not read in the run that is shown
 * @param editor absent unless it is open
 * @param difference absent unless two runs are compared
 * @param lost whether the run to compare with is recorded no more
 * @param beside the same run beside the one before it; absent if there is none, or it is shown
 * @param alone the same run alone; absent unless it is compared
 */
public record PolicyDesk(
    Map<String, String> edits,
    List<Way> ways,
    @Nullable EditorView editor,
    @Nullable RunDifference difference,
    boolean lost,
    @Nullable String beside,
    @Nullable String alone) {

  /** A way to the editor. */
  public record Way(String title, String href, boolean current) {}

  /** What only the lab can say, asked for only where it is shown. */
  public interface Facts {
    /** The policies that can be changed at the stage. */
    List<PolicyPlace> editable();

    /** The editor that the address, or a form that was sent, asks for. */
    Optional<EditorView> editor(Scene scene);

    /** A recorded run of the flow. */
    Optional<StageRun> recorded(String run);
  }

  static PolicyDesk of(Scene scene, Facts facts) {
    var spot = scene.spot();
    var editable = facts.editable();
    var read =
        scene.shown().stream()
            .flatMap(PolicyDesk::policies)
            .flatMap(policy -> PolicyPlace.of(policy).stream())
            .map(PolicyPlace::id)
            .collect(Collectors.toSet());
    var edits = new LinkedHashMap<String, String>();
    var ways = new ArrayList<Way>();
    for (var place : editable) {
      var href = spot.editing(place.id()).href();
      if (read.contains(place.id())) {
        edits.put(place.id(), href);
      } else {
        ways.add(new Way(way(place), href, place.id().equals(spot.edit())));
      }
    }
    var before = Optional.ofNullable(spot.before()).flatMap(facts::recorded);
    var other = before.filter(run -> run.stage().equals(scene.stage().id()));
    return new PolicyDesk(
        edits,
        ways,
        facts.editor(scene).orElse(null),
        other
            .flatMap(was -> scene.shown().map(is -> RunDifference.of(scene, was, is)))
            .orElse(null),
        spot.before() != null && other.isEmpty(),
        spot.before() == null ? beside(scene).orElse(null) : null,
        spot.before() == null ? null : spot.beside(null).href());
  }

  private static String way(PolicyPlace place) {
    if (place instanceof PassedPolicy) {
      return "Pass a session policy";
    }
    return place instanceof BucketPolicy ? "Give the bucket a policy" : "The " + place.title();
  }

  /** The honest run before the one that is shown, if policies had a say in that. */
  private static Optional<String> beside(Scene scene) {
    var shown = scene.shown().filter(StageRun::honest).filter(PolicyDesk::decidedByPolicies);
    return shown.flatMap(
        run ->
            scene.progress().history().getOrDefault(scene.stage().id(), List.of()).stream()
                .filter(other -> other.fault() == null && other.at().isBefore(run.at()))
                .findFirst()
                .map(Progress.Recorded::id)
                .map(id -> scene.spot().ofRun(run.id()).beside(id).href()));
  }

  private static boolean decidedByPolicies(StageRun run) {
    return policies(run).findAny().isPresent();
  }

  private static Stream<PolicyReading> policies(StageRun run) {
    return run.messages().stream()
        .flatMap(message -> Optional.ofNullable(message.decision()).stream())
        .flatMap(decision -> decision.policies().stream());
  }

  /** Where a policy is edited; absent if it cannot be. */
  static String placeOf(PolicyReading policy) {
    return PolicyPlace.of(policy).map(PolicyPlace::id).orElse("");
  }
}
