package dev.federationlab.flow.fault.owndata;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.owndata.OwnDataNames;
import dev.federationlab.flow.owndata.OwnDataPool;
import java.util.Optional;

/** The identity pool was made anew, and the role trusts the one of before. */
public record Moved() implements Fault {
  @Override
  public String id() {
    return "role-of-other-pool";
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
  public Run spoil(Run run) {
    return run.with(OwnDataNames.MOVED, "yes");
  }

  @Override
  public void restore(Run run) throws Refused {
    OwnDataPool.MOVED.remove(run);
  }
}
