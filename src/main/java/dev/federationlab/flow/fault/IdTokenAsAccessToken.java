package dev.federationlab.flow.fault;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.webidentity.Google;
import dev.federationlab.flow.webidentity.WebIdentityProvider;
import java.util.Map;
import java.util.Optional;

/** A good ID token of Google's, handed over as if it were an access token of this provider. */
public record IdTokenAsAccessToken(WebIdentityProvider provider) implements Fault {
  @Override
  public String id() {
    return "id-token-as-access-token";
  }

  @Override
  public String expectedOutcome() {
    return "IDPRejectedClaim";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.STS);
  }

  @Override
  public Run spoil(Run run) {
    var idToken = Minted.forOtherApp(run, new Google());
    return run.with(
        new Artifact(
            provider.token(), idToken.value(), Map.of(), idToken.issuedAt(), idToken.expiresAt()));
  }
}
