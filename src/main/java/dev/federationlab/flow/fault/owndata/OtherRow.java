package dev.federationlab.flow.fault.owndata;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.IdentityNames;
import dev.federationlab.flow.owndata.Neighbour;
import java.util.Optional;

/** Ada writes a row under Ben's key. */
public record OtherRow() implements Fault {
  @Override
  public String id() {
    return "other-row";
  }

  @Override
  public String expectedOutcome() {
    return "AccessDeniedException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.DYNAMODB);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    return run.with(IdentityNames.ROW, Neighbour.ensure(run.preparing()));
  }
}
