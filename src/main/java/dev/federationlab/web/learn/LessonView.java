package dev.federationlab.web.learn;

import dev.federationlab.lesson.Lesson;
import dev.federationlab.lesson.Lessons;
import dev.federationlab.lesson.Piece;
import dev.federationlab.prose.Heading;
import dev.federationlab.web.flow.PanelView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A lesson as its page shows it.
 *
 * @param meta {@code "Lesson 3 of 12 · 6 min · 2 live panels"}
 * @param builtOn the lessons it builds on, as links
 */
public record LessonView(
    String title,
    String summary,
    String meta,
    List<PieceView> pieces,
    List<Heading> headings,
    List<Lesson.Source> sources,
    List<LinkView> builtOn,
    @Nullable LinkView previous,
    @Nullable LinkView next) {

  /** A piece of the text; {@code panel} is there exactly if {@code kind} is {@code "panel"}. */
  public record PieceView(String kind, String html, @Nullable PanelView panel) {}

  /** A way to another lesson. */
  public record LinkView(String title, String href) {}

  /**
   * The view of a lesson.
   *
   * @param panels draws a panel, given its number from 1
   */
  public static LessonView of(
      Lessons course, Lesson lesson, BiFunction<Piece.Panel, Integer, PanelView> panels) {
    var pieces = new ArrayList<PieceView>();
    int number = 0;
    for (var piece : lesson.pieces()) {
      if (piece instanceof Piece.Panel panel) {
        number++;
        pieces.add(new PieceView(piece.kind(), "", panels.apply(panel, number)));
      } else {
        pieces.add(new PieceView(piece.kind(), piece.html(), null));
      }
    }
    return new LessonView(
        lesson.title(),
        lesson.summary(),
        meta(course, lesson, number),
        pieces,
        lesson.headings(),
        lesson.sources(),
        lesson.needs().stream()
            .flatMap(id -> course.find(id).stream())
            .map(LessonView::link)
            .toList(),
        course.previous(lesson).map(LessonView::link).orElse(null),
        course.next(lesson).map(LessonView::link).orElse(null));
  }

  private static LinkView link(Lesson lesson) {
    return new LinkView(lesson.title(), "/learn/" + lesson.id());
  }

  private static String meta(Lessons course, Lesson lesson, int panels) {
    var panelWords = panels == 1 ? "1 live panel" : panels + " live panels";
    return "Lesson %d of %d · %d min · %s"
        .formatted(course.number(lesson), course.all().size(), lesson.minutes(), panelWords);
  }
}
