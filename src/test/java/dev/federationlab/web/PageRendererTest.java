package dev.federationlab.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageRendererTest {
  @TempDir Path folder;

  @Test
  void throwsOnAFragmentThatDoesNotExist() throws Exception {
    Files.writeString(
        folder.resolve("page.html"), "<p th:fragment=\"one\" th:text=\"${word}\"></p>");
    var pages = new PageRenderer(new Assets(null), folder);

    assertThat(pages.render("page#one", Map.of("word", "<b>"))).isEqualTo("<p>&lt;b&gt;</p>");
    assertThatThrownBy(() -> pages.render("page#two", Map.of("word", "")))
        .hasMessage("blank fragment: page#two");
  }

  @Test
  void readsAFolderAnew() throws Exception {
    var pages = new PageRenderer(new Assets(null), folder);
    Files.writeString(folder.resolve("page.html"), "<p>one</p>");
    assertThat(pages.render("page", Map.of())).contains("one");

    Files.writeString(folder.resolve("page.html"), "<p>two</p>");
    assertThat(pages.render("page", Map.of())).contains("two");
  }
}
