package dev.federationlab.web.flow;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The ways in which a stage can be looked at. */
public enum Tab {
  STORY("Story"),
  WIRE("Wire"),
  TOKEN("Token"),
  CHECKS("Checks"),
  CODE("Code"),
  BREAK_IT("Break it");

  private final String title;

  Tab(String title) {
    this.title = title;
  }

  /** What stands on it. */
  public String title() {
    return title;
  }

  /** Lower-case-with-dashes, for addresses. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The key that opens it, from 1. */
  public String key() {
    return String.valueOf(List.of(values()).indexOf(this) + 1);
  }

  /** The tab of an ID; {@link #STORY} for anything else. */
  public static Tab named(@Nullable String id) {
    for (var tab : values()) {
      if (tab.id().equals(id)) {
        return tab;
      }
    }
    return STORY;
  }
}
