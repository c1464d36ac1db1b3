package dev.federationlab.flow.fault;

import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.webidentity.GoogleKeys;
import java.util.Optional;

/**
 * The token says HS256 and is signed with Google's public key as if it were a shared secret, which
 * anybody can do: a verifier that lets the token choose the algorithm takes it (RFC 8725 §2.1).
 */
public record SignedWithPublicKey() implements Fault {
  @Override
  public String id() {
    return "hs256-public-key";
  }

  @Override
  public String expectedOutcome() {
    return "InvalidIdentityToken";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.STS);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var forged = Forged.of(run.spend(ID_TOKEN)).withClaim("sub", Forged.SOMEBODY);
    return run.with(forged.signedWithSecret(GoogleKeys.publicKey(run, forged.keyId())));
  }
}
