package dev.federationlab.flow.fault.userpool;

import static dev.federationlab.flow.ArtifactKind.SRP_CHALLENGE;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.userpool.NewUser;
import java.util.Optional;

/**
 * The same with a wrong password: the pool says that the user is not confirmed, before it looks at
 * the proof.
 */
public record UnconfirmedWrongPassword() implements Fault {
  @Override
  public String id() {
    return "unconfirmed-wrong-password";
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
    var challenge = Other.unconfirmed(run).spend(SRP_CHALLENGE);
    return run.with(challenge.with("password", NewUser.password(run)));
  }

  @Override
  public void restore(Run run) throws Refused {
    Other.remove(run);
  }
}
