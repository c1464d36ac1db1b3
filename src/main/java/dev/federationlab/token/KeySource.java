package dev.federationlab.token;

import com.nimbusds.jose.jwk.JWK;
import java.util.Optional;

/** The public keys of issuers, fetched from where each publishes them. */
public interface KeySource {

  /**
   * The key that an issuer publishes under an ID, fetched again (not too often) if the copy at hand
   * lacks it.
   *
   * @param issuer the issuer's URL, which names its discovery document
   * @throws KeysUnavailableException if the key set cannot be had
   */
  Optional<JWK> find(String issuer, String keyId) throws KeysUnavailableException;

  /** Discovery or key set could not be fetched or read; the message says which and why. */
  final class KeysUnavailableException extends Exception {
    private static final long serialVersionUID = 1;

    public KeysUnavailableException(String message) {
      super(message);
    }
  }
}
