package dev.federationlab.flow.fault.guest;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.guest.GuestPool;
import dev.federationlab.flow.identity.GetId;
import dev.federationlab.flow.identity.IdentityPool;
import java.util.Optional;

/** Guests are switched on, and somebody took their role out of the pool's settings. */
public record NoGuestRole() implements Fault {
  private static final IdentityPool POOL = GuestPool.guestsWho("Roleless", GuestPool.PUBLIC_ONLY);

  @Override
  public String id() {
    return "no-guest-role";
  }

  @Override
  public String expectedOutcome() {
    return "InvalidIdentityPoolConfigurationException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.IDENTITY_POOL);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var poolId = POOL.ensure(run.preparing());
    POOL.authenticatedOnly(run.preparing());
    return run.with(GetId.ask(run.preparing(), poolId, null));
  }

  @Override
  public void restore(Run run) throws Refused {
    POOL.remove(run);
  }
}
