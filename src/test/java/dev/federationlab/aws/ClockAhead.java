package dev.federationlab.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The machine's clock, moved ahead by as much as a test likes. */
public final class ClockAhead extends Clock {
  private volatile Duration ahead = Duration.ZERO;

  /** Moves on. Clients that sign requests are refused past a quarter of an hour. */
  public void advance(Duration by) {
    ahead = ahead.plus(by);
  }

  /** Back to the machine's time. */
  public void reset() {
    ahead = Duration.ZERO;
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("always UTC");
  }
}
