package dev.federationlab.aws;

import com.nimbusds.jose.jwk.JWK;
import dev.federationlab.token.FetchedKeys;
import dev.federationlab.token.KeySource;
import java.net.URI;
import java.util.Optional;

/**
 * Keys of what the embedded AWS itself issues, fetched from it between transactions as it is in the
 * product; those of everybody else from {@link TestIssuer}.
 */
record TestKeys(URI address, FetchedKeys fetched, KeySource others) implements KeySource {
  private static final String IDENTITY_POOLS = "https://cognito-identity.amazonaws.com";

  TestKeys(URI address, FetchedKeys fetched) {
    this(address, fetched, new TestIssuer());
  }

  @Override
  public Optional<JWK> find(String issuer, String keyId) throws KeysUnavailableException {
    if (!issuer.equals(IDENTITY_POOLS) && !issuer.startsWith(address + "/")) {
      return others.find(issuer, keyId);
    }
    if (fetched.wouldFetch(issuer, keyId)) {
      throw new Errand(() -> fetch(issuer, keyId));
    }
    return fetched.find(issuer, keyId);
  }

  private void fetch(String issuer, String keyId) {
    try {
      fetched.find(issuer, keyId);
    } catch (KeysUnavailableException e) {
      // Said again when the operation asks.
    }
  }
}
