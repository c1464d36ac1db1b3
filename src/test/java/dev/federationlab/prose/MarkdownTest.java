package dev.federationlab.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarkdownTest {
  private static final Place AT = new Place("content/lessons/010-x.md", 8);

  private final Markdown markdown =
      new Markdown(
          id ->
              id.equals("pkce")
                  ? Optional.of(new Terms.Meaning("#word-pkce", "a \"secret\" for one sign-in"))
                  : Optional.empty());

  @Test
  void showsHtmlInsteadOfObeyingIt() {
    assertThat(markdown.html(AT, "a <script>alert(1)</script> <b onclick=x>b</b>"))
        .isEqualTo(
            "<p>a &lt;script&gt;alert(1)&lt;/script&gt; &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n");
    assertThat(markdown.html(AT, "<img src=x onerror=alert(1)>\n")).doesNotContain("<img");
  }

  @Test
  void dropsAddressesThatRunSomething() {
    assertThat(markdown.html(AT, "[x](javascript:alert(1)) [y](data:text/html,x) [z](/learn)"))
        .isEqualTo(
            "<p><a rel=\"nofollow\" href=\"\">x</a> <a rel=\"nofollow\" href=\"\">y</a>"
                + " <a rel=\"nofollow\" href=\"/learn\">z</a></p>\n");
  }

  @Test
  void marksTermsAndSaysWhatTheyMean() {
    assertThat(markdown.html(AT, "half of [PKCE](term:pkce)"))
        .contains("class=\"term\"", "href=\"#word-pkce\"")
        .contains("title=\"a &quot;secret&quot; for one sign-in\"");
  }

  @Test
  void refusesATermThatNobodyExplains() {
    assertThatThrownBy(() -> markdown.html(AT, "one\n\ntwo [x](term:nonsense)"))
        .isInstanceOf(ContentException.class)
        .hasMessage("content/lessons/010-x.md:10: no such term: nonsense");
  }

  @Test
  void leavesBlocksOfTheGivenKindsToTheCaller() {
    var rendered =
        markdown.render(AT, "before\n\n```panel\nflow: google\n```\n\nafter", Set.of("panel"));

    assertThat(rendered.segments())
        .containsExactly(
            new Segment.Html("<p>before</p>\n"),
            new Segment.Block("panel", new Place("content/lessons/010-x.md", 11), "flow: google\n"),
            new Segment.Html("<p>after</p>\n"));
  }

  @Test
  void refusesABlockInsideAList() {
    assertThatThrownBy(
            () -> markdown.render(AT, "- one\n\n  ```panel\n  flow: x\n  ```\n", Set.of("panel")))
        .hasMessage("content/lessons/010-x.md:10: a `panel` must stand at the left margin");
  }

  @Test
  void givesEachHeadingAnAnchorOfItsOwn() {
    var rendered =
        markdown.render(AT, "## Who signs `what`?\n\n## The same\n\n## The same", Set.of());

    assertThat(rendered.headings())
        .containsExactly(
            new Heading(2, "who-signs-what", "Who signs what?"),
            new Heading(2, "the-same", "The same"),
            new Heading(2, "the-same-1", "The same"));
    assertThat(rendered.html()).contains("<h2 id=\"the-same-1\">");
  }

  @Test
  void letsWideBlocksBeScrolledFromTheKeyboard() {
    assertThat(markdown.html(AT, "```\ncode\n```\n")).contains("<pre tabindex=\"0\">");
  }

  @Test
  void namesTheLinksOfAText() {
    assertThat(markdown.render(AT, "[a](/learn)\n[b](#c)", Set.of()).links())
        .containsExactly(new Rendered.Link("/learn", AT), new Rendered.Link("#c", AT.down(1)));
  }
}
