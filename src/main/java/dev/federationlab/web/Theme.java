package dev.federationlab.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Light, dark, or as the system has it. Kept in a cookie of its own: it is no secret and nobody's
 * business.
 */
public enum Theme {
  AUTO("as your system has it"),
  LIGHT("light"),
  DARK("dark");

  private final String words;

  Theme(String words) {
    this.words = words;
  }

  /** The theme of a name as {@link #id()} gives it; {@link #AUTO} for anything else. */
  static Theme named(@Nullable String id) {
    for (var theme : values()) {
      if (theme.id().equals(id)) {
        return theme;
      }
    }
    return AUTO;
  }

  /** Lower-case, for the cookie and the attribute on the page. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How a sentence names it. */
  public String words() {
    return words;
  }

  /** What the switch leads to. */
  public Theme next() {
    var all = List.of(values());
    return all.get((all.indexOf(this) + 1) % all.size());
  }
}
