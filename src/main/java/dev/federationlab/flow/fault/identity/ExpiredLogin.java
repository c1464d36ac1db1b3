package dev.federationlab.flow.fault.identity;

import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.userpool.AgedToken;
import java.time.Duration;
import java.util.Optional;

/** The user pool's ID token as it will be when its hour is over. */
public record ExpiredLogin() implements Fault {
  private static final Duration AGE = Duration.ofHours(2);

  @Override
  public String id() {
    return "expired-token";
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
    return run.with(AgedToken.of(run, run.spend(ID_TOKEN), AGE));
  }
}
