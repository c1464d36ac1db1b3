package dev.federationlab.flow.fault.userpool;

import static dev.federationlab.flow.ArtifactKind.ACCESS_TOKEN;
import static dev.federationlab.flow.ArtifactKind.REFRESH_TOKEN;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.util.Optional;

/** The access token where the refresh token belongs: it cannot be revoked by itself. */
public record AccessTokenToRevoke() implements Fault {
  @Override
  public String id() {
    return "access-token-to-revoke";
  }

  @Override
  public String expectedOutcome() {
    return "UnsupportedTokenTypeException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.USER_POOL);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    return run.with(Changed.value(run.spend(REFRESH_TOKEN), run.spend(ACCESS_TOKEN).value()));
  }
}
