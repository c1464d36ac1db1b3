package dev.federationlab.flow.fault.userpool;

import static dev.federationlab.flow.ArtifactKind.ACCESS_TOKEN;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.util.Optional;
import java.util.UUID;

/**
 * The access token with another user in it, whom somebody would like to sign out. The signature
 * stays.
 */
public record ChangedSubject() implements Fault {
  @Override
  public String id() {
    return "changed-subject";
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
    return run.with(
        Changed.claims(
            run.spend(ACCESS_TOKEN),
            claims -> claims.put("sub", UUID.randomUUID().toString()).put("username", "somebody")));
  }
}
