package dev.federationlab.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

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

  /** Words of somebody who is not sure; what cannot be confirmed is not taught. */
  private static final Pattern UNSURE =
      Pattern.compile("(?i)\\b(unconfirmed|todo|tbd|fixme|lorem|presumably|i think)\\b|\\?\\?");

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
      } else {
        assertThat(address)
            .as("%s", link.at())
            .matches("https://.+|term:.+|/flows/.+|/(learn|break-it|console|quiz)");
      }
    }
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
    assertThat(text(lesson)).doesNotContainPattern(UNSURE);
  }

  private static void showsNoHtml(Lesson lesson) {
    assertThat(text(lesson)).doesNotContainPattern("&lt;/?[a-z]+[ &/]");
  }

  /** What is read from top to bottom: the words at the foot are for looking up. */
  private static String text(Lesson lesson) {
    return lesson.pieces().stream()
        .filter(piece -> !(piece instanceof Piece.Words))
        .map(Piece::html)
        .map(html -> TAG.matcher(html).replaceAll(" "))
        .collect(Collectors.joining(" "));
  }
}
