package dev.federationlab.aws.identitypools.login;

import java.util.List;
import java.util.Optional;

/**
 * The issuer that a provider name stands for, as a pool knows it.
 *
 * @param issuers what {@code iss} may be; each is where keys are found
 * @param clientIds the audiences that the pool takes; empty if it does not have the provider
 * @param names of the provider: the key of {@code Logins} first, then an ARN
 * @param userPoolId of the user pool that it is, if it is one
 */
record TrustedIssuer(
    List<String> issuers, List<String> clientIds, List<String> names, Optional<String> userPoolId) {
  TrustedIssuer {
    issuers = List.copyOf(issuers);
    clientIds = List.copyOf(clientIds);
    names = List.copyOf(names);
  }

  /**
   * Under which a role mapping stands: for user pools with the client ID, for others the name, for
   * OpenID Connect providers the ARN (aws-behaviour 4.2).
   */
  String mappingKey(String clientId) {
    return userPoolId.isPresent() ? names.get(0) + ":" + clientId : names.get(names.size() - 1);
  }
}
