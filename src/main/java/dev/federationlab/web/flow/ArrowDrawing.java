package dev.federationlab.web.flow;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Stage.Planned;
import dev.federationlab.web.flow.Diagram.Answer;
import dev.federationlab.web.flow.Diagram.Arrow;
import dev.federationlab.web.flow.Diagram.Box;
import dev.federationlab.web.flow.Diagram.Rider;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One exchange of the diagram, with what is inside of it between request and answer, before it is
 * known at which height it stands.
 */
final class ArrowDrawing {
  private static final int ROOMY = 56;
  private static final int DENSE = 38;
  private static final int NESTED = 40;
  private static final int BEFORE_NESTED = 10;
  private static final int CROWDED = 7;
  private static final float LETTER = 6.6f;
  private static final float NOTE_LETTER = 6.4f;

  private final Lanes lanes;
  private final String id;
  private final Step step;
  private final Planned plan;
  private final boolean roomy;
  private final int riderStep;

  /**
   * @param id in the page
   * @param roomy whether it is of the stage that the reader is at: request and answer stand well
   *     apart, and it can be selected
   */
  ArrowDrawing(Lanes lanes, String id, Step step, boolean roomy) {
    this.lanes = lanes;
    this.id = id;
    this.step = step;
    this.plan = step.plan();
    this.roomy = roomy;
    this.riderStep = lanes.actors().size() > CROWDED ? 11 : 14;
  }

  int height() {
    return (roomy ? ROOMY : DENSE) + heightInside();
  }

  private int heightInside() {
    return step.inside().isEmpty() ? 0 : BEFORE_NESTED + step.inside().size() * NESTED;
  }

  /** Its arrow, and those inside of it. */
  List<Arrow> at(int top) {
    var arrows = new ArrayList<Arrow>();
    arrows.add(arrow(top));
    for (int i = 0; i < step.inside().size(); i++) {
      var nested = new ArrowDrawing(lanes, id + "-" + (i + 1), step.inside().get(i), false);
      arrows.addAll(nested.at(top + 14 + BEFORE_NESTED + i * NESTED));
    }
    return arrows;
  }

  private Arrow arrow(int top) {
    int from = lanes.x(plan.sender());
    int to = lanes.x(plan.receiver());
    int way = to >= from ? 1 : -1;
    var ending = step.ending();
    boolean refused = ending.refused();
    int y = top + 16;
    int answerY = y + (roomy ? 15 : 6) + heightInside();
    int end = refused ? to - way * 16 : to - way * 4;
    var answer =
        refused || ending.broken()
            ? null
            : new Answer(
                to - way * 4, from + way * 4, answerY, head(from + way * 4, answerY, -way));
    int middle = (from + to) / 2;
    return new Arrow(
        id,
        step.href(),
        step.name(),
        step.look(),
        roomy && step.selected(),
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
        ending.words(),
        within(besideRiders(middle, ending.words(), answer, way), ending.words(), NOTE_LETTER),
        answer == null ? y + 17 : answerY + (roomy ? 12 : 11),
        riders(end, y, answer, way),
        dots(from, to),
        hit(from, to, top));
  }

  private static String head(int x, int y, int way) {
    return "M%d %d l%d -4 M%d %d l%d 4".formatted(x, y, -way * 6, x, y, -way * 6);
  }

  private List<Rider> riders(int end, int y, @Nullable Answer answer, int way) {
    var riders = new ArrayList<Rider>();
    place(riders, plan.carries(), end - way * 15, -way * riderStep, y);
    if (answer != null) {
      place(riders, plan.brings(), answer.end() + way * 15, way * riderStep, answer.y());
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
    int last = answer.end() + way * (15 + riderStep * (plan.brings().size() - 1) + 5);
    return way > 0 ? Math.max(middle, last + half) : Math.min(middle, last - half);
  }

  /** The middle of a text such that it stays inside the picture. */
  private int within(int middle, String text, float letter) {
    int half = Math.round(text.length() * letter / 2) + 4;
    return Math.max(half, Math.min(lanes.width() - half, middle));
  }
}
