package dev.federationlab.flow.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.federationlab.prose.ContentException;
import dev.federationlab.prose.Markdown;
import dev.federationlab.prose.Terms;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final String WHOLE =
      """
      ---
      title: A title
      summary: A summary.
      ---
      # Goal
      The goal.
      # Stage first: The first stage
      ## Goal
      What it is *for*.
      ## Before
      Before it runs.
      ## Question
      What comes back?

      - `right-one` (right): a code
        Since it is so.
      - `wrong-one`: a token
        It is not,
        in two lines.
      - `other-one`: nothing
        It is not.
      ## Outcome done
      It went well.
      ## Outcome refused
      It was refused.
      ## Outcome broken
      It broke.
      ## Code curl: curl
      ```bash
      # a comment, no heading
      curl ${endpoint}/x -d "$SECRET"
      ```
      ## Working A: A = g^a mod N
      The app's public number.
      ## Working a: a, at random
      Never leaves the app.
      ## Source
      RFC 1 §2
      # Meanings
      ## query
      - `a`, `b`: two names with
        one meaning. *RFC 3 §4*
      ## request-header
      - `Some-Header`: a header. *RFC 5*
      """;

  @Test
  void readsTheWordsOfAStage() {
    var words = read(WHOLE);

    assertThat(words.title()).isEqualTo("A title");
    var stage = words.stage("first");
    assertThat(stage.title()).isEqualTo("The first stage");
    assertThat(stage.goal().html()).isEqualTo("<p>What it is <em>for</em>.</p>\n");
    assertThat(stage.stories().keySet()).containsExactlyInAnyOrder("done", "refused", "broken");
    assertThat(stage.question().answer().id()).isEqualTo("right-one");
    assertThat(stage.question().option("wrong-one").orElseThrow().why().markdown())
        .isEqualTo("It is not,\nin two lines.");
    assertThat(stage.source()).isEqualTo("RFC 1 §2");
  }

  @Test
  void readsWhatTheNumbersAreInTheirOrderAndByTheirIdsCase() {
    var stage = read(WHOLE).stage("first");

    assertThat(stage.workings())
        .extracting(StageWords.Working::title)
        .containsExactly("A = g^a mod N", "a, at random");
    assertThat(stage.working("a").orElseThrow().text().html())
        .isEqualTo("<p>Never leaves the app.</p>\n");
    assertThat(stage.working("b")).isEmpty();
  }

  @Test
  void fillsInWhatItKnowsAndLeavesSecretsToTheShell() {
    var code = read(WHOLE).code("first", Map.of("endpoint", "http://localhost:1")).get(0);

    assertThat(code.text())
        .isEqualTo("# a comment, no heading\ncurl http://localhost:1/x -d \"$SECRET\"");
    assertThat(code.language()).isEqualTo("bash");
    assertThat(read(WHOLE).code("first", Map.of()).get(0).text()).contains("${endpoint}");
  }

  @Test
  void findsMeaningsByPlaceAndHeadersInAnyCase() {
    var words = read(WHOLE);

    assertThat(words.meaning(Meaning.Place.QUERY, "b").orElseThrow().source())
        .isEqualTo("RFC 3 §4");
    assertThat(words.meaning(Meaning.Place.QUERY, "B")).isEmpty();
    assertThat(words.meaning(Meaning.Place.FORM, "b")).isEmpty();
    assertThat(words.meaning(Meaning.Place.REQUEST_HEADER, "some-header")).isPresent();
  }

  @Test
  void findsWhatHoldsEverywhereWhereTheFlowDoesNotSayItItself() {
    var markdown = new Markdown(Terms.NONE);
    var everywhere =
        WordsReader.meanings(
            "meanings.md",
            """
            # query

            - `b`: something else. *RFC 5*
            - `other`: something. *RFC 6*
            """,
            markdown);

    var words = WordsReader.read("x", WHOLE, everywhere, markdown);

    assertThat(words.meaning(Meaning.Place.QUERY, "b").orElseThrow().source())
        .isEqualTo("RFC 3 §4");
    assertThat(words.meaning(Meaning.Place.QUERY, "other").orElseThrow().source())
        .isEqualTo("RFC 6");
  }

  @Test
  void namesTheLineOfWhatIsWrong() {
    refuses("## Before\n", "## Befor\n", "content/flows/x.md:7: `## Before` is missing");
    refuses(
        "## Outcome broken\nIt broke.\n",
        "",
        "content/flows/x.md:7: `## Outcome broken` is missing");
    refuses(
        "## Source\n", "## Extra\nx\n## Source\n", "content/flows/x.md:37: unknown section: Extra");
    refuses("## Working a: a,", "## Working A: a,", "content/flows/x.md:35: is there twice");
    refuses("## Working a: a,", "## Working a a,", "content/flows/x.md:35: unknown section");
    refuses("Never leaves the app.", "", "content/flows/x.md:35: `## Working a: a, at random` is");
    refuses("# Meanings\n", "# Meaning\n", "content/flows/x.md:39: unknown part");
    refuses(
        "# Goal\nThe",
        "# Stage first: again\nThe",
        "content/flows/x.md:5: `## Outcome done` is missing");
    refuses("`wrong-one`", "`right-one`", "content/flows/x.md:17: an option has one ID of its own");
    refuses(
        "- `wrong-one`: a",
        "- wrong-one: a",
        "content/flows/x.md:17: an item is \"- `name`: text\"");
    refuses(
        "`wrong-one`:",
        "`wrong-one` (right):",
        "content/flows/x.md:12: a question has three options");
    refuses("  It is not.\n", "\n", "content/flows/x.md:20: an option says why");
    refuses("## query", "## queries", "content/flows/x.md:40: unknown place `queries`");
    refuses(" *RFC 5*", "", "content/flows/x.md:44: a meaning ends in its source");
    refuses("```bash\n", "bash\n", "code is one fenced block");
    refuses("summary: A summary.", "sumary: x", "unknown key `sumary`");
  }

  private static void refuses(String text, String instead, String message) {
    assertThat(WHOLE).contains(text);
    assertThatThrownBy(() -> read(WHOLE.replace(text, instead)))
        .isInstanceOf(ContentException.class)
        .hasMessageContaining(message);
  }

  private static FlowWords read(String text) {
    return WordsReader.read("x", text, List.of(), new Markdown(Terms.NONE));
  }
}
