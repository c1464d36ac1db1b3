package dev.federationlab.flow.owndata;

import dev.federationlab.flow.identity.IdentityPool;
import dev.federationlab.flow.identity.IdentityRole;
import dev.federationlab.flow.identity.Permissions;
import dev.federationlab.flow.identity.PolicyText;
import dev.federationlab.flow.identity.Trust;
import dev.federationlab.flow.member.Members;

/** The identity pool of this flow: one role for everybody who signs in. */
public final class OwnDataPool {
  private static final IdentityRole OWNER =
      new IdentityRole(
          "FederationLabOwner",
          OwnDataNames.FLOW,
          Trust::authenticated,
          Permissions.of(
              Permissions::ownObjects, Permissions::listOwnObjects, Permissions::ownItems));

  public static final IdentityPool POOL = IdentityPool.of(OwnDataNames.FLOW, OWNER, Members.LOGIN);

  /** Another pool, with a role whose trust policy still names a pool of before. */
  public static final IdentityPool MOVED =
      POOL.variant("Moved").users(OWNER.trusting("Moved", Trust::authenticatedElsewhere));

  private OwnDataPool() {}

  /** Another pool with a role of its own that has other permissions. */
  public static IdentityPool with(String suffix, PolicyText permissions) {
    return POOL.variant(suffix).users(OWNER.permitting(suffix, permissions));
  }
}
