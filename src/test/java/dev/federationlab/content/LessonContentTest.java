package dev.federationlab.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Flow;
import dev.federationlab.flow.catalog.FlowCatalog;
import dev.federationlab.lesson.Glossary;
import dev.federationlab.lesson.Lesson;
import dev.federationlab.lesson.Lessons;
import dev.federationlab.lesson.Piece;
import dev.federationlab.prose.ContentFiles;
import dev.federationlab.prose.Heading;
import dev.federationlab.prose.Rendered;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every lesson as it is written: reading it already proves its front matter, terms and blocks. */
class LessonContentTest {
  private static final ContentFiles FILES = ContentFiles.packaged();
  private static final Lessons LESSONS = Lessons.read(FILES);
  private static final Glossary GLOSSARY = Glossary.read(FILES);
  private static final Pattern TAG = Pattern.compile("<[^>]*>");

  private static final List<Flow> FLOWS = FlowCatalog.flows();
  private static final Set<String> TABS =
      Set.of("story", "wire", "token", "checks", "code", "break-it");

  /**
   * Words of somebody who is not sure; what cannot be confirmed is not taught. As code, UNCONFIRMED
   * is a user's status.
   */
  private static final Pattern UNSURE =
      Pattern.compile(
          "(?i)(?<!<code>)\\b(unconfirmed|todo|tbd|fixme|lorem|presumably|i think)\\b|\\?\\?");

  @TestFactory
  Stream<DynamicContainer> aLesson() {
    return LESSONS.all().stream()
        .map(
            lesson ->
                dynamicContainer(
                    lesson.at().file(),
                    Stream.of(
                        dynamicTest("has an exam note", () -> hasAnExamNote(lesson)),
                        dynamicTest("runs what it talks about", () -> runsSomething(lesson)),
                        dynamicTest("names stages that exist", () -> namesWhatExists(lesson)),
                        dynamicTest("has headings to find one's way", () -> hasHeadings(lesson)),
                        dynamicTest("links to nothing dead", () -> linksToNothingDead(lesson)),
                        dynamicTest("says honestly how long it takes", () -> minutes(lesson)),
                        dynamicTest("teaches only what is sure", () -> isSure(lesson)),
                        dynamicTest("shows no raw HTML", () -> showsNoHtml(lesson)))));
  }

  @Test
  void everyTermIsUsedSomewhere() {
    var used =
        LESSONS.all().stream()
            .flatMap(lesson -> lesson.links().stream())
            .map(Rendered.Link::address)
            .filter(address -> address.startsWith("term:"))
            .map(address -> address.substring("term:".length()))
            .collect(Collectors.toSet());

    assertThat(GLOSSARY.terms()).allSatisfy(term -> assertThat(used).contains(term.id()));
  }

  @Test
  void everyTermIsOneSentenceInShort() {
    assertThat(GLOSSARY.terms())
        .isNotEmpty()
        .allSatisfy(term -> assertThat(term.summary()).matches("[A-Z].{20,160}\\."))
        .allSatisfy(term -> assertThat(term.html()).isNotBlank().doesNotContain("&lt;"));
  }

  private static void hasAnExamNote(Lesson lesson) {
    assertThat(lesson.pieces()).hasAtLeastOneElementOfType(Piece.ExamNote.class);
  }

  private static void runsSomething(Lesson lesson) {
    assertThat(lesson.panels()).isNotEmpty();
  }

  private static void namesWhatExists(Lesson lesson) {
    for (var panel : lesson.panels()) {
      var flow = FLOWS.stream().filter(known -> known.id().equals(panel.flow())).findFirst();
      assertThat(flow).as("%s: flow %s", panel.at(), panel.flow()).isPresent();
      var stage = flow.orElseThrow().stage(panel.stage());
      assertThat(stage).as("%s: stage %s", panel.at(), panel.stage()).isPresent();
      assertThat(stage.orElseThrow().faults())
          .as("%s", panel.at())
          .extracting(Fault::id)
          .containsAll(panel.faults());
      assertThat(panel.openTab().map(TABS::contains).orElse(true))
          .as("%s: tab %s", panel.at(), panel.tab())
          .isTrue();
    }
  }

  private static void hasHeadings(Lesson lesson) {
    assertThat(lesson.headings()).hasSizeGreaterThanOrEqualTo(2);
  }

  private static void linksToNothingDead(Lesson lesson) {
    var own = lesson.headings().stream().map(Heading::id).collect(Collectors.toSet());
    for (var link : lesson.links()) {
      var address = link.address();
      if (address.startsWith("#")) {
        assertThat(own).as("%s", link.at()).contains(address.substring(1));
      } else if (address.startsWith("/learn/")) {
        assertThat(anchorsOfTheCourse()).as("%s", link.at()).contains(address);
      } else if (address.startsWith("/flows/")) {
        assertThat(pagesOfAllFlows()).as("%s", link.at()).contains(address);
      } else {
        assertThat(address)
            .as("%s", link.at())
            .matches("https://.+|term:.+|/(learn|flows|break-it|inbox|coverage)");
      }
    }
  }

  /** Every stage, and any two flows side by side. */
  private static Set<String> pagesOfAllFlows() {
    return FLOWS.stream()
        .flatMap(
            flow ->
                Stream.concat(
                    flow.stages().stream().map(stage -> "/flows/" + flow.id() + "/" + stage.id()),
                    FLOWS.stream()
                        .filter(other -> !other.equals(flow))
                        .map(other -> "/flows/compare/" + flow.id() + "/" + other.id())))
        .collect(Collectors.toSet());
  }

  private static Set<String> anchorsOfTheCourse() {
    return LESSONS.all().stream()
        .flatMap(
            lesson ->
                Stream.concat(
                    Stream.of("/learn/" + lesson.id()),
                    lesson.headings().stream()
                        .map(heading -> "/learn/" + lesson.id() + "#" + heading.id())))
        .collect(Collectors.toSet());
  }

  /** Two hundred words a minute, and a minute to predict, run and look at each panel. */
  private static void minutes(Lesson lesson) {
    var words = List.of(text(lesson).strip().split("\\s+")).size();
    var likely = words / 200.0 + lesson.panels().size();

    assertThat((double) lesson.minutes()).isBetween(likely - 1.5, likely + 1.5);
    assertThat(lesson.minutes()).as("a lesson is short").isLessThanOrEqualTo(10);
  }

  private static void isSure(Lesson lesson) {
    assertThat(html(lesson)).doesNotContainPattern(UNSURE);
  }

  private static void showsNoHtml(Lesson lesson) {
    assertThat(text(lesson)).doesNotContainPattern("&lt;/?[a-z]+[ &/]");
  }

  /** What is read from top to bottom: the words at the foot are for looking up. */
  private static String html(Lesson lesson) {
    return lesson.pieces().stream()
        .filter(piece -> !(piece instanceof Piece.Words))
        .map(Piece::html)
        .collect(Collectors.joining(" "));
  }

  private static String text(Lesson lesson) {
    return TAG.matcher(html(lesson)).replaceAll(" ");
  }
}
