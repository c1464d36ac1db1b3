package dev.federationlab.flow.fault.identity;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.GetId;
import dev.federationlab.flow.identity.IdentityPool;
import dev.federationlab.flow.identity.Login;
import java.util.Optional;

/**
 * A pool like this one whose classic flow is switched off, as it is in every new pool.
 *
 * @param pool the honest one, of which this is a variant
 */
public record ClassicOff(IdentityPool pool, Login login) implements Fault {
  @Override
  public String id() {
    return "classic-off";
  }

  @Override
  public String expectedOutcome() {
    return "InvalidParameterException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.IDENTITY_POOL);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var off = pool.variant("Enhanced").classic(false);
    return run.with(GetId.ask(run, off.ensure(run), login));
  }
}
