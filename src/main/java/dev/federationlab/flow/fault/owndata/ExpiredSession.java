package dev.federationlab.flow.fault.owndata;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.fault.ExpiredCredentials;
import java.util.Optional;

/** The session is over, and DynamoDB is asked with it. */
public record ExpiredSession() implements Fault {
  @Override
  public String id() {
    return "expired-session";
  }

  @Override
  public String expectedOutcome() {
    return "ExpiredTokenException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.DYNAMODB);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    return new ExpiredCredentials().spoil(run);
  }
}
