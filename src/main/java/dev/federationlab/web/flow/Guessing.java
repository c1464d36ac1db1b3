package dev.federationlab.web.flow;

import dev.federationlab.flow.Progress.Prediction;
import dev.federationlab.flow.words.Question;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question asked before a run, or afterwards the guess beside what happened.
 *
 * @param ask the question, as safe HTML
 * @param open whether it is still to be answered
 * @param verdict {@code "You guessed right."}; absent while it is open
 * @param why the reason of the option that was chosen, as safe HTML; absent if none was
 */
public record Guessing(
    String ask,
    List<Choice> choices,
    boolean open,
    @Nullable String verdict,
    @Nullable String why) {

  /**
   * An option; {@code look} is {@code "right"}, {@code "wrong"} or empty, {@code mark} says it in
   * words.
   */
  public record Choice(String id, String text, String look, String mark) {}

  /**
   * The question as it stands.
   *
   * @param run whether what it asks about was run already: then it is not asked any more
   */
  static Guessing of(Question question, Optional<Prediction> prediction, boolean run) {
    var open = !run && prediction.isEmpty();
    var chosen = prediction.map(Prediction::option).flatMap(question::option);
    var choices =
        question.options().stream()
            .map(
                option -> {
                  var mine = chosen.isPresent() && chosen.get().equals(option);
                  return new Choice(
                      option.id(),
                      option.text().html(),
                      look(open, run, mine, option),
                      mark(open, run, mine, option));
                })
            .toList();
    return new Guessing(
        question.ask().html(),
        choices,
        open,
        run ? verdict(chosen) : null,
        run
            ? chosen.map(option -> option.why().html()).orElse(question.answer().why().html())
            : null);
  }

  private static String look(boolean open, boolean run, boolean mine, Question.Option option) {
    if (open || !run) {
      return mine ? "chosen" : "";
    }
    if (option.right()) {
      return "right";
    }
    return mine ? "wrong" : "";
  }

  private static String mark(boolean open, boolean run, boolean mine, Question.Option option) {
    if (open || !run) {
      return mine ? "your guess" : "";
    }
    if (option.right()) {
      return mine ? "your guess, and what happened" : "what happened";
    }
    return mine ? "your guess" : "";
  }

  private static String verdict(Optional<Question.Option> chosen) {
    if (chosen.isEmpty()) {
      return "You ran it without a guess; this is what happened.";
    }
    return chosen.get().right() ? "You guessed right." : "It went otherwise than you guessed.";
  }
}
