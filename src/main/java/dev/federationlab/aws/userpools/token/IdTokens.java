package dev.federationlab.aws.userpools.token;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.userpools.pool.Pools;
import dev.federationlab.aws.userpools.user.Users;
import dev.federationlab.decision.Check;
import java.util.Map;

/**
 * What only the pool knows of ID tokens that it issued, for an identity pool that asks
 * (ServerSideTokenCheck).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CognitoIdentityProvider.html">CognitoIdentityProvider</a>
 */
public final class IdTokens {
  private static final String SOURCE = "API Reference, ServerSideTokenCheck";

  private final Pools pools;
  private final Users users;

  public IdTokens(Pools pools, Users users) {
    this.pools = pools;
    this.users = users;
  }

  /**
   * Whether the user is still there, enabled, and signed in since the token was issued; what was
   * found is noted in the call's explanation.
   *
   * @param claims of a token whose signature and times were verified
   */
  public boolean active(Call call, String poolId, Map<String, Object> claims) {
    var why = inactive(call, poolId, claims);
    call.explanation()
        .check(
            new Check(
                "user pool's word",
                "the user is there, enabled and signed in",
                why.isEmpty() ? "so it is" : why,
                why.isEmpty(),
                SOURCE));
    return why.isEmpty();
  }

  private String inactive(Call call, String poolId, Map<String, Object> claims) {
    var pool = pools.find(call.store(), poolId);
    if (pool.isEmpty()) {
      return "the pool is deleted";
    }
    var origin = claims.get("origin_jti") instanceof String text ? text : "";
    if (!origin.isEmpty() && SignIns.revoked(call.store(), pool.get(), origin)) {
      return "the sign-in was revoked";
    }
    var user = users.bySub(call.store(), pool.get(), String.valueOf(claims.get("sub")));
    if (user.isEmpty()) {
      return "the user was deleted";
    }
    if (!user.get().enabled()) {
      return "the user is disabled";
    }
    return AccessTokens.signedOut(user.get(), claims)
        ? "the user signed out everywhere at " + user.get().signedOutAt()
        : "";
  }
}
