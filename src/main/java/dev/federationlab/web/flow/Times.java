package dev.federationlab.web.flow;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as pages word them. All in UTC: the reader's zone is known to their browser only. */
final class Times {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter FULL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Times() {}

  /** {@code "10:42:07"}. */
  static String clock(Instant at) {
    return CLOCK.format(at);
  }

  /** {@code "2026-11-23 10:42:07 UTC"}. */
  static String full(Instant at) {
    return FULL.format(at) + " UTC";
  }

  /** {@code "12 s ago"}, {@code "4 min ago"}. */
  static String ago(Instant at, Instant now) {
    long seconds = Math.max(0, Duration.between(at, now).toSeconds());
    return seconds < 3 ? "just now" : span(seconds) + " ago";
  }

  /**
   * {@code "59 min left"}, {@code "1:12 left"} in the last two minutes, {@code "expired"} at the
   * end.
   */
  static String left(Instant expires, Instant now) {
    if (!now.isBefore(expires)) {
      return "expired";
    }
    long seconds = Duration.between(now, expires).toSeconds();
    return seconds > 120
        ? span(seconds) + " left"
        : "%d:%02d left".formatted(seconds / 60, seconds % 60);
  }

  /** {@code "in 59 min"} or {@code "12 s ago"}. */
  static String relative(Instant at, Instant now) {
    return at.isAfter(now) ? "in " + span(Duration.between(now, at).toSeconds()) : ago(at, now);
  }

  /** {@code "5 ms"}, {@code "1.2 s"}. */
  static String took(Duration duration) {
    long ms = duration.toMillis();
    return ms < 1000 ? Math.max(1, ms) + " ms" : "%.1f s".formatted(ms / 1000.0);
  }

  /** {@code "12 s"}, {@code "60 min"}, {@code "3 h"}, {@code "30 days"}. */
  static String span(long seconds) {
    if (seconds <= 120) {
      return seconds + " s";
    }
    if (seconds <= 5400) {
      return (seconds + 59) / 60 + " min";
    }
    return seconds < 48 * 3600
        ? Math.round(seconds / 3600.0) + " h"
        : Math.round(seconds / 86_400.0) + " days";
  }
}
