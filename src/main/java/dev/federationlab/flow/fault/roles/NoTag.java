package dev.federationlab.flow.fault.roles;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.roles.People;
import dev.federationlab.flow.roles.RolesNames;
import java.util.Optional;

/** Somebody without a department: there is no tag, and the variable in the policy has no value. */
public record NoTag() implements Fault {
  @Override
  public String id() {
    return "no-tag";
  }

  @Override
  public String expectedOutcome() {
    return "AccessDenied";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.S3);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var preparing = run.preparing();
    People.ensure(preparing);
    return run.with(People.NINA.idToken(preparing)).with(RolesNames.READER, People.NINA.username());
  }
}
