package dev.federationlab.flow.fault.userpool;

import static dev.federationlab.flow.ArtifactKind.ACCESS_TOKEN;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.time.Duration;
import java.util.Optional;

/**
 * An access token into which its bearer has written that it is good for another year. The signature
 * stays.
 */
public record LongerLife() implements Fault {
  private static final long A_YEAR = Duration.ofDays(365).toSeconds();

  @Override
  public String id() {
    return "longer-life";
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
    return run.with(
        Changed.claims(
            run.spend(ACCESS_TOKEN),
            claims -> claims.put("exp", claims.path("exp").asLong() + A_YEAR)));
  }
}
