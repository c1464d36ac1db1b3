package dev.federationlab.web.flow;

import dev.federationlab.flow.Stage;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The diagram's content as a list, for whoever reads rather than looks. */
public record ExchangeList(List<Group> groups) {

  /** A stage and its exchanges; {@code look} as in {@link Diagram.Group}. */
  public record Group(String title, String state, String look, String href, List<Item> items) {}

  /**
   * One exchange.
   *
   * @param end status and duration; {@code "to come"} before it was made
   * @param inside whether the receiver of the one before made it, before it answered
   * @param href absent while there is nothing to show
   */
  public record Item(
      @Nullable String href,
      String senderId,
      String sender,
      String receiverId,
      String receiver,
      String what,
      String end,
      boolean refused,
      boolean selected,
      boolean inside) {}

  static ExchangeList of(Scene scene) {
    return new ExchangeList(
        scene.flow().stages().stream().map(stage -> group(scene, stage)).toList());
  }

  private static Group group(Scene scene, Stage stage) {
    var drawn = scene.drawn(stage);
    var items =
        Step.of(scene, stage).stream()
            .flatMap(
                step ->
                    Stream.concat(
                        Stream.of(item(step, false)),
                        step.inside().stream().map(inside -> item(inside, true))))
            .toList();
    var title = scene.numberOf(stage) + " " + scene.words().stage(stage.id()).title();
    var href = scene.spot().inStage(stage.id()).href();
    if (drawn.isEmpty()) {
      return new Group(title, "to come", look(scene, stage, "to-come"), href, items);
    }
    var outcome = drawn.get().outcome();
    var state = outcome.done() ? "done" : "refused: " + outcome.id();
    return new Group(
        title, state, look(scene, stage, outcome.done() ? "done" : "refused"), href, items);
  }

  private static String look(Scene scene, Stage stage, String look) {
    return stage.equals(scene.stage()) ? "current" : look;
  }

  private static Item item(Step step, boolean inside) {
    var plan = step.plan();
    var ending = step.ending();
    boolean toCome = step.look().equals("to-come");
    return new Item(
        toCome ? null : step.href(),
        plan.sender().id(),
        plan.sender().title(),
        plan.receiver().id(),
        plan.receiver().title(),
        plan.title(),
        toCome ? "to come" : ending.words(),
        ending.refused() || ending.broken(),
        step.selected(),
        inside);
  }
}
