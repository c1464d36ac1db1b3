package dev.federationlab.flow.catalog;

import static dev.federationlab.flow.Actor.APP;
import static dev.federationlab.flow.Actor.USER_POOL;

import dev.federationlab.flow.Flow;
import dev.federationlab.flow.fault.userpool.AccessTokenToRevoke;
import dev.federationlab.flow.fault.userpool.DisabledUser;
import dev.federationlab.flow.fault.userpool.FlowNotAllowed;
import dev.federationlab.flow.fault.userpool.KeysKeptForEver;
import dev.federationlab.flow.fault.userpool.LongerLife;
import dev.federationlab.flow.fault.userpool.ReusedRefreshToken;
import dev.federationlab.flow.userpool.Expiry;
import dev.federationlab.flow.userpool.KeyRotation;
import dev.federationlab.flow.userpool.PasswordSignIn;
import dev.federationlab.flow.userpool.PoolNames;
import dev.federationlab.flow.userpool.Refresh;
import dev.federationlab.flow.userpool.Revoke;
import dev.federationlab.flow.userpool.RotateRefresh;
import dev.federationlab.flow.userpool.SandboxPool;
import java.util.List;

/** A token's life: expiry, refresh, rotation, revocation, and the change of the keys. */
final class LifecycleFlow {
  private LifecycleFlow() {}

  static Flow flow() {
    return new Flow(
        PoolNames.LIFECYCLE,
        null,
        List.of(APP, USER_POOL),
        List.of(),
        List.of(
            new PasswordSignIn(List.of(new FlowNotAllowed())),
            new Expiry(List.of(new LongerLife())),
            new Refresh(SandboxPool.TOKENS, List.of(new DisabledUser())),
            new RotateRefresh(List.of(new ReusedRefreshToken())),
            new Revoke(List.of(new AccessTokenToRevoke())),
            new KeyRotation(List.of(new KeysKeptForEver()))),
        PoolNames::lifecycle);
  }
}
