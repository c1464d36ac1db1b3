package dev.federationlab.flow.words;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words of a stage.
 *
 * @param goal what it is for, in a sentence or two
 * @param before the story before the first run
 * @param question the prediction asked before the first run
 * @param stories the story of each outcome, by {@code Outcome.id()}; {@code "refused"} serves
 *     refusals without a story of their own
 * @param source where it is written how this works
 */
public record StageWords(
    String id,
    String title,
    Passage goal,
    Passage before,
    Question question,
    Map<String, Passage> stories,
    List<Snippet> code,
    List<Working> workings,
    String source) {

  /**
   * How one would do the same by other means.
   *
   * @param id {@code "curl"}, {@code "aws-cli"} or {@code "java"}
   * @param language of the text, for highlighting: {@code "bash"}, {@code "java"}
   * @param text with secrets as shell variables, {@code $ID_TOKEN}, and every other value filled in
   */
  public record Snippet(String id, String title, String language, String text) {}

  /**
   * What one of the numbers is that the app worked with, for stages whose point is arithmetic.
   *
   * @param id as in the run's own workings
   * @param title its name and how it is computed, in one line
   */
  public record Working(String id, String title, Passage text) {}

  public StageWords {
    stories = Map.copyOf(stories);
    code = List.copyOf(code);
    workings = List.copyOf(workings);
  }

  /** The words of a working, if there are any. */
  public Optional<Working> working(String id) {
    return workings.stream().filter(working -> working.id().equals(id)).findFirst();
  }
}
