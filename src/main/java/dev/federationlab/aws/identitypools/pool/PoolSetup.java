package dev.federationlab.aws.identitypools.pool;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.pool.Page;
import dev.federationlab.aws.pool.PoolTable;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityPoolShortDescription;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentityPoolsRequest;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentityPoolsResponse;
import software.amazon.awssdk.services.cognitoidentity.model.UpdateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.UpdateIdentityPoolResponse;

/**
 * Making, describing, changing and deleting pools. A new pool has no roles: the console makes them,
 * the API does not.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CreateIdentityPool.html">CreateIdentityPool</a>
 */
final class PoolSetup {
  private final Pools pools;
  private final PoolIds ids;
  private final IdentityPoolLimits limits;

  PoolSetup(Pools pools, PoolIds ids, IdentityPoolLimits limits) {
    this.pools = pools;
    this.ids = ids;
    this.limits = limits;
  }

  /** Adds the operations to the table. */
  void addTo(PoolTable table) {
    table
        .onAny("CreateIdentityPool", this::create)
        .onPool("DeleteIdentityPool", DeleteIdentityPoolRequest::identityPoolId, this::delete)
        .onPool("DescribeIdentityPool", DescribeIdentityPoolRequest::identityPoolId, this::describe)
        .onAny("ListIdentityPools", this::list)
        .onPool("UpdateIdentityPool", UpdateIdentityPoolRequest::identityPoolId, this::update);
  }

  private CreateIdentityPoolResponse create(Call call, CreateIdentityPoolRequest request) {
    var settings = PoolSettings.of(request);
    if (pools.count(call.store(), call.accountId()) >= limits.pools()) {
      throw IdentityPoolErrors.LIMIT_EXCEEDED.exception(
          "The account has " + limits.pools() + " identity pools already.");
    }
    var pool = settings.pool(call.accountId(), ids.next());
    pools.create(call.store(), pool);
    var described = PoolSettings.described(pool);
    return CreateIdentityPoolResponse.builder()
        .identityPoolId(described.identityPoolId())
        .identityPoolName(described.identityPoolName())
        .allowUnauthenticatedIdentities(described.allowUnauthenticatedIdentities())
        .allowClassicFlow(described.allowClassicFlow())
        .supportedLoginProviders(
            described.hasSupportedLoginProviders() ? described.supportedLoginProviders() : null)
        .developerProviderName(described.developerProviderName())
        .openIdConnectProviderARNs(
            described.hasOpenIdConnectProviderARNs() ? described.openIdConnectProviderARNs() : null)
        .cognitoIdentityProviders(
            described.hasCognitoIdentityProviders() ? described.cognitoIdentityProviders() : null)
        .identityPoolTags(described.identityPoolTags())
        .build();
  }

  private UpdateIdentityPoolResponse update(Call call, UpdateIdentityPoolRequest request) {
    var settings = PoolSettings.of(request);
    var described =
        PoolSettings.described(pools.change(call, request.identityPoolId(), settings::of));
    return UpdateIdentityPoolResponse.builder()
        .identityPoolId(described.identityPoolId())
        .identityPoolName(described.identityPoolName())
        .allowUnauthenticatedIdentities(described.allowUnauthenticatedIdentities())
        .allowClassicFlow(described.allowClassicFlow())
        .supportedLoginProviders(
            described.hasSupportedLoginProviders() ? described.supportedLoginProviders() : null)
        .developerProviderName(described.developerProviderName())
        .openIdConnectProviderARNs(
            described.hasOpenIdConnectProviderARNs() ? described.openIdConnectProviderARNs() : null)
        .cognitoIdentityProviders(
            described.hasCognitoIdentityProviders() ? described.cognitoIdentityProviders() : null)
        .identityPoolTags(described.identityPoolTags())
        .build();
  }

  private DescribeIdentityPoolResponse describe(Call call, DescribeIdentityPoolRequest request) {
    return PoolSettings.described(pools.require(call, request.identityPoolId()));
  }

  private DeleteIdentityPoolResponse delete(Call call, DeleteIdentityPoolRequest request) {
    pools.delete(call.store(), pools.require(call, request.identityPoolId()));
    return DeleteIdentityPoolResponse.builder().build();
  }

  private ListIdentityPoolsResponse list(Call call, ListIdentityPoolsRequest request) {
    var page =
        Page.of(
            request.nextToken(),
            request.maxResults(),
            request.maxResults(),
            (after, limit) -> pools.list(call.store(), call.accountId(), after, limit),
            IdentityPool::id);
    return ListIdentityPoolsResponse.builder()
        .identityPools(
            page.items().stream()
                .map(
                    pool ->
                        IdentityPoolShortDescription.builder()
                            .identityPoolId(pool.id())
                            .identityPoolName(pool.name())
                            .build())
                .toList())
        .nextToken(page.token())
        .build();
  }
}
