package dev.federationlab.web.learn;

import dev.federationlab.flow.Runs;
import dev.federationlab.lesson.Lesson;
import dev.federationlab.lesson.Lessons;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The course as a list: parts, lessons, and which of them were run through. */
public record Contents(List<Part> parts) {

  /** Lessons under one heading. */
  public record Part(String title, List<Entry> lessons) {}

  /**
   * A lesson.
   *
   * @param state {@code "done"} if every panel was run to a good end, {@code "begun"} if one was,
   *     or {@code ""}
   */
  public record Entry(
      String id,
      String title,
      String summary,
      int minutes,
      String href,
      String state,
      boolean current) {}

  /** The course for a learner who reads {@code current}, or none of it. */
  public static Contents of(Lessons lessons, @Nullable Lesson current, Runs runs, String learner) {
    var parts = new ArrayList<Part>();
    lessons
        .parts()
        .forEach(
            (title, of) ->
                parts.add(
                    new Part(
                        title,
                        of.stream()
                            .map(
                                lesson ->
                                    new Entry(
                                        lesson.id(),
                                        lesson.title(),
                                        lesson.summary(),
                                        lesson.minutes(),
                                        "/learn/" + lesson.id(),
                                        state(lesson, runs, learner),
                                        lesson.equals(current)))
                            .toList())));
    return new Contents(parts);
  }

  private static String state(Lesson lesson, Runs runs, String learner) {
    var panels = lesson.panels();
    long run =
        panels.stream()
            .filter(panel -> runs.flow(panel.flow()).isPresent())
            .filter(
                panel ->
                    runs.progress(learner, panel.flow())
                        .run(panel.stage())
                        .filter(r -> r.outcome().done())
                        .isPresent())
            .count();
    if (run == 0) {
      return "";
    }
    return run == panels.size() ? "done" : "begun";
  }
}
