package dev.federationlab.aws.identitypools.pool;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.identitypools.pool.IdentityPool.TagMap;
import dev.federationlab.aws.pool.PoolTable;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentity.model.GetPrincipalTagAttributeMapRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetPrincipalTagAttributeMapResponse;
import software.amazon.awssdk.services.cognitoidentity.model.SetPrincipalTagAttributeMapRequest;
import software.amazon.awssdk.services.cognitoidentity.model.SetPrincipalTagAttributeMapResponse;

/**
 * Which claims of a provider's tokens become principal tags: attributes for access control. A map
 * without defaults and without tags switches them off. What AWS says of a provider that has no map
 * is not known; here that is an empty one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_SetPrincipalTagAttributeMap.html">SetPrincipalTagAttributeMap</a>
 */
final class TagMaps {
  private static final int MOST = 50;

  private final Pools pools;

  TagMaps(Pools pools) {
    this.pools = pools;
  }

  /** Adds the operations to the table. */
  void addTo(PoolTable table) {
    table
        .onPool(
            "GetPrincipalTagAttributeMap",
            GetPrincipalTagAttributeMapRequest::identityPoolId,
            this::get)
        .onPool(
            "SetPrincipalTagAttributeMap",
            SetPrincipalTagAttributeMapRequest::identityPoolId,
            this::set);
  }

  private SetPrincipalTagAttributeMapResponse set(
      Call call, SetPrincipalTagAttributeMapRequest request) {
    boolean defaults = Boolean.TRUE.equals(request.useDefaults());
    if (defaults && !request.principalTags().isEmpty()) {
      throw IdentityPoolErrors.INVALID_PARAMETER.exception(
          "PrincipalTags cannot be set together with UseDefaults.");
    }
    var provider = request.identityProviderName();
    var map = new TagMap(defaults, request.principalTags());
    pools.change(
        call,
        request.identityPoolId(),
        pool -> {
          var maps = new LinkedHashMap<>(pool.tagMaps());
          if (map.effective(provider).isEmpty()) {
            maps.remove(provider);
          } else {
            maps.put(provider, map);
          }
          if (maps.size() > MOST) {
            throw IdentityPoolErrors.INVALID_PARAMETER.exception(
                "A pool maps attributes of at most " + MOST + " providers.");
          }
          return pool.withTagMaps(maps);
        });
    return SetPrincipalTagAttributeMapResponse.builder()
        .identityPoolId(request.identityPoolId())
        .identityProviderName(provider)
        .useDefaults(defaults)
        .principalTags(map.effective(provider))
        .build();
  }

  private GetPrincipalTagAttributeMapResponse get(
      Call call, GetPrincipalTagAttributeMapRequest request) {
    var pool = pools.require(call, request.identityPoolId());
    var provider = request.identityProviderName();
    var map = pool.tagMaps().getOrDefault(provider, new TagMap(false, Map.of()));
    return GetPrincipalTagAttributeMapResponse.builder()
        .identityPoolId(pool.id())
        .identityProviderName(provider)
        .useDefaults(map.defaults())
        .principalTags(map.effective(provider))
        .build();
  }
}
