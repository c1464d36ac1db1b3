package dev.federationlab.flow.fault.userpool;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.userpool.PoolNames;
import dev.federationlab.flow.userpool.SandboxClient;
import java.util.Optional;

/** A client that has a secret, used without the hash that proves it. */
public record MissingSecretHash() implements Fault {
  @Override
  public String id() {
    return "missing-secret-hash";
  }

  @Override
  public String expectedOutcome() {
    return "NotAuthorizedException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.USER_POOL);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    return run.with(PoolNames.CLIENT, SandboxClient.CONFIDENTIAL.ensure(run));
  }
}
