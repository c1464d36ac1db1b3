package dev.federationlab.flow.fault.userpool;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.userpool.PoolNames;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The proof is dated as most date formats would have it, with a zero before a day of one digit.
 * Where today has two digits, the last day with one is taken: the pool refuses the form before it
 * looks at the time.
 */
public record ZeroPaddedDay() implements Fault {
  private static final DateTimeFormatter PADDED =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ENGLISH);

  @Override
  public String id() {
    return "zero-padded-day";
  }

  @Override
  public String expectedOutcome() {
    return "NotAuthorizedException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.USER_POOL);
  }

  @Override
  public Run spoil(Run run) {
    return run.with(PoolNames.TIMESTAMP, PADDED.format(dayOfOneDigit(run.now())));
  }

  private static OffsetDateTime dayOfOneDigit(Instant now) {
    var today = now.atOffset(ZoneOffset.UTC);
    return today.getDayOfMonth() < 10 ? today : today.withDayOfMonth(9);
  }
}
