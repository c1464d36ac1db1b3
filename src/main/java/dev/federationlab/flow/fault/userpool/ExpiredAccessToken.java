package dev.federationlab.flow.fault.userpool;

import static dev.federationlab.flow.ArtifactKind.ACCESS_TOKEN;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.userpool.AgedToken;
import java.time.Duration;
import java.util.Optional;

/** The access token, as it will be when its hour is over. */
public record ExpiredAccessToken() implements Fault {
  private static final Duration AGE = Duration.ofHours(2);

  @Override
  public String id() {
    return "expired-access-token";
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
    return run.with(AgedToken.of(run, run.spend(ACCESS_TOKEN), AGE));
  }
}
