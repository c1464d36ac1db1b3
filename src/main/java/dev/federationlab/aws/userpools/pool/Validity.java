package dev.federationlab.aws.userpools.pool;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TimeUnitsType;

/**
 * How long tokens of one kind may live (aws-behaviour 3.8).
 *
 * @param unit of a number without one
 * @param usual where nothing is said
 */
record Validity(TimeUnitsType unit, Duration least, Duration most, Duration usual) {
  static final Validity ACCESS =
      new Validity(
          TimeUnitsType.HOURS, Duration.ofMinutes(5), Duration.ofDays(1), Duration.ofHours(1));
  static final Validity ID = ACCESS;
  static final Validity REFRESH =
      new Validity(
          TimeUnitsType.DAYS, Duration.ofMinutes(60), Duration.ofDays(3650), Duration.ofDays(30));

  /** A number with its unit as a duration; absent and 0 mean the usual. */
  static Duration of(@Nullable Integer number, @Nullable TimeUnitsType unit, Validity of) {
    if (number == null || number == 0) {
      return of.usual();
    }
    return switch (unit == null ? of.unit() : unit) {
      case SECONDS -> Duration.ofSeconds(number);
      case MINUTES -> Duration.ofMinutes(number);
      case HOURS -> Duration.ofHours(number);
      case DAYS -> Duration.ofDays(number);
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalStateException("a unit that the model does not have");
    };
  }

  boolean allows(Duration duration) {
    return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
  }
}
