package dev.federationlab.flow.fault.userpool;

import static dev.federationlab.flow.ArtifactKind.SRP_CHALLENGE;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.userpool.Respond;
import dev.federationlab.flow.userpool.Revoke;
import java.util.Optional;

/** A refresh token that was revoked, got by a sign-in of its own. */
public record RevokedRefreshToken() implements Fault {
  @Override
  public String id() {
    return "revoked-refresh-token";
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
    var token = Respond.signIn(run, run.spend(SRP_CHALLENGE)).refreshToken(run);
    Revoke.revoke(run, token);
    return run.with(token);
  }
}
