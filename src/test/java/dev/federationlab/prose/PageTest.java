package dev.federationlab.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PageTest {
  @Test
  void partsFrontMatterFromBodyAndKeepsTheirLines() {
    var page = Page.read("content/x.md", "---\ntitle: X\n---\n\nbody\n");

    assertThat(page.front().text("title")).isEqualTo("X");
    assertThat(page.front().placeOf("title")).isEqualTo(new Place("content/x.md", 2));
    assertThat(page.body()).isEqualTo("\nbody");
    assertThat(page.bodyAt()).isEqualTo(new Place("content/x.md", 4));
  }

  @Test
  void takesAFileWithoutFrontMatterAsBody() {
    assertThat(Page.read("content/x.md", "body").body()).isEqualTo("body");
  }

  @Test
  void refusesFrontMatterThatDoesNotEnd() {
    assertThatThrownBy(() -> Page.read("content/x.md", "---\ntitle: X\n"))
        .hasMessage("content/x.md:1: the front matter has no closing `---`");
  }

  @Test
  void cutsABodyAtItsHeadings() {
    var parts =
        Page.read(
                "content/x.md", "intro\n# one\na\n## deep\nb\n```sh\n# no heading\n```\n# two\nc\n")
            .parts(1);

    assertThat(parts).extracting(Part::title).containsExactly("one", "two");
    assertThat(parts).extracting(Part::at).extracting(Place::line).containsExactly(2, 9);
    assertThat(parts.get(0).before(2)).isEqualTo("a\n");
    assertThat(parts.get(0).parts(2)).extracting(Part::title).containsExactly("deep");
    assertThat(parts.get(0).parts(2).get(0).text()).contains("# no heading");
  }
}
