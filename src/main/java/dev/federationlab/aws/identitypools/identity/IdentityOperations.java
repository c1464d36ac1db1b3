package dev.federationlab.aws.identitypools.identity;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.identitypools.identity.Identity.State;
import dev.federationlab.aws.identitypools.login.LoginVerifier;
import dev.federationlab.aws.identitypools.pool.IdentityPoolErrors;
import dev.federationlab.aws.identitypools.pool.Pools;
import dev.federationlab.aws.pool.Page;
import dev.federationlab.aws.pool.PoolTable;
import java.util.ArrayList;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentitiesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentitiesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentitiesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentitiesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.UnlinkIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.UnlinkIdentityResponse;

/**
 * Finding, listing, unlinking and deleting identities.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_UnlinkIdentity.html">UnlinkIdentity</a>
 */
public final class IdentityOperations {
  private final Pools pools;
  private final Identities identities;
  private final Linking linking;
  private final LoginVerifier verifier;

  public IdentityOperations(
      Pools pools, Identities identities, Linking linking, LoginVerifier verifier) {
    this.pools = pools;
    this.identities = identities;
    this.linking = linking;
    this.verifier = verifier;
  }

  /** Adds the operations to the table. */
  public void addTo(PoolTable table) {
    table
        .onAny("DeleteIdentities", this::delete)
        .onAny("DescribeIdentity", this::describe)
        .unsigned("GetId", new GetId(pools, identities, linking, verifier))
        .onPool("ListIdentities", ListIdentitiesRequest::identityPoolId, this::list)
        .unsigned("UnlinkIdentity", this::unlink);
  }

  private DescribeIdentityResponse describe(Call call, DescribeIdentityRequest request) {
    var identity = identities.named(call, request.identityId()).value();
    if (!isCallers(call, identity)) {
      throw IdentityPoolErrors.noIdentity(identity.id());
    }
    var description = Shown.described(identity);
    return DescribeIdentityResponse.builder()
        .identityId(description.identityId())
        .logins(description.hasLogins() ? description.logins() : null)
        .creationDate(description.creationDate())
        .lastModifiedDate(description.lastModifiedDate())
        .build();
  }

  private boolean isCallers(Call call, Identity identity) {
    return pools
        .find(call.store(), identity.poolId())
        .filter(pool -> pool.accountId().equals(call.accountId()))
        .isPresent();
  }

  private ListIdentitiesResponse list(Call call, ListIdentitiesRequest request) {
    var pool = pools.require(call, request.identityPoolId());
    boolean hide = Boolean.TRUE.equals(request.hideDisabled());
    var page =
        Page.of(
            request.nextToken(),
            request.maxResults(),
            request.maxResults(),
            (after, limit) -> identities.list(call.store(), pool, after, limit),
            Identity::id);
    return ListIdentitiesResponse.builder()
        .identityPoolId(pool.id())
        .identities(
            page.items().stream()
                .filter(identity -> !hide || identity.state() != State.DISABLED)
                .map(Shown::described)
                .toList())
        .nextToken(page.token())
        .build();
  }

  /**
   * What is not there, or another account's, is left out: AWS has only two codes for what it could
   * not process, neither of which says that.
   */
  private DeleteIdentitiesResponse delete(Call call, DeleteIdentitiesRequest request) {
    for (var id : request.identityIdsToDelete()) {
      identities
          .find(call.store(), id)
          .filter(found -> isCallers(call, found.value()))
          .ifPresent(
              found ->
                  identities.delete(
                      call.store(),
                      pools.find(call.store(), found.value().poolId()).orElseThrow(),
                      found.value()));
    }
    return DeleteIdentitiesResponse.builder().unprocessedIdentityIds(new ArrayList<>()).build();
  }

  private UnlinkIdentityResponse unlink(Call call, UnlinkIdentityRequest request) {
    var identity = identities.named(call, request.identityId());
    var pool = pools.named(call, identity.value().poolId());
    Linking.requireUsable(call, identity.value());
    var logins = Shown.logins(verifier.verify(call, pool, request.logins()));
    if (logins.stream().noneMatch(identity.value()::has)) {
      throw IdentityPoolErrors.loginsDoNotMatch();
    }
    var gone = new ArrayList<Identity.Login>();
    for (var key : request.loginsToRemove()) {
      var provider = verifier.provider(key);
      if (provider.equals(pool.developerProvider())) {
        throw IdentityPoolErrors.providerNotPublic();
      }
      gone.add(
          identity
              .value()
              .of(provider)
              .orElseThrow(
                  () ->
                      IdentityPoolErrors.INVALID_PARAMETER.exception(
                          "The identity has no login of " + provider + ".")));
    }
    if (!gone.isEmpty()) {
      identities.unlink(call, pool, identity, gone);
    }
    return UnlinkIdentityResponse.builder().build();
  }
}
