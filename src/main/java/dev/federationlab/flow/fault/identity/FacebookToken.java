package dev.federationlab.flow.fault.identity;

import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.fault.Minted;
import dev.federationlab.flow.identity.IdentityNames;
import dev.federationlab.flow.webidentity.Facebook;
import java.util.Optional;

/** Facebook's own token for an identity pool that knows the user pool and nobody behind it. */
public record FacebookToken() implements Fault {
  private static final Facebook FACEBOOK = new Facebook();

  @Override
  public String id() {
    return "facebook-token";
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
    var token = Minted.honest(run, FACEBOOK);
    return run.with(OtherText.of(run.spend(ID_TOKEN), token.value()))
        .with(IdentityNames.LOGIN_KEY, FACEBOOK.federation().principal());
  }
}
