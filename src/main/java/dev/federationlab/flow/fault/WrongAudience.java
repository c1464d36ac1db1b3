package dev.federationlab.flow.fault;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.webidentity.WebIdentityProvider;
import java.util.Optional;

/** A good token of the provider's that was made for another app, whose users are not this app's. */
public record WrongAudience(WebIdentityProvider provider) implements Fault {
  @Override
  public String id() {
    return "wrong-audience";
  }

  @Override
  public String expectedOutcome() {
    return "AccessDenied";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.STS);
  }

  @Override
  public Run spoil(Run run) {
    return run.with(Minted.forOtherApp(run, provider));
  }
}
