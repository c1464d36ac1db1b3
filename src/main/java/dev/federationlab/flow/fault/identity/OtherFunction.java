package dev.federationlab.flow.fault.identity;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.IdentityNames;
import java.util.Optional;

/** A function that the role's policy does not name, and that is not there either. */
public record OtherFunction() implements Fault {
  @Override
  public String id() {
    return "other-function";
  }

  @Override
  public String expectedOutcome() {
    return "AccessDeniedException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.LAMBDA);
  }

  @Override
  public Run spoil(Run run) {
    return run.with(IdentityNames.FUNCTION, "SomebodyElsesFunction");
  }
}
