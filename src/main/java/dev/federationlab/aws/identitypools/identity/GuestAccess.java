package dev.federationlab.aws.identitypools.identity;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.identitypools.pool.IdentityPool;
import dev.federationlab.aws.identitypools.pool.IdentityPoolErrors;
import dev.federationlab.decision.Check;

/** Whether a pool has guests. */
public final class GuestAccess {
  static final String SOURCE = "Developer Guide, Identity pools authentication flow";

  private GuestAccess() {}

  /**
   * Goes on if it has.
   *
   * @throws ServiceException NotAuthorizedException
   */
  public static void require(Call call, IdentityPool pool) {
    call.explanation()
        .check(
            new Check(
                "guest access",
                "AllowUnauthenticatedIdentities of the pool",
                pool.guests() ? "on" : "off",
                pool.guests(),
                SOURCE));
    if (!pool.guests()) {
      throw IdentityPoolErrors.noGuests();
    }
  }
}
