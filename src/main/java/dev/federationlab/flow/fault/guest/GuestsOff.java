package dev.federationlab.flow.fault.guest;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.guest.GuestPool;
import dev.federationlab.flow.identity.IdentityNames;
import dev.federationlab.flow.identity.IdentityPool;
import java.util.Optional;

/** An identity pool that has no guests is asked for an identity without a login. */
public record GuestsOff() implements Fault {
  private static final IdentityPool POOL = GuestPool.withoutGuests("MembersOnly");

  @Override
  public String id() {
    return "guests-off";
  }

  @Override
  public String expectedOutcome() {
    return "NotAuthorizedException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.IDENTITY_POOL);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    return run.with(IdentityNames.POOL, POOL.ensure(run.preparing()));
  }

  @Override
  public void restore(Run run) throws Refused {
    POOL.remove(run);
  }
}
