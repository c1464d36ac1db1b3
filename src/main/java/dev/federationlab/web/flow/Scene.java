package dev.federationlab.web.flow;

import dev.federationlab.flow.Flow;
import dev.federationlab.flow.Message;
import dev.federationlab.flow.Progress;
import dev.federationlab.flow.Stage;
import dev.federationlab.flow.StageRun;
import dev.federationlab.flow.words.FlowWords;
import dev.federationlab.flow.words.StageWords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that a view of a stage is made from.
 *
 * @param shown the run that is looked at: the one that the address names, or the latest honest one;
 *     empty if the stage was never run
 */
public record Scene(
    Spot spot,
    Flow flow,
    Stage stage,
    FlowWords words,
    Progress progress,
    Optional<StageRun> shown,
    Instant now) {

  /** The stage's number, from 1. */
  int number() {
    return numberOf(stage);
  }

  int numberOf(Stage other) {
    return flow.stages().indexOf(other) + 1;
  }

  StageWords stageWords() {
    return words.stage(stage.id());
  }

  Optional<Stage> previous() {
    return number() > 1 ? Optional.of(flow.stages().get(number() - 2)) : Optional.empty();
  }

  Optional<Stage> next() {
    return number() < flow.stages().size()
        ? Optional.of(flow.stages().get(number()))
        : Optional.empty();
  }

  /** Whether the run that is shown is not the latest honest one, but one that was asked for. */
  boolean looksBack() {
    return (spot.run() != null && !showsLatest()) || (spot.fault() != null && showsFault());
  }

  private boolean showsLatest() {
    var latest = progress.run(stage.id()).map(StageRun::id);
    return latest.isPresent() && latest.equals(shown.map(StageRun::id));
  }

  /** Whether the run that is shown is one of the fault that the address names. */
  boolean showsFault() {
    return shown.isPresent() && spot.fault() != null && spot.fault().equals(shown.get().fault());
  }

  /**
   * The run of a stage as the diagram draws it: for the stage one is at, the run that is looked at.
   */
  Optional<StageRun> drawn(Stage other) {
    return other.equals(stage) ? shown : progress.run(other.id());
  }

  /** The selected exchange; the one that settles the run if the address names none. */
  Optional<Selected> selected() {
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    var messages = shown.get().messages();
    var preparation = shown.get().preparation();
    var asked = spot.exchange() == null ? "" : spot.exchange();
    for (int i = 0; i < preparation.size(); i++) {
      if (asked.equals("p" + (i + 1))) {
        return Optional.of(new Selected(asked, preparation.get(i)));
      }
    }
    for (int i = 0; i < messages.size(); i++) {
      if (asked.equals(String.valueOf(i + 1))) {
        return Optional.of(new Selected(asked, messages.get(i)));
      }
    }
    if (messages.isEmpty()) {
      return Optional.empty();
    }
    int settles = settling(messages);
    return Optional.of(new Selected(String.valueOf(settles + 1), messages.get(settles)));
  }

  /** A refusal ends a run; else the exchange that brought what the stage is for, or the last. */
  private static int settling(List<Message> messages) {
    int last = messages.size() - 1;
    if (Ending.of(messages.get(last)).refused()) {
      return last;
    }
    for (int i = 0; i < last; i++) {
      if (!messages.get(i).brings().isEmpty()) {
        return i;
      }
    }
    return last;
  }

  /** An exchange and the name by which the address selects it. */
  record Selected(String name, Message message) {}
}
