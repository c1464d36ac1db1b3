package dev.federationlab.prose;

import java.util.List;

/**
 * A content file taken apart: the YAML between the first two lines {@code ---}, and the Markdown
 * after it.
 *
 * @param front the front matter; empty where a file has none
 * @param bodyAt the place of the body's first line
 * @param body Markdown
 */
public record Page(Fields front, Place bodyAt, String body) {

  /**
   * Takes a file apart.
   *
   * @param file its path as a writer would name it
   * @throws ContentException if the front matter does not end or is not YAML
   */
  public static Page read(String file, String text) {
    var start = new Place(file, 1);
    var lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals("---")) {
      return new Page(Fields.read(start, ""), start, text);
    }
    var end = lines.subList(1, lines.size()).indexOf("---") + 1;
    if (end == 0) {
      throw new ContentException(start, "the front matter has no closing `---`");
    }
    var front = Fields.read(start.down(1), join(lines.subList(1, end)));
    return new Page(front, start.down(end + 1), join(lines.subList(end + 1, lines.size())));
  }

  /**
   * The body cut at its headings of one level: a part is a heading's text and what stands below it,
   * up to the next heading of that level or a higher one. What stands before the first is left out;
   * parts may be cut again.
   *
   * @param level 1 for {@code #}, 2 for {@code ##}, ...
   */
  public List<Part> parts(int level) {
    return Part.cut(bodyAt, body, level);
  }

  private static String join(List<String> lines) {
    return String.join("\n", lines);
  }
}
