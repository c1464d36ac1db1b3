package dev.federationlab.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often something may happen for one key (an address, an account) within a while. In memory and
 * bounded: what it forgets, by a restart or by many keys, is a count and nothing else. Safe for use
 * by many threads.
 */
public final class Throttle {
  private static final int MAX_KEYS = 10_000;

  private final int times;
  private final Duration within;
  private final Clock clock;
  private final Map<String, Window> windows =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
          return size() > MAX_KEYS;
        }
      };

  private record Window(Instant since, int count) {}

  /**
   * @param times how often, in each while that begins with the first time
   */
  public Throttle(int times, Duration within, Clock clock) {
    this.times = times;
    this.within = within;
    this.clock = clock;
  }

  /** Counts one, and says whether it may be. */
  public synchronized boolean admits(String key) {
    var window = current(key);
    windows.put(key, new Window(window.since(), window.count() + 1));
    return window.count() < times;
  }

  /** Forgets what was counted for a key. */
  public synchronized void forget(String key) {
    windows.remove(key);
  }

  private Window current(String key) {
    var now = clock.instant();
    var window = windows.get(key);
    return window == null || !now.isBefore(window.since().plus(within))
        ? new Window(now, 0)
        : window;
  }
}
