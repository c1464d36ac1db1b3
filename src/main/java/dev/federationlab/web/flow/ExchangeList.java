package dev.federationlab.web.flow;

import dev.federationlab.flow.Message;
import dev.federationlab.flow.Stage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The diagram's content as a list, for whoever reads rather than looks. */
public record ExchangeList(List<Group> groups) {

  /** A stage and its exchanges; {@code look} as in {@link Diagram.Group}. */
  public record Group(String title, String state, String look, String href, List<Item> items) {}

  /**
   * One exchange.
   *
   * @param end status and duration; {@code "to come"} before it was made
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
      boolean selected) {}

  static ExchangeList of(Scene scene) {
    return new ExchangeList(
        scene.flow().stages().stream().map(stage -> group(scene, stage)).toList());
  }

  private static Group group(Scene scene, Stage stage) {
    var drawn = scene.drawn(stage);
    var items = new ArrayList<Item>();
    if (drawn.isPresent() && !drawn.get().messages().isEmpty()) {
      var messages = drawn.get().messages();
      for (int i = 0; i < messages.size(); i++) {
        items.add(item(scene, stage, messages.get(i), i + 1));
      }
    } else {
      stage.plan().forEach(planned -> items.add(toCome(planned)));
    }
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

  private static Item item(Scene scene, Stage stage, Message message, int number) {
    var here = stage.equals(scene.stage());
    var spot = here ? scene.spot() : scene.spot().inStage(stage.id());
    var tab = spot.tab() == Tab.STORY || spot.tab() == Tab.BREAK_IT ? Tab.WIRE : spot.tab();
    var ending = Ending.of(message);
    var selected =
        here && scene.selected().map(s -> s.name().equals(String.valueOf(number))).orElse(false);
    return new Item(
        spot.at(tab).at(String.valueOf(number)).href(),
        message.sender().id(),
        message.sender().title(),
        message.receiver().id(),
        message.receiver().title(),
        message.title(),
        ending.words(),
        ending.refused() || ending.broken(),
        selected);
  }

  private static Item toCome(Stage.Planned planned) {
    return new Item(
        null,
        planned.sender().id(),
        planned.sender().title(),
        planned.receiver().id(),
        planned.receiver().title(),
        planned.title(),
        "to come",
        false,
        false);
  }
}
