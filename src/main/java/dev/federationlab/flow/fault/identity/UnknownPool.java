package dev.federationlab.flow.fault.identity;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.IdentityNames;
import java.util.Optional;

/** An identity pool that is not there, as when the ID was copied from another account. */
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
    return run.with(IdentityNames.POOL, IdentityNames.SOMEBODY);
  }
}
