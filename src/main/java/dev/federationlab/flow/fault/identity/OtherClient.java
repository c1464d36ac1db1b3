package dev.federationlab.flow.fault.identity;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.util.Optional;

/** A good ID token of the same user pool that was made for another of its app clients. */
public record OtherClient() implements Fault {
  @Override
  public String id() {
    return "other-client";
  }

  @Override
  public String expectedOutcome() {
    return "NotAuthorizedException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.IDENTITY_POOL);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    return run.with(Beside.signedIn(run));
  }

  @Override
  public void restore(Run run) throws Refused {
    Beside.remove(run);
  }
}
