package dev.federationlab.aws.sts;

import dev.federationlab.store.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What STS must know of accounts; IAM keeps it. */
public interface AccountDirectory {

  /** The role of this name, if the account has one. */
  Optional<AssumableRole> role(Transaction store, String accountId, String roleName);

  /** The provider that the account registered for this issuer, its URL compared to the letter. */
  Optional<TrustedProvider> provider(Transaction store, String accountId, String issuer);

  /** The text in force of a managed policy, if the account can use one of this ARN. */
  Optional<String> managedPolicy(Transaction store, String accountId, String arn);

  /**
   * A role.
   *
   * @param id {@code AROA…}
   * @param arn with its path
   * @param maxSessionSeconds 3600 to 43200
   * @param trustPolicy its text, as stored
   * @param tags its tags, which its sessions carry as principal tags
   */
  record AssumableRole(
      String id,
      String name,
      String arn,
      int maxSessionSeconds,
      String trustPolicy,
      Map<String, String> tags) {}

  /**
   * An OpenID Connect provider that an account registered.
   *
   * @param name its URL without the scheme: what its condition keys begin with
   * @param clientIds the audiences it is trusted for
   */
  record TrustedProvider(String arn, String name, List<String> clientIds) {}
}
