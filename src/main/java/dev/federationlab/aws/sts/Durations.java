package dev.federationlab.aws.sts;

import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.decision.Check;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a session may last (aws-behaviour 2.7). */
final class Durations {
  private static final int USUAL = 3600;
  private static final int CHAINED = 3600;

  private Durations() {}

  /** At most what the role allows. */
  static Duration of(Explanation explanation, @Nullable Integer asked, int maxSessionSeconds) {
    int seconds = asked == null ? USUAL : asked;
    require(
        explanation,
        seconds,
        maxSessionSeconds,
        "MaxSessionDuration of the role",
        "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    return Duration.ofSeconds(seconds);
  }

  /** At most an hour for a session that was itself got with a role, whatever the role allows. */
  static Duration chained(Explanation explanation, @Nullable Integer asked, int maxSessionSeconds) {
    int seconds = asked == null ? USUAL : asked;
    require(
        explanation,
        seconds,
        CHAINED,
        "one hour for role chaining",
        "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
            + " chaining.");
    return of(explanation, asked, maxSessionSeconds);
  }

  private static void require(
      Explanation explanation, int seconds, int most, String bound, String otherwise) {
    explanation.check(
        new Check(
            "duration",
            "at most " + most + " s, the " + bound,
            seconds + " s",
            seconds <= most,
            "STS API reference, DurationSeconds"));
    if (seconds > most) {
      throw new ServiceException(StsError.VALIDATION_ERROR, otherwise);
    }
  }
}
