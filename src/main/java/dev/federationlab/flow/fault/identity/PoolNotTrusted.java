package dev.federationlab.flow.fault.identity;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.IdentityPool;
import java.util.Optional;

/**
 * A stage with a pool whose role does not trust it, or not enough: STS refuses, and the pool says
 * that it is not set up well.
 *
 * @param setting that the stage uses the pool by
 */
public record PoolNotTrusted(String id, String setting, IdentityPool pool) implements Fault {
  @Override
  public String expectedOutcome() {
    return "InvalidIdentityPoolConfigurationException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.IDENTITY_POOL);
  }

  @Override
  public Run spoil(Run run) {
    return run.with(setting, "yes");
  }

  @Override
  public void restore(Run run) throws Refused {
    pool.remove(run);
  }
}
