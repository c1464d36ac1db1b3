package dev.federationlab.flow.fault;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import java.time.Duration;
import java.util.Optional;

/** An ID token that Google signed two hours ago, and that was good for one. */
public record ExpiredToken() implements Fault {
  private static final Duration AGE = Duration.ofHours(2);

  @Override
  public String id() {
    return "expired-token";
  }

  @Override
  public String expectedOutcome() {
    return "ExpiredTokenException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.STS);
  }

  @Override
  public Run spoil(Run run) {
    return run.with(Minted.aged(run, AGE));
  }
}
