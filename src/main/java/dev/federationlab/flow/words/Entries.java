package dev.federationlab.flow.words;

import dev.federationlab.prose.ContentException;
import dev.federationlab.prose.Markdown;
import dev.federationlab.prose.Part;
import dev.federationlab.prose.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The lists in the words: options and meanings, each an item that begins with names in code marks.
 * What follows an item's first line, indented, belongs to it.
 *
 * <pre>
 * - `credentials` (right): 200, with credentials     - `client_id`: which app asks. *RFC 6749 §2.2*
 *   Because ...
 * </pre>
 */
final class Entries {
  private static final Pattern ITEM =
      Pattern.compile("- (`[^`]+`(?:, `[^`]+`)*)( \\(right\\))?: (.+)");
  private static final Pattern SOURCED = Pattern.compile("(?s)(.+?)\\s+\\*([^*]+)\\*\\s*");
  private static final Pattern FENCE = Pattern.compile("(?s)\\s*```([a-z]+)\\n(.*?)\\n?```\\s*");

  private static final String TERM_LINK = "term:";

  private Entries() {}

  private record Item(Place at, List<String> names, boolean right, String first, String rest) {}

  static Passage passage(Place at, String text, Markdown markdown) {
    var stripped = text.strip();
    var skipped =
        (int) text.substring(0, text.length() - text.stripLeading().length()).lines().count();
    var passage = new Passage(stripped, () -> markdown.html(at.down(skipped), stripped));
    if (stripped.contains(TERM_LINK)) {
      // Only such a link can be wrong, and is told when the file is read.
      passage.html();
    }
    return passage;
  }

  static Question question(Part section, Markdown markdown) {
    var items = items(section);
    var options = new ArrayList<Question.Option>();
    var ids = new HashSet<String>();
    for (var item : items) {
      if (!ids.add(item.names().get(0)) || item.names().size() > 1) {
        throw new ContentException(item.at(), "an option has one ID of its own: " + item.names());
      }
      if (item.rest().isBlank()) {
        throw new ContentException(item.at(), "an option says why, in an indented line below it");
      }
      options.add(
          new Question.Option(
              item.names().get(0),
              passage(item.at(), item.first(), markdown),
              item.right(),
              passage(item.at().down(1), item.rest(), markdown)));
    }
    if (options.size() != 3 || options.stream().filter(Question.Option::right).count() != 1) {
      throw new ContentException(
          section.at(), "a question has three options, one of them marked (right)");
    }
    return new Question(passage(section.textAt(), beforeItems(section), markdown), options);
  }

  static List<Meaning> meanings(Part section, Markdown markdown) {
    var place = place(section);
    var meanings = new ArrayList<Meaning>();
    for (var item : items(section)) {
      var sourced = SOURCED.matcher((item.first() + "\n" + item.rest()).strip());
      if (!sourced.matches()) {
        throw new ContentException(item.at(), "a meaning ends in its source: *RFC 6749 §2.2*");
      }
      var text = passage(item.at(), sourced.group(1), markdown);
      item.names()
          .forEach(
              name ->
                  meanings.add(
                      new Meaning(place, name, text, sourced.group(2).replace('\n', ' '))));
    }
    return meanings;
  }

  static StageWords.Snippet snippet(Part section, String id, String title) {
    var fence = FENCE.matcher(section.text());
    if (!fence.matches()) {
      throw new ContentException(section.at(), "code is one fenced block with its language");
    }
    return new StageWords.Snippet(id, title, fence.group(1), fence.group(2));
  }

  private static Meaning.Place place(Part section) {
    for (var place : Meaning.Place.values()) {
      if (place.id().equals(section.title())) {
        return place;
      }
    }
    var known =
        String.join(", ", List.of(Meaning.Place.values()).stream().map(Meaning.Place::id).toList());
    throw new ContentException(
        section.at(), "unknown place `" + section.title() + "`, known are " + known);
  }

  private static String beforeItems(Part section) {
    var text = new StringBuilder();
    for (var line : section.text().split("\n", -1)) {
      if (line.startsWith("- ")) {
        break;
      }
      text.append(line).append('\n');
    }
    return text.toString();
  }

  private static List<Item> items(Part section) {
    var items = new ArrayList<Item>();
    var lines = section.text().split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (!lines[i].startsWith("- ")) {
        continue;
      }
      var at = section.textAt().down(i);
      var first = ITEM.matcher(lines[i]);
      if (!first.matches()) {
        throw new ContentException(at, "an item is \"- `name`: text\"");
      }
      var rest = new StringBuilder();
      while (i + 1 < lines.length && lines[i + 1].startsWith("  ")) {
        rest.append(lines[++i].substring(2)).append('\n');
      }
      var names = List.of(first.group(1).replace("`", "").split(", "));
      items.add(new Item(at, names, first.group(2) != null, first.group(3), rest.toString()));
    }
    if (items.isEmpty()) {
      throw new ContentException(
          section.at(), "has no items: " + section.title().toLowerCase(Locale.ROOT));
    }
    return items;
  }
}
