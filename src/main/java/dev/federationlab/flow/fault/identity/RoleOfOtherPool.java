package dev.federationlab.flow.fault.identity;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.IdentityNames;
import dev.federationlab.flow.identity.IdentityPool;
import dev.federationlab.flow.identity.Trust;
import java.util.Optional;

/** A role that trusts another identity pool. */
public record RoleOfOtherPool(IdentityPool pool) implements Fault {
  @Override
  public String id() {
    return "role-of-other-pool";
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
  public Run spoil(Run run) throws Refused {
    var role = pool.authenticated().trusting("OtherPool", Trust::authenticatedElsewhere);
    role.ensure(run, pool.ensure(run));
    return run.with(IdentityNames.ROLE, role.name());
  }
}
