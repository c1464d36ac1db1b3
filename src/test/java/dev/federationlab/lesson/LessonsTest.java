package dev.federationlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.federationlab.prose.ContentException;
import dev.federationlab.prose.ContentFiles;
import dev.federationlab.prose.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LessonsTest {
  private static final String FRONT =
      """
      ---
      title: A title
      part: A part
      summary: A sentence.
      minutes: 7
      sources:
        - title: A source
          url: https://example.com/source
      ---
      """;

  @Test
  void takesOrderAndIdFromTheFileName() {
    var lessons = read(Map.of("lessons/020-second.md", FRONT, "lessons/010-the-first.md", FRONT));

    assertThat(lessons.all()).extracting(Lesson::id).containsExactly("the-first", "second");
    var first = lessons.find("the-first").orElseThrow();
    assertThat(lessons.next(first)).map(Lesson::id).contains("second");
    assertThat(lessons.previous(first)).isEmpty();
    assertThat(lessons.number(first)).isEqualTo(1);
    assertThat(lessons.parts()).containsOnlyKeys("A part");
  }

  @Test
  void readsProsePanelsAndExamNotesInOrder() {
    var lesson =
        one(
            FRONT
                + """
                Text.

                ## A section

                ```panel
                flow: google
                stage: trade-code
                tab: wire
                faults: [code-used-twice]
                ```

                ```exam
                Not **signed**.
                ```
                """);

    assertThat(lesson.pieces())
        .containsExactly(
            new Piece.Prose("<p>Text.</p>\n<h2 id=\"a-section\">A section</h2>\n"),
            new Piece.Panel(
                "google",
                "trade-code",
                "wire",
                List.of("code-used-twice"),
                new Place("content/lessons/010-one.md", 15)),
            new Piece.ExamNote("<p>Not <strong>signed</strong>.</p>\n"));
    assertThat(lesson.panels()).hasSize(1);
    assertThat(lesson.headings()).extracting(heading -> heading.id()).containsExactly("a-section");
  }

  @Test
  void explainsTheTermsOfATextAtItsFoot() {
    var lesson =
        read(Map.of(
                "glossary/pkce.md",
                "---\ntitle: PKCE & co\nsummary: In short.\n---\nAt length.\n",
                "lessons/010-one.md",
                FRONT + "By [that](term:pkce).\n\n```exam\n[Again](term:pkce).\n```\n"))
            .find("one")
            .orElseThrow();

    assertThat(lesson.pieces()).last().isInstanceOf(Piece.Words.class);
    var words = (Piece.Words) lesson.pieces().get(2);
    assertThat(words.terms()).hasSize(1);
    assertThat(words.html())
        .contains("<dt id=\"word-pkce\">PKCE &amp; co</dt>", "<dd><p>At length.</p>\n</dd>");
    assertThat(lesson.pieces().get(0).html()).contains("href=\"#word-pkce\"");
  }

  @Test
  void refusesWhatCannotBeAndSaysWhere() {
    refused(FRONT.replace("minutes: 7", "minutes: 0"), ":5: `minutes` must be at least 1: 0");
    refused(FRONT.replace("minutes: 7\n", ""), ":2: `minutes` is missing");
    refused(
        FRONT.replace("https:", "http:"),
        ":8: `url` must begin with https://: http://example.com/source");
    refused(
        FRONT.replace("title: A title", "titel: A title"),
        ":2: unknown key `titel`, known are title, part, summary, minutes, needs, sources");
    refused(
        FRONT + "# A title\n",
        ":10: the title is in the front matter, sections begin with ##: A title");
    refused(
        FRONT + "```panel\nflow: x\nstage: y\nfault: z\n```\n",
        ":13: unknown key `fault`, known are flow, stage, tab, faults");
    refused(
        FRONT.replace("minutes: 7", "minutes: 7\nneeds: [nothing]"),
        ":1: `needs` names no lesson: nothing");
  }

  @Test
  void refusesTwoLessonsOfOneNumber() {
    assertThatThrownBy(() -> read(Map.of("lessons/010-a.md", FRONT, "lessons/010-b.md", FRONT)))
        .hasMessageContaining("has the same name or number");
  }

  @Test
  void refusesAFileNameThatGivesNoOrder() {
    assertThatThrownBy(() -> read(Map.of("lessons/first.md", FRONT)))
        .hasMessageStartingWith("content/lessons/first.md:1: a lesson's file is named like");
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> one(text))
        .isInstanceOf(ContentException.class)
        .hasMessage("content/lessons/010-one.md" + message);
  }

  private static Lesson one(String text) {
    return read(Map.of("lessons/010-one.md", text)).all().get(0);
  }

  private static Lessons read(Map<String, String> texts) {
    return Lessons.read(new Texts(new TreeMap<>(texts)));
  }

  /** Content that a test has written. */
  private record Texts(TreeMap<String, String> texts) implements ContentFiles {
    @Override
    public List<String> list(String folder) {
      return texts.keySet().stream()
          .filter(path -> path.startsWith(folder + "/"))
          .map(path -> path.substring(folder.length() + 1))
          .toList();
    }

    @Override
    public Optional<String> read(String path) {
      return Optional.ofNullable(texts.get(path));
    }

    @Override
    public String version() {
      return "test";
    }
  }
}
