package dev.federationlab.flow.fault.userpool;

import static dev.federationlab.flow.ArtifactKind.SRP_CHALLENGE;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.util.Optional;

/**
 * A sign-in under a name that nobody has, at a client that does not say so: {@code
 * PreventUserExistenceErrors} is {@code ENABLED}. The pool makes up a challenge, and fails the
 * proof.
 */
public record UnknownUserHidden() implements Fault {
  @Override
  public String id() {
    return "unknown-user-hidden";
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
    return run.with(run.with(Other.nobody(run)).spend(SRP_CHALLENGE));
  }
}
