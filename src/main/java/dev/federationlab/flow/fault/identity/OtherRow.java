package dev.federationlab.flow.fault.identity;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.IdentityNames;
import java.util.Optional;

/** The credentials of one identity, used on a row under the key of another. */
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
  public Run spoil(Run run) {
    return run.with(IdentityNames.ROW, IdentityNames.SOMEBODY);
  }
}
