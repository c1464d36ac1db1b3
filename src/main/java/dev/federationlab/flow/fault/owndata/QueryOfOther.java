package dev.federationlab.flow.fault.owndata;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.IdentityNames;
import dev.federationlab.flow.owndata.Neighbour;
import java.util.Optional;

/** Ada asks for the rows of Ben. */
public record QueryOfOther() implements Fault {
  @Override
  public String id() {
    return "query-of-other";
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
    return run.with(IdentityNames.READ, Neighbour.ensure(run.preparing()));
  }
}
