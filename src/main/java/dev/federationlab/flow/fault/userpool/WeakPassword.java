package dev.federationlab.flow.fault.userpool;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.userpool.PoolNames;
import java.util.Optional;

/** Somebody signs up with a password that has no uppercase character. */
public record WeakPassword() implements Fault {
  @Override
  public String id() {
    return "weak-password";
  }

  @Override
  public String expectedOutcome() {
    return "InvalidPasswordException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.USER_POOL);
  }

  @Override
  public Run spoil(Run run) {
    return run.with(PoolNames.PASSWORD, "correct-horse-7");
  }
}
