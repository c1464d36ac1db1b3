package dev.federationlab.lesson;

import dev.federationlab.prose.Place;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A piece of a lesson, in the order of the text. */
public sealed interface Piece {

  /** {@code "prose"}, {@code "panel"}, {@code "exam-note"} or {@code "words"}, for templates. */
  String kind();

  /** The piece as safe HTML; empty for a panel, which its page draws. */
  String html();

  /** Running text. */
  record Prose(String html) implements Piece {
    @Override
    public String kind() {
      return "prose";
    }
  }

  /** What an exam asks about this, in a box of its own. */
  record ExamNote(String html) implements Piece {
    @Override
    public String kind() {
      return "exam-note";
    }
  }

  /** The terms that the text links to, as a list at the end of the lesson. */
  record Words(List<Term> terms, String html) implements Piece {
    /** Copies. */
    public Words {
      terms = List.copyOf(terms);
    }

    @Override
    public String kind() {
      return "words";
    }
  }

  /**
   * A stage that the learner runs in place.
   *
   * @param flow the flow's id
   * @param stage the stage's id
   * @param tab the tab to open first: {@code "story"}, {@code "wire"}, ...; absent leaves it to the
   *     page
   * @param faults ids of the stage's faults to offer beside the run, in order
   * @param at where the lesson says so
   */
  record Panel(String flow, String stage, @Nullable String tab, List<String> faults, Place at)
      implements Piece {
    /** Copies. */
    public Panel {
      faults = List.copyOf(faults);
    }

    /** The tab to open first, if the lesson names one. */
    public Optional<String> openTab() {
      return Optional.ofNullable(tab);
    }

    @Override
    public String kind() {
      return "panel";
    }

    @Override
    public String html() {
      return "";
    }
  }
}
