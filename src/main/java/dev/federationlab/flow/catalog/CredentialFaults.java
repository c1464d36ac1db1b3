package dev.federationlab.flow.catalog;

import dev.federationlab.flow.Fault;
import dev.federationlab.flow.fault.ChangedRequest;
import dev.federationlab.flow.fault.ExpiredCredentials;
import dev.federationlab.flow.fault.ExplicitDeny;
import dev.federationlab.flow.fault.MissingPermission;
import dev.federationlab.flow.fault.NoSessionToken;
import dev.federationlab.flow.fault.OtherPrefix;
import dev.federationlab.flow.webidentity.WebIdentityProvider;
import java.util.List;

/**
 * What can be wrong with credentials, or with what is asked with them: the same at any provider.
 */
final class CredentialFaults {
  private CredentialFaults() {}

  static List<Fault> of(WebIdentityProvider provider) {
    return List.of(
        new MissingPermission(provider),
        new ExplicitDeny(provider),
        new OtherPrefix(provider),
        new ExpiredCredentials(),
        new NoSessionToken(),
        new ChangedRequest());
  }
}
