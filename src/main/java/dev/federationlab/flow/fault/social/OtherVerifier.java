package dev.federationlab.flow.fault.social;

import static dev.federationlab.flow.ArtifactKind.AUTHORIZATION_CODE;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.util.Optional;

/**
 * The code comes with a PKCE verifier that does not hash to the challenge (RFC 7636 §4.6). There is
 * no client secret here: the verifier is all that keeps a thief of the code out.
 */
public record OtherVerifier() implements Fault {
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
    return Optional.of(Actor.USER_POOL);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var code = run.spend(AUTHORIZATION_CODE);
    return run.with(code.with("codeVerifier", run.secret()));
  }
}
