package dev.federationlab.flow.fault.owndata;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.IdentityNames;
import dev.federationlab.flow.identity.UseTable;
import java.util.Optional;

/** Ada asks for the whole table, and the policy does not grant Scan. */
public record Scan() implements Fault {
  @Override
  public String id() {
    return "scan";
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
    return run.with(IdentityNames.READ, UseTable.SCAN);
  }
}
