package dev.federationlab.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Flow;
import dev.federationlab.flow.Stage;
import dev.federationlab.flow.catalog.FlowCatalog;
import dev.federationlab.flow.words.FlowWords;
import dev.federationlab.flow.words.Passage;
import dev.federationlab.flow.words.Question;
import dev.federationlab.flow.words.Words;
import dev.federationlab.prose.ContentFiles;
import dev.federationlab.prose.Markdown;
import dev.federationlab.prose.Terms;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The words of every flow: each stage and fault has its own, and they are short. */
class FlowWordsContentTest {
  private static final int LONGEST_STORY = 120;
  private static final Words WORDS = Words.read(ContentFiles.packaged(), new Markdown(Terms.NONE));

  /** The mark of a fact that is not confirmed; in code marks it is the state of a user. */
  private static final Pattern UNSURE =
      Pattern.compile(
          "(?<!`)\\bUNCONFIRMED\\b|(?i)\\b(todo|tbd|fixme|lorem|presumably|i think)\\b|\\?\\?");

  @TestFactory
  Stream<DynamicTest> aFlow() {
    return FlowCatalog.flows().stream()
        .flatMap(
            flow ->
                Stream.of(
                    dynamicTest(flow.id() + " has words for all of it", () -> isWhole(flow)),
                    dynamicTest(flow.id() + " is told in short stories", () -> isShort(flow)),
                    dynamicTest(flow.id() + " asks fair questions", () -> isFair(flow)),
                    dynamicTest(flow.id() + " teaches only what is sure", () -> isSure(flow))));
  }

  @Test
  void noWordsAreOfAFlowThatIsNone() {
    assertThat(FlowCatalog.flows()).extracting(Flow::id).containsAll(WORDS.flows().keySet());
  }

  private static void isWhole(Flow flow) {
    var words = words(flow);

    assertThat(words.stages().keySet())
        .containsExactlyInAnyOrderElementsOf(flow.stages().stream().map(Stage::id).toList());
    assertThat(words.faults().keySet())
        .containsExactlyInAnyOrderElementsOf(
            flow.stages().stream()
                .flatMap(stage -> stage.faults().stream())
                .map(Fault::id)
                .toList());
  }

  private static void isShort(Flow flow) {
    assertThat(stories(flow))
        .allSatisfy(story -> assertThat(wordsIn(story)).isBetween(5, LONGEST_STORY));
  }

  /**
   * Three plausible answers, a reason for each, and no place where the right one usually stands.
   */
  private static void isFair(Flow flow) {
    var questions = questions(flow);
    assertThat(questions)
        .allSatisfy(
            question -> {
              assertThat(question.options()).hasSize(3);
              assertThat(question.options()).filteredOn(Question.Option::right).hasSize(1);
              assertThat(question.options())
                  .allSatisfy(option -> assertThat(wordsIn(option.why())).isGreaterThan(5));
            });
    for (int place = 0; place < 3; place++) {
      var here = place;
      assertThat(questions)
          .filteredOn(question -> question.options().get(here).right())
          .hasSizeGreaterThan(questions.size() / 5);
    }
  }

  private static void isSure(Flow flow) {
    assertThat(stories(flow))
        .allSatisfy(story -> assertThat(story.markdown()).doesNotContainPattern(UNSURE));
    assertThat(words(flow).meanings())
        .allSatisfy(meaning -> assertThat(meaning.source()).isNotBlank())
        .allSatisfy(meaning -> assertThat(meaning.text().markdown()).doesNotContainPattern(UNSURE));
  }

  private static FlowWords words(Flow flow) {
    return WORDS.flow(flow.id()).orElseThrow();
  }

  private static List<Passage> stories(Flow flow) {
    var words = words(flow);
    var ofStages =
        words.stages().values().stream()
            .flatMap(
                stage ->
                    Stream.concat(
                        Stream.of(stage.goal(), stage.before()),
                        stage.stories().values().stream()));
    var ofFaults =
        words.faults().values().stream()
            .flatMap(fault -> Stream.of(fault.spoils(), fault.story(), fault.mend()));
    return Stream.concat(ofStages, ofFaults).toList();
  }

  private static List<Question> questions(Flow flow) {
    var words = words(flow);
    return Stream.concat(
            words.stages().values().stream().map(stage -> stage.question()),
            words.faults().values().stream().map(fault -> fault.question()))
        .toList();
  }

  private static int wordsIn(Passage passage) {
    return passage.markdown().strip().split("\\s+").length;
  }
}
