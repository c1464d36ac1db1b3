package dev.federationlab.flow.fault.identity;

import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.util.Optional;

/**
 * Google's access token, which came along with the ID token, in its place: to everybody but Google
 * it is a mere text.
 */
public record OpaqueTokenAsLogin() implements Fault {
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
    var login = run.spend(ID_TOKEN);
    return run.with(OtherText.of(login, login.fields().getOrDefault("accessToken", "")));
  }
}
