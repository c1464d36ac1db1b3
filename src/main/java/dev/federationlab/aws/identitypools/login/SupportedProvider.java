package dev.federationlab.aws.identitypools.login;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.identitypools.pool.IdentityPool;
import dev.federationlab.aws.identitypools.pool.IdentityPoolErrors;
import dev.federationlab.decision.Check;
import java.util.List;

/** Whether a pool takes logins of a provider at all. */
final class SupportedProvider {
  private SupportedProvider() {}

  /**
   * @param entries what the pool has of it; empty for nothing
   * @throws ServiceException NotAuthorizedException
   */
  static void require(Call call, IdentityPool pool, String provider, List<String> entries) {
    boolean supported = !entries.isEmpty();
    call.explanation()
        .check(
            new Check(
                "provider",
                "one of identity pool " + pool.id(),
                supported ? provider : provider + ", which it does not have",
                supported,
                "Developer Guide, External identity providers"));
    if (!supported) {
      throw refusal();
    }
  }

  /** For another provider, and for another app of a provider. */
  static ServiceException refusal() {
    return IdentityPoolErrors.NOT_AUTHORIZED.exception(
        "Token is not from a supported provider of this identity pool.");
  }
}
