package dev.federationlab.flow.fault.userpool;

import static dev.federationlab.flow.ArtifactKind.ACCESS_TOKEN;
import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.util.Optional;

/** The ID token where the access token belongs. */
public record IdTokenForAccess() implements Fault {
  @Override
  public String id() {
    return "id-token-for-access";
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
    return run.with(Changed.value(run.spend(ACCESS_TOKEN), run.spend(ID_TOKEN).value()));
  }
}
