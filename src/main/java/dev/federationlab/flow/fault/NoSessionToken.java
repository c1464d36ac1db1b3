package dev.federationlab.flow.fault;

import static dev.federationlab.flow.ArtifactKind.CREDENTIALS;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.util.Optional;

/**
 * Access key and secret of the role session without the session token, as when one of the three was
 * not copied.
 */
public record NoSessionToken() implements Fault {
  @Override
  public String id() {
    return "no-session-token";
  }

  @Override
  public String expectedOutcome() {
    return "InvalidAccessKeyId";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.S3);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    return run.with(run.spend(CREDENTIALS).without("sessionToken"));
  }
}
