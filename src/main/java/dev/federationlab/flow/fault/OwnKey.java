package dev.federationlab.flow.fault;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.federationlab.flow.Artifact;
import org.jspecify.annotations.Nullable;

/** A key of the forger's own, made when it is first needed. */
final class OwnKey {
  private static final int BITS = 2048;

  private @Nullable RSAKey key;

  Artifact sign(Forged token) {
    try {
      var own = key();
      return token.signed(new RSASSASigner(own), own.getKeyID());
    } catch (JOSEException e) {
      throw new IllegalStateException("a fresh RSA key does not sign", e);
    }
  }

  private synchronized RSAKey key() {
    if (key == null) {
      key = generated();
    }
    return key;
  }

  private static RSAKey generated() {
    try {
      return new RSAKeyGenerator(BITS).keyID("own-key").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("no RSA on this machine", e);
    }
  }
}
