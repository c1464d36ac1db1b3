package dev.federationlab.lesson;

import dev.federationlab.prose.ContentFiles;
import dev.federationlab.prose.Markdown;
import dev.federationlab.prose.Page;
import dev.federationlab.prose.Terms;

/**
 * An entry of the glossary.
 *
 * @param id lower-case-with-dashes and stable: the file's name
 * @param title as it is written in a sentence: {@code "ID token"}
 * @param summary one sentence of plain text
 * @param html the explanation, safe
 */
public record Term(String id, String title, String summary, String html) {

  /**
   * Reads {@code content/glossary/NAME.md}: {@code title} and {@code summary} in front, the
   * explanation below.
   */
  static Term read(String name, String text) {
    var page = Page.read(ContentFiles.name("glossary/" + name), text);
    var front = page.front().only("title", "summary");
    return new Term(
        name.substring(0, name.length() - ".md".length()),
        front.text("title"),
        front.text("summary"),
        new Markdown(Terms.NONE).html(page.bodyAt(), page.body()));
  }
}
