package dev.federationlab.web.flow;

import dev.federationlab.decision.Decision;
import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Message;
import dev.federationlab.flow.Stage;
import dev.federationlab.flow.Stage.Planned;
import dev.federationlab.flow.StageRun;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One exchange as diagram and list show it, wherever it may stand.
 *
 * @param plan who asks whom for what
 * @param href where a click leads
 * @param name what a screen reader says
 * @param look {@code "to-come"}, {@code "done"}, {@code "refused"} or {@code "stale"}
 * @param inside what the receiver asked others before it answered, as it tells itself
 */
record Step(
    Planned plan,
    Ending ending,
    String href,
    String name,
    String look,
    boolean selected,
    List<Step> inside) {

  /** The exchanges of a stage: as recorded, or else as they are to come. */
  static List<Step> of(Scene scene, Stage stage) {
    var run = scene.drawn(stage);
    var messages = run.map(StageRun::messages).orElse(List.of());
    var plan = stage.plan();
    return messages.isEmpty()
        ? IntStream.range(0, plan.size())
            .mapToObj(i -> planned(scene, stage, plan.get(i), i + 1, plan.size(), run.isPresent()))
            .toList()
        : IntStream.range(0, messages.size())
            .mapToObj(i -> of(scene, stage, messages.get(i), i + 1, messages.size()))
            .toList();
  }

  private static Step planned(
      Scene scene, Stage stage, Planned plan, int number, int count, boolean done) {
    var which = "request %d of %d".formatted(number, count);
    var ending = done ? Ending.UNSEEN : Ending.NONE;
    return new Step(
        plan,
        ending,
        spot(scene, stage).href(),
        name(scene, stage, plan, which, done ? ending.words() : "to come"),
        done ? "stale" : "to-come",
        false,
        List.of());
  }

  private static Step of(Scene scene, Stage stage, Message message, int number, int count) {
    var spot = spot(scene, stage);
    // A story says nothing of one exchange: who clicks an arrow wants to see what crossed the wire.
    var tab = spot.tab() == Tab.STORY || spot.tab() == Tab.BREAK_IT ? Tab.WIRE : spot.tab();
    var here = String.valueOf(number);
    var ending = Ending.of(message);
    var plan =
        new Planned(
            message.sender(),
            message.receiver(),
            message.title(),
            message.channel(),
            message.carries(),
            message.brings());
    var which = "request %d of %d".formatted(number, count);
    return new Step(
        plan,
        ending,
        spot.at(tab).at(here).href(),
        name(scene, stage, plan, which, ending.words()),
        look(scene, stage, ending),
        stage.equals(scene.stage())
            && scene.selected().map(s -> s.name().equals(here)).orElse(false),
        calls(message)
            .map(
                call ->
                    inside(
                        scene,
                        stage,
                        message,
                        call,
                        "within " + which,
                        spot.at(Tab.CHECKS).at(here)))
            .toList());
  }

  /** Its exchange is nobody's but the two parties': what it came to stands with the checks. */
  private static Step inside(
      Scene scene, Stage stage, Message message, Decision.Call call, String which, Spot spot) {
    var asked = actor(call).orElseThrow();
    // Where several providers share an origin, each is below its name: it is no part of its API.
    var title = call.title().replaceFirst(" /" + asked.id() + "/", " /");
    var plan =
        new Planned(message.receiver(), asked, title, Message.Channel.BACK, List.of(), List.of());
    var ending = Ending.of(call);
    return new Step(
        plan,
        ending,
        spot.href(),
        name(scene, stage, plan, which, ending.words()),
        look(scene, stage, ending),
        false,
        List.of());
  }

  /** What the receiver of a message asked others that have a lifeline. */
  private static Stream<Decision.Call> calls(Message message) {
    var decision = message.decision();
    return decision == null
        ? Stream.empty()
        : decision.notes().stream()
            .map(Decision.Note::call)
            .filter(Objects::nonNull)
            .filter(call -> actor(call).isPresent());
  }

  /** Whom the receiver of a message asked before it answered. */
  static Stream<Actor> asked(Message message) {
    return calls(message).flatMap(call -> actor(call).stream());
  }

  private static Optional<Actor> actor(Decision.Call call) {
    return Stream.of(Actor.values()).filter(a -> a.title().equals(call.receiver())).findFirst();
  }

  private static Spot spot(Scene scene, Stage stage) {
    return stage.equals(scene.stage()) ? scene.spot() : scene.spot().inStage(stage.id());
  }

  private static String name(Scene scene, Stage stage, Planned plan, String which, String ending) {
    return "Stage %d, %s: %s to %s, %s, %s"
        .formatted(
            scene.numberOf(stage),
            which,
            plan.sender().title(),
            plan.receiver().title(),
            plan.title(),
            ending);
  }

  private static String look(Scene scene, Stage stage, Ending ending) {
    if (ending.refused() || ending.broken()) {
      return "refused";
    }
    return scene.progress().stale().contains(stage.id()) && !stage.equals(scene.stage())
        ? "stale"
        : "done";
  }
}
