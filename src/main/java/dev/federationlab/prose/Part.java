package dev.federationlab.prose;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A heading of a Markdown file with the text below it.
 *
 * @param title the heading, without its marks
 * @param at the place of the heading
 * @param text Markdown below the heading
 */
public record Part(String title, Place at, String text) {

  /** The place of the text's first line. */
  public Place textAt() {
    return at.down(1);
  }

  /** The text before the first heading of the level. */
  public String before(int level) {
    var kept = new StringBuilder();
    var fence = new Fence();
    for (var line : text.split("\n", -1)) {
      if (!fence.inside(line) && depth(line) > 0 && depth(line) <= level) {
        break;
      }
      kept.append(line).append('\n');
    }
    return kept.toString();
  }

  /** The text cut at its headings of a deeper level, see {@link Page#parts}. */
  public List<Part> parts(int level) {
    return cut(textAt(), text, level);
  }

  static List<Part> cut(Place at, String markdown, int level) {
    var parts = new ArrayList<Part>();
    var fence = new Fence();
    var lines = markdown.split("\n", -1);
    @Nullable String title = null;
    var titleAt = at;
    var text = new StringBuilder();
    for (int i = 0; i < lines.length; i++) {
      var depth = fence.inside(lines[i]) ? 0 : depth(lines[i]);
      if (depth == 0 || depth > level) {
        text.append(lines[i]).append('\n');
        continue;
      }
      if (title != null) {
        parts.add(new Part(title, titleAt, text.toString()));
      }
      title = depth == level ? lines[i].substring(depth).strip() : null;
      titleAt = at.down(i);
      text.setLength(0);
    }
    if (title != null) {
      parts.add(new Part(title, titleAt, text.toString()));
    }
    return List.copyOf(parts);
  }

  /** How many marks the line has if it is a heading, else 0. */
  private static int depth(String line) {
    var marks = 0;
    while (marks < line.length() && line.charAt(marks) == '#') {
      marks++;
    }
    return marks <= 6 && marks < line.length() && line.charAt(marks) == ' ' ? marks : 0;
  }

  /** Follows fenced blocks, in which a {@code #} starts a comment and no heading. */
  private static final class Fence {
    private @Nullable String open;

    boolean inside(String line) {
      var stripped = line.strip();
      if (open == null) {
        open = stripped.startsWith("```") ? "```" : stripped.startsWith("~~~") ? "~~~" : null;
        return open != null;
      }
      if (stripped.equals(open)) {
        open = null;
      }
      return true;
    }
  }
}
