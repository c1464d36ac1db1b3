package dev.federationlab.flow.fault.guest;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.IdentityNames;
import java.util.Optional;

/** An identity pool of an ID that is well formed, and nobody's. */
public record UnknownPool() implements Fault {
  @Override
  public String id() {
    return "unknown-pool";
  }

  @Override
  public String expectedOutcome() {
    return "ResourceNotFoundException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.IDENTITY_POOL);
  }

  @Override
  public Run spoil(Run run) {
    return run.with(
        IdentityNames.POOL, run.parties().region() + ":00000000-0000-4000-8000-000000000000");
  }
}
