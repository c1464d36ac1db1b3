package dev.federationlab.flow.catalog;

import dev.federationlab.flow.Fault;
import dev.federationlab.flow.fault.ExpiredToken;
import dev.federationlab.flow.fault.IdTokenAsAccessToken;
import dev.federationlab.flow.fault.NoProviderId;
import dev.federationlab.flow.fault.RoleOfOtherProvider;
import dev.federationlab.flow.fault.TrustWithoutAudience;
import dev.federationlab.flow.fault.UnknownToken;
import dev.federationlab.flow.fault.WrongAudience;
import dev.federationlab.flow.webidentity.WebIdentityProvider;
import java.time.Duration;
import java.util.List;

/** What can be wrong with a token that only its provider can read. */
final class OpaqueTokenFaults {
  private OpaqueTokenFaults() {}

  /**
   * The faults.
   *
   * @param longAgo longer than the provider's tokens are good for
   * @param other another provider, for a role that trusts it
   */
  static List<Fault> of(WebIdentityProvider provider, Duration longAgo, WebIdentityProvider other) {
    return List.of(
        new WrongAudience(provider),
        new TrustWithoutAudience(provider),
        new ExpiredToken(provider, "IDPRejectedClaim", longAgo),
        new UnknownToken(provider),
        new IdTokenAsAccessToken(provider),
        new NoProviderId(),
        new RoleOfOtherProvider(provider, other));
  }
}
