package dev.federationlab.flow.fault.guest;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.userpool.NewUser;
import dev.federationlab.flow.userpool.PoolNames;
import java.util.Optional;

/** The username is right, and the password is another one. */
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
  public Run spoil(Run run) {
    return run.with(PoolNames.PASSWORD, NewUser.password(run));
  }
}
