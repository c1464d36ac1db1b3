package dev.federationlab.flow.fault.roles;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.roles.People;
import dev.federationlab.flow.roles.RolesNames;
import java.util.Optional;

/** Somebody who is in no group signs in where a reader is expected. */
public record NoGroup() implements Fault {
  @Override
  public String id() {
    return "no-group";
  }

  @Override
  public String expectedOutcome() {
    return "roles_missing";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.APP);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    People.NINA.ensure(run.preparing());
    return run.with(RolesNames.READER, People.NINA.username());
  }
}
