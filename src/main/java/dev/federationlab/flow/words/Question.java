package dev.federationlab.flow.words;

import java.util.List;
import java.util.Optional;

/** A prediction that is asked before a first run: what will happen, or who will refuse and why. */
public record Question(Passage ask, List<Option> options) {

  /**
   * One answer.
   *
   * @param id lower-case-with-dashes, unique within the question
   * @param right exactly one option is
   * @param why why it is right, or what is mistaken about it
   */
  public record Option(String id, Passage text, boolean right, Passage why) {}

  public Question {
    options = List.copyOf(options);
  }

  /** The right answer. */
  public Option answer() {
    return options.stream().filter(Option::right).findFirst().orElseThrow();
  }

  /** The option of this ID. */
  public Optional<Option> option(String id) {
    return options.stream().filter(option -> option.id().equals(id)).findFirst();
  }
}
