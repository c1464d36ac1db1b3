package dev.federationlab.flow.fault.owndata;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.IdentityNames;
import java.util.Optional;

/** A Query that names no partition key. */
public record QueryWithoutKey() implements Fault {
  @Override
  public String id() {
    return "query-without-key";
  }

  @Override
  public String expectedOutcome() {
    return "ValidationException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.DYNAMODB);
  }

  @Override
  public Run spoil(Run run) {
    return run.with(IdentityNames.READ, "");
  }
}
