package dev.federationlab.web.flow;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Message;
import dev.federationlab.flow.Stage;
import dev.federationlab.flow.Stage.Planned;
import dev.federationlab.web.flow.Diagram.Answer;
import dev.federationlab.web.flow.Diagram.Arrow;
import dev.federationlab.web.flow.Diagram.Box;
import dev.federationlab.web.flow.Diagram.Rider;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One exchange of the diagram, done or to come, before it is known at which height it stands. */
final class ArrowDrawing {
  private static final int ROOMY = 56;
  private static final int DENSE = 38;
  private static final float LETTER = 6.6f;
  private static final float NOTE_LETTER = 6.4f;

  private final Scene scene;
  private final Lanes lanes;
  private final Stage stage;
  private final Planned plan;
  private final @Nullable Message message;
  private final int number;
  private final int count;
  private final boolean roomy;

  ArrowDrawing(
      Scene scene,
      Lanes lanes,
      Stage stage,
      Message message,
      int number,
      int count,
      boolean roomy) {
    this(scene, lanes, stage, plan(message), message, number, count, roomy);
  }

  ArrowDrawing(
      Scene scene, Lanes lanes, Stage stage, Planned plan, int number, int count, boolean roomy) {
    this(scene, lanes, stage, plan, null, number, count, roomy);
  }

  private ArrowDrawing(
      Scene scene,
      Lanes lanes,
      Stage stage,
      Planned plan,
      @Nullable Message message,
      int number,
      int count,
      boolean roomy) {
    this.scene = scene;
    this.lanes = lanes;
    this.stage = stage;
    this.plan = plan;
    this.message = message;
    this.number = number;
    this.count = count;
    this.roomy = roomy;
  }

  private static Planned plan(Message message) {
    return new Planned(
        message.sender(),
        message.receiver(),
        message.title(),
        message.channel(),
        message.carries(),
        message.brings());
  }

  int height() {
    return roomy ? ROOMY : DENSE;
  }

  Arrow at(int top) {
    int from = lanes.x(plan.sender());
    int to = lanes.x(plan.receiver());
    int way = to >= from ? 1 : -1;
    var ending = Ending.of(message);
    boolean refused = ending.refused();
    int y = top + 16;
    int answerY = y + (roomy ? 15 : 6);
    int end = refused ? to - way * 16 : to - way * 4;
    var answer =
        refused || ending.broken()
            ? null
            : new Answer(
                to - way * 4, from + way * 4, answerY, head(from + way * 4, answerY, -way));
    var note = message == null ? "" : ending.words();
    int middle = (from + to) / 2;
    return new Arrow(
        "x-" + stage.id() + "-" + number,
        address(),
        name(ending),
        look(ending),
        isSelected(),
        plan.sender().id(),
        plan.receiver().id(),
        from + way * 4,
        end,
        y,
        refused ? "" : head(end, y, way),
        refused ? end : null,
        plan.title(),
        within(middle, plan.title(), LETTER),
        top + 9,
        answer,
        note,
        within(besideRiders(middle, note, answer, way), note, NOTE_LETTER),
        answer == null ? y + 17 : answerY + (roomy ? 12 : 11),
        riders(end, y, answer, way),
        dots(from, to),
        hit(from, to, top));
  }

  private String address() {
    var spot = scene.spot();
    var there = stage.equals(scene.stage()) ? spot : spot.inStage(stage.id());
    // A story says nothing of one exchange: who clicks an arrow wants to see what crossed the wire.
    var tab = there.tab() == Tab.STORY || there.tab() == Tab.BREAK_IT ? Tab.WIRE : there.tab();
    return message == null ? there.href() : there.at(tab).at(String.valueOf(number)).href();
  }

  private String name(Ending ending) {
    var where = "Stage %d, request %d of %d".formatted(scene.numberOf(stage), number, count);
    var what =
        "%s to %s, %s".formatted(plan.sender().title(), plan.receiver().title(), plan.title());
    return where + ": " + what + (message == null ? ", to come" : ", " + ending.words());
  }

  private String look(Ending ending) {
    if (message == null) {
      return "to-come";
    }
    if (ending.refused() || ending.broken()) {
      return "refused";
    }
    return scene.progress().stale().contains(stage.id()) && !stage.equals(scene.stage())
        ? "stale"
        : "done";
  }

  private boolean isSelected() {
    return message != null
        && stage.equals(scene.stage())
        && scene.selected().map(s -> s.name().equals(String.valueOf(number))).orElse(false);
  }

  private static String head(int x, int y, int way) {
    return "M%d %d l%d -4 M%d %d l%d 4".formatted(x, y, -way * 6, x, y, -way * 6);
  }

  private List<Rider> riders(int end, int y, @Nullable Answer answer, int way) {
    var riders = new ArrayList<Rider>();
    place(riders, plan.carries(), end - way * 15, -way * 14, y);
    if (answer != null) {
      place(riders, plan.brings(), answer.end() + way * 15, way * 14, answer.y());
    }
    return riders;
  }

  private static void place(List<Rider> riders, List<ArtifactKind> kinds, int x, int step, int y) {
    int at = x;
    for (var kind : kinds) {
      riders.add(new Rider(kind.id(), kind.title(), at - 5, y - 5));
      at += step;
    }
  }

  /** A dot where the browser's lifeline is touched or crossed: the person's browser sees this. */
  private List<Integer> dots(int from, int to) {
    if (!DiagramDrawing.front(plan.channel()) || !lanes.actors().contains(Actor.YOU)) {
      return List.of();
    }
    int you = lanes.x(Actor.YOU);
    return you >= Math.min(from, to) && you <= Math.max(from, to) ? List.of(you) : List.of();
  }

  private Box hit(int from, int to, int top) {
    int half = Math.round(plan.title().length() * LETTER / 2) + 12;
    int middle = within((from + to) / 2, plan.title(), LETTER);
    int left = Math.max(2, Math.min(Math.min(from, to) - 18, middle - half));
    int right = Math.min(lanes.width() - 2, Math.max(Math.max(from, to) + 18, middle + half));
    return new Box(left, top - 2, right - left, height() - 2);
  }

  /** The middle of the note such that what rides on the answer does not stand on it. */
  private int besideRiders(int middle, String note, @Nullable Answer answer, int way) {
    if (answer == null || plan.brings().isEmpty()) {
      return middle;
    }
    int half = Math.round(note.length() * NOTE_LETTER / 2) + 4;
    int last = answer.end() + way * (15 + 14 * (plan.brings().size() - 1) + 5);
    return way > 0 ? Math.max(middle, last + half) : Math.min(middle, last - half);
  }

  /** The middle of a text such that it stays inside the picture. */
  private int within(int middle, String text, float letter) {
    int half = Math.round(text.length() * letter / 2) + 4;
    return Math.max(half, Math.min(lanes.width() - half, middle));
  }
}
