package dev.federationlab.flow.fault;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.webidentity.WebIdentityProvider;
import java.time.Duration;
import java.util.Optional;

/** A token that the provider issued a long time ago, and that was good for less. */
public record ExpiredToken(WebIdentityProvider provider, String expectedOutcome, Duration age)
    implements Fault {
  @Override
  public String id() {
    return "expired-token";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.STS);
  }

  @Override
  public Run spoil(Run run) {
    return run.with(Minted.aged(run, provider, age));
  }
}
