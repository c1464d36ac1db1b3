package dev.federationlab.flow.fault.roles;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.roles.RolesPool;
import dev.federationlab.flow.roles.Tags;
import java.util.Optional;

/** The pool makes tags, and the role's trust policy allows to take it on, but not with tags. */
public record NoTagSession() implements Fault {
  @Override
  public String id() {
    return "no-tag-session";
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
    return run.with(Tags.UNTAGGABLE, "yes");
  }

  @Override
  public void restore(Run run) throws Refused {
    RolesPool.UNTAGGABLE.remove(run);
  }
}
