package dev.federationlab.aws.userpools.pool;

import java.util.Optional;

/**
 * Reads the discovery document of an OpenID Connect issuer (OpenID Connect Discovery 1.0 §4).
 *
 * <p>It is asked within a transaction, so an implementation that has to go over the network throws
 * {@link dev.federationlab.aws.Errand} first.
 */
@FunctionalInterface
public interface Discovery {

  /** Where an issuer says its endpoints are. */
  record Endpoints(String authorization, String token, String userInfo, String keys) {}

  /** The endpoints; empty if the issuer cannot be reached, or says nothing of use. */
  Optional<Endpoints> of(String issuer);
}
