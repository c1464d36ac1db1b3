package dev.federationlab.flow.fault;

import static dev.federationlab.flow.ArtifactKind.AUTHORIZATION_CODE;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.webidentity.WebIdentityProvider;
import java.util.Optional;

/**
 * The code comes with a PKCE verifier that does not hash to the challenge: as from somebody who
 * stole the code and not the app's memory (RFC 7636 §4.6).
 */
public record WrongVerifier(WebIdentityProvider provider) implements Fault {
  @Override
  public String id() {
    return "wrong-verifier";
  }

  @Override
  public String expectedOutcome() {
    return "invalid_grant";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(provider.actor());
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var code = run.spend(AUTHORIZATION_CODE);
    return run.with(code.with("codeVerifier", run.secret()));
  }
}
