package dev.federationlab.aws.identitypools.login;

import dev.federationlab.store.Transaction;
import java.util.List;
import java.util.Optional;

/** OpenID Connect providers that accounts registered; IAM keeps them. */
@FunctionalInterface
public interface OidcProviders {

  /** The provider of this ARN, if the account has one. */
  Optional<Registered> find(Transaction store, String accountId, String arn);

  /**
   * A provider.
   *
   * @param issuer its URL, with the scheme
   * @param clientIds the audiences it is trusted for
   */
  record Registered(String issuer, List<String> clientIds) {}
}
