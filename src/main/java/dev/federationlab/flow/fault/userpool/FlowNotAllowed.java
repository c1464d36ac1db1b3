package dev.federationlab.flow.fault.userpool;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.userpool.PoolNames;
import dev.federationlab.flow.userpool.SandboxClient;
import java.util.Optional;

/** A sign-in that shows the password, at a client that does not take passwords. */
public record FlowNotAllowed() implements Fault {
  @Override
  public String id() {
    return "flow-not-allowed";
  }

  @Override
  public String expectedOutcome() {
    return "InvalidParameterException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.USER_POOL);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    return run.with(PoolNames.CLIENT, SandboxClient.PROVING.ensure(run));
  }
}
