package dev.federationlab.flow.fault.userpool;

import static dev.federationlab.flow.ArtifactKind.SRP_CHALLENGE;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.userpool.NewUser;
import java.util.Optional;

/** The proof is made with another password than the user's. */
public record WrongPassword() implements Fault {
  @Override
  public String id() {
    return "wrong-password";
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
    return run.with(run.spend(SRP_CHALLENGE).with("password", NewUser.password(run)));
  }
}
