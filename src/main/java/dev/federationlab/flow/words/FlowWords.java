package dev.federationlab.flow.words;

import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Flow;
import dev.federationlab.flow.StageRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The words of a flow.
 *
 * @param title in one line: {@code "Google → STS → S3"}
 * @param summary one sentence under the title
 * @param goal what one will have understood
 * @param meanings in this flow
 * @param everywhere meanings in every flow that does not say its own
 */
public record FlowWords(
    String id,
    String title,
    String summary,
    Passage goal,
    Map<String, StageWords> stages,
    Map<String, FaultWords> faults,
    List<Meaning> meanings,
    List<Meaning> everywhere) {
  public FlowWords {
    stages = Map.copyOf(stages);
    faults = Map.copyOf(faults);
    meanings = List.copyOf(meanings);
    everywhere = List.copyOf(everywhere);
  }

  /**
   * The words of a stage.
   *
   * @throws IllegalArgumentException if there are none, which a content test rules out
   */
  public StageWords stage(String id) {
    return Optional.ofNullable(stages.get(id))
        .orElseThrow(() -> new IllegalArgumentException("no words for stage: " + id));
  }

  /**
   * The words of a fault.
   *
   * @throws IllegalArgumentException if there are none, which a content test rules out
   */
  public FaultWords fault(String id) {
    return Optional.ofNullable(faults.get(id))
        .orElseThrow(() -> new IllegalArgumentException("no words for fault: " + id));
  }

  /** What a name means at a place; header names are looked up without regard to case. */
  public Optional<Meaning> meaning(Meaning.Place place, String name) {
    var header = place == Meaning.Place.REQUEST_HEADER || place == Meaning.Place.RESPONSE_HEADER;
    return Stream.concat(meanings.stream(), everywhere.stream())
        .filter(meaning -> meaning.place() == place)
        .filter(
            meaning -> header ? meaning.name().equalsIgnoreCase(name) : meaning.name().equals(name))
        .findFirst();
  }

  /**
   * The story of a run: the fault's own if it ended as the fault must, else the stage's for what
   * happened.
   */
  public Passage story(Flow flow, StageRun run) {
    var asExpected =
        flow.fault(run.fault())
            .map(Fault::expectedOutcome)
            .filter(run.outcome().id()::equals)
            .isPresent();
    if (run.fault() != null && asExpected) {
      return fault(run.fault()).story();
    }
    var stories = stage(run.stage()).stories();
    return Optional.ofNullable(stories.get(run.outcome().id()))
        .or(() -> Optional.ofNullable(stories.get("refused")))
        .orElseThrow(() -> new IllegalStateException("no story: " + run.stage()));
  }

  /**
   * The code of a stage with its placeholders {@code ${name}} filled in; an unknown one stays as it
   * is.
   */
  public List<StageWords.Snippet> code(String stage, Map<String, String> values) {
    return stage(stage).code().stream()
        .map(
            s ->
                new StageWords.Snippet(
                    s.id(), s.title(), s.language(), Placeholders.fill(s.text(), values)))
        .toList();
  }
}
