package dev.federationlab.flow.fault.userpool;

import static dev.federationlab.flow.ArtifactKind.SRP_CHALLENGE;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.util.Optional;

/** Somebody who signed up and never handed back the code signs in with the right password. */
public record UnconfirmedUser() implements Fault {
  @Override
  public String id() {
    return "unconfirmed-user";
  }

  @Override
  public String expectedOutcome() {
    return "UserNotConfirmedException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.USER_POOL);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    return run.with(Other.unconfirmed(run).spend(SRP_CHALLENGE));
  }

  @Override
  public void restore(Run run) throws Refused {
    Other.remove(run);
  }
}
