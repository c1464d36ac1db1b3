package dev.federationlab.aws.identitypools.credentials;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.identitypools.identity.Identities;
import dev.federationlab.aws.identitypools.pool.IdentityPool;
import dev.federationlab.aws.identitypools.pool.IdentityPoolErrors;
import dev.federationlab.aws.identitypools.pool.Pools;
import dev.federationlab.aws.identitypools.token.IdentityTokens;
import dev.federationlab.decision.Check;
import java.time.Duration;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenResponse;

/**
 * The second step of the basic (classic) flow: the identity token, with which the app itself asks
 * STS for a role of its own choice. How the refusal goes on after "is not enabled" is not known for
 * certain.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetOpenIdToken.html">GetOpenIdToken</a>
 */
final class GetOpenIdToken implements Operation<GetOpenIdTokenRequest, GetOpenIdTokenResponse> {
  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final String SOURCE = "Developer Guide, Identity pools authentication flow";

  private final Pools pools;
  private final Identities identities;
  private final Callers callers;
  private final IdentityTokens tokens;

  GetOpenIdToken(Pools pools, Identities identities, Callers callers, IdentityTokens tokens) {
    this.pools = pools;
    this.identities = identities;
    this.callers = callers;
    this.tokens = tokens;
  }

  @Override
  public GetOpenIdTokenResponse handle(Call call, GetOpenIdTokenRequest request) {
    var named = identities.named(call, request.identityId());
    var pool = pools.named(call, named.value().poolId());
    requireClassic(call, pool);
    var caller = callers.of(call, pool, named, request.logins());
    return GetOpenIdTokenResponse.builder()
        .identityId(caller.identity().id())
        .token(tokens.issue(call, Callers.claims(call, caller), LIFE))
        .build();
  }

  private static void requireClassic(Call call, IdentityPool pool) {
    call.explanation()
        .check(
            new Check(
                "basic (classic) flow",
                "AllowClassicFlow of the pool",
                pool.allowsClassic() ? "on" : "off",
                pool.allowsClassic(),
                SOURCE));
    if (!pool.allowsClassic()) {
      throw IdentityPoolErrors.INVALID_PARAMETER.exception(
          "Basic (classic) flow is not enabled, please use enhanced flow.");
    }
    boolean mapped = !pool.mappings().isEmpty();
    call.explanation()
        .check(
            new Check(
                "role mappings",
                "none, since the app chooses the role",
                mapped ? "for " + String.join(", ", pool.mappings().keySet()) : "none",
                !mapped,
                SOURCE));
    if (mapped) {
      throw IdentityPoolErrors.INVALID_PARAMETER.exception(
          "Basic (classic) flow is not supported with RoleMappings, please use enhanced flow.");
    }
  }
}
