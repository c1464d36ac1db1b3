package dev.federationlab.flow.fault;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.federationlab.flow.Artifact;
import java.util.concurrent.CompletableFuture;

/** A key of the forger's own. Made in the background, since that takes longer than a click may. */
final class OwnKey {
  private static final int BITS = 2048;

  private final CompletableFuture<RSAKey> key = CompletableFuture.supplyAsync(OwnKey::generated);

  Artifact sign(Forged token) {
    try {
      return token.signed(new RSASSASigner(key.join()), key.join().getKeyID());
    } catch (JOSEException e) {
      throw new IllegalStateException("a fresh RSA key does not sign", e);
    }
  }

  private static RSAKey generated() {
    try {
      return new RSAKeyGenerator(BITS).keyID("own-key").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("no RSA on this machine", e);
    }
  }
}
