package dev.federationlab.flow.fault.identity;

import static dev.federationlab.flow.ArtifactKind.ACCESS_TOKEN;
import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.util.Optional;

/** The user pool's access token where its ID token belongs: an access token has no audience. */
public record AccessTokenAsLogin() implements Fault {
  @Override
  public String id() {
    return "access-token";
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
    return run.with(OtherText.of(run.spend(ID_TOKEN), run.spend(ACCESS_TOKEN).value()));
  }
}
