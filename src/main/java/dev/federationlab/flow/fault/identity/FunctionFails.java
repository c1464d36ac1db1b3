package dev.federationlab.flow.fault.identity;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.IdentityNames;
import java.util.Optional;

/** A name that is longer than the function takes: it is invoked, and fails. */
public record FunctionFails() implements Fault {
  private static final int TOO_LONG = 101;

  @Override
  public String id() {
    return "function-fails";
  }

  @Override
  public String expectedOutcome() {
    return "function_failed";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.APP);
  }

  @Override
  public Run spoil(Run run) {
    return run.with(IdentityNames.PAYLOAD, "{\"name\":\"" + "A".repeat(TOO_LONG) + "\"}");
  }
}
