package dev.federationlab;

import dev.federationlab.aws.iam.Iam;
import dev.federationlab.aws.identitypools.login.OidcProviders;
import dev.federationlab.aws.lambda.Roles;
import dev.federationlab.aws.sts.AccountDirectory;
import dev.federationlab.store.Transaction;
import java.util.Optional;

/**
 * What STS, identity pools and Lambda must know of accounts, as IAM keeps it: the services do not
 * know each other.
 */
public record IamDirectory(Iam iam) implements AccountDirectory, OidcProviders {

  @Override
  public Optional<AssumableRole> role(Transaction store, String accountId, String roleName) {
    return iam.role(store, accountId, roleName)
        .map(
            role ->
                new AssumableRole(
                    role.id(),
                    role.name(),
                    role.arn(),
                    role.maxSessionSeconds(),
                    role.trustPolicy(),
                    role.tags()));
  }

  /** What Lambda must know of a role. */
  public Optional<Roles.ExecutionRole> executionRole(
      Transaction store, String accountId, String roleName) {
    return iam.role(store, accountId, roleName)
        .map(
            role ->
                new Roles.ExecutionRole(
                    role.id(), role.name(), role.arn(), role.trustPolicy(), role.tags()));
  }

  @Override
  public Optional<TrustedProvider> provider(Transaction store, String accountId, String issuer) {
    return iam.provider(store, accountId, issuer)
        .map(
            provider -> new TrustedProvider(provider.arn(), provider.name(), provider.clientIds()));
  }

  @Override
  public Optional<String> managedPolicy(Transaction store, String accountId, String arn) {
    return iam.managedPolicy(store, accountId, arn);
  }

  @Override
  public Optional<Registered> find(Transaction store, String accountId, String arn) {
    return iam.providerByArn(store, accountId, arn)
        .map(provider -> new Registered(provider.issuer(), provider.clientIds()));
  }
}
