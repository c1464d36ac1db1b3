package dev.federationlab.web.flow;

import dev.federationlab.flow.Message;
import dev.federationlab.flow.StageRun;
import dev.federationlab.flow.Working;
import dev.federationlab.flow.words.StageWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The numbers that the app worked with in a run whose point is the arithmetic: what each is, and
 * which of them somebody on the way could have seen.
 *
 * @param proofs the app's own checks that something stayed where it is
 */
public record WorkingsView(List<Row> rows, List<CheckLine> proofs) {

  /**
   * One number.
   *
   * @param title its name and how it comes about
   * @param text what it is and who knows it, as safe HTML; empty if nobody says
   * @param brief its beginning and end; the same as {@code value} if that is short
   * @param length in characters
   * @param crossed whether it crosses the wire
   * @param wire where it was found in the recorded messages, by looking into them
   * @param more in how many more messages than these
   * @param nowhere {@code "in none of 4 messages"}; empty if it was found
   */
  public record Row(
      String id,
      String title,
      String text,
      String brief,
      String value,
      int length,
      boolean crossed,
      List<Crossing> wire,
      int more,
      String nowhere) {
    /** Whether it is too long to be shown at once. */
    public boolean cut() {
      return !brief.equals(value);
    }
  }

  /** A message that has it; {@code where} is {@code "InitiateAuth, request"}. */
  public record Crossing(String where, String href) {}

  private static final int SHORT = 28;
  private static final int MOST_LINKS = 3;

  static WorkingsView of(Scene scene) {
    if (scene.shown().isEmpty()) {
      return new WorkingsView(List.of(), List.of());
    }
    var run = scene.shown().get();
    var secrets = Secrets.of(scene.spot().revealed(), scene.progress(), scene.shown());
    var messages = messages(scene, run);
    return new WorkingsView(
        run.workings().stream().map(working -> row(scene, working, secrets, messages)).toList(),
        run.workings().isEmpty() ? List.of() : proofs(run));
  }

  private static List<CheckLine> proofs(StageRun run) {
    return run.appChecks().stream()
        .filter(check -> check.what().toLowerCase(Locale.ROOT).contains("password"))
        .map(CheckLine::of)
        .toList();
  }

  private static Row row(
      Scene scene, Working working, Secrets secrets, Map<Message, Spot> messages) {
    var words = scene.stageWords().working(working.id());
    var value = secrets.text(working.value());
    var crossings = new ArrayList<Crossing>();
    messages.forEach(
        (message, spot) -> {
          if (asked(message).contains(working.value())) {
            crossings.add(new Crossing(message.title() + ", request", spot.href()));
          }
          if (answered(message).contains(working.value())) {
            crossings.add(new Crossing(message.title() + ", answer", spot.href()));
          }
        });
    return new Row(
        working.id(),
        words.map(StageWords.Working::title).orElse(working.id()),
        words.map(w -> w.text().html()).orElse(""),
        brief(value),
        value,
        working.value().length(),
        working.crossed(),
        crossings.stream().limit(MOST_LINKS).toList(),
        Math.max(0, crossings.size() - MOST_LINKS),
        crossings.isEmpty() ? "in none of %d messages".formatted(messages.size()) : "");
  }

  /** The run's own messages, and those of the other stages, each with its address. */
  private static Map<Message, Spot> messages(Scene scene, StageRun run) {
    var messages = new LinkedHashMap<Message, Spot>();
    for (int i = 0; i < run.messages().size(); i++) {
      messages.put(run.messages().get(i), scene.spot().at(Tab.WIRE).at(String.valueOf(i + 1)));
    }
    for (var stage : scene.flow().stages()) {
      var other = scene.progress().run(stage.id());
      if (other.isEmpty() || stage.equals(scene.stage())) {
        continue;
      }
      for (int i = 0; i < other.get().messages().size(); i++) {
        messages.put(
            other.get().messages().get(i),
            scene.spot().inStage(stage.id()).at(Tab.WIRE).at(String.valueOf(i + 1)));
      }
    }
    return messages;
  }

  private static String asked(Message message) {
    var request = message.exchange().request();
    return request.uri() + "\n" + request.body().text();
  }

  private static String answered(Message message) {
    return message.exchange().response().map(response -> response.body().text()).orElse("");
  }

  private static String brief(String value) {
    return value.length() <= SHORT
        ? value
        : value.substring(0, 16) + "…" + value.substring(value.length() - 8);
  }
}
