package dev.federationlab.flow.words;

import dev.federationlab.prose.ContentException;
import dev.federationlab.prose.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The sections of a part, taken out one by one, so that what is left at the end is what nobody
 * knows.
 */
final class Sections {
  private final Part part;
  private final Map<String, Part> left = new LinkedHashMap<>();

  Sections(Part part) {
    this.part = part;
    for (var section : part.parts(2)) {
      if (left.put(section.title(), section) != null) {
        throw new ContentException(section.at(), "is there twice: " + section.title());
      }
    }
  }

  Part one(String title) {
    var section = left.remove(title);
    if (section == null) {
      throw new ContentException(part.at(), "`## " + title + "` is missing");
    }
    if (section.text().isBlank()) {
      throw new ContentException(section.at(), "`## " + title + "` is empty");
    }
    return section;
  }

  void each(Pattern titles, BiConsumer<MatchResult, Part> use) {
    for (var title : List.copyOf(left.keySet())) {
      var matcher = titles.matcher(title);
      if (matcher.matches()) {
        use.accept(matcher.toMatchResult(), one(title));
      }
    }
  }

  /** Refuses what was not taken. */
  void none() {
    left.values().stream()
        .findFirst()
        .ifPresent(
            section -> {
              throw new ContentException(section.at(), "unknown section: " + section.title());
            });
  }
}
