package dev.federationlab.flow.fault.userpool;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.userpool.PoolNames;
import dev.federationlab.flow.userpool.SandboxClient;
import java.util.Optional;

/**
 * A sign-in under a name that nobody has, at a client that says so: {@code
 * PreventUserExistenceErrors} is {@code LEGACY}.
 */
public record UnknownUser() implements Fault {
  @Override
  public String id() {
    return "unknown-user";
  }

  @Override
  public String expectedOutcome() {
    return "UserNotFoundException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.USER_POOL);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    return run.with(Other.nobody(run)).with(PoolNames.CLIENT, SandboxClient.TALKATIVE.ensure(run));
  }
}
