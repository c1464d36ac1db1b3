package dev.federationlab.aws.identitypools.identity;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.identitypools.identity.Identity.Login;
import dev.federationlab.aws.identitypools.pool.IdentityPool;
import dev.federationlab.aws.identitypools.pool.IdentityPoolErrors;
import dev.federationlab.aws.identitypools.pool.Pools;
import dev.federationlab.aws.pool.Page;
import dev.federationlab.aws.pool.PoolTable;
import dev.federationlab.decision.Check;
import dev.federationlab.store.Document;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentity.model.LookupDeveloperIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.LookupDeveloperIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.MergeDeveloperIdentitiesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.MergeDeveloperIdentitiesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.UnlinkDeveloperIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.UnlinkDeveloperIdentityResponse;

/**
 * Looking up, merging and unlinking users whom the developer vouches for (aws-behaviour 4.6). What
 * AWS says of identifiers that do not fit is not known; the words are ours.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_LookupDeveloperIdentity.html">LookupDeveloperIdentity</a>
 */
public final class DeveloperIdentities {
  private static final String SOURCE = "Developer Guide, Developer-authenticated identities";
  private static final int USUAL_PAGE = 10;

  private final Pools pools;
  private final Identities identities;
  private final Linking linking;

  public DeveloperIdentities(Pools pools, Identities identities, Linking linking) {
    this.pools = pools;
    this.identities = identities;
    this.linking = linking;
  }

  /** Adds the operations to the table. */
  public void addTo(PoolTable table) {
    table
        .onPool(
            "LookupDeveloperIdentity", LookupDeveloperIdentityRequest::identityPoolId, this::lookUp)
        .onPool(
            "MergeDeveloperIdentities",
            MergeDeveloperIdentitiesRequest::identityPoolId,
            this::merge)
        .onPool(
            "UnlinkDeveloperIdentity",
            UnlinkDeveloperIdentityRequest::identityPoolId,
            this::unlink);
  }

  /**
   * The name of a pool's developer provider.
   *
   * @param named as the request has it; absent if it has none
   * @throws ServiceException InvalidParameterException if the pool has none, or another
   */
  public static String provider(Call call, IdentityPool pool, @Nullable String named) {
    var provider = pool.developerProvider();
    boolean fits = provider != null && (named == null || named.equals(provider));
    call.explanation()
        .check(
            new Check(
                "developer provider",
                provider == null ? "one of the pool, which has none" : provider,
                named == null ? "that of the pool" : named,
                fits,
                SOURCE));
    if (!fits) {
      throw IdentityPoolErrors.INVALID_PARAMETER.exception(
          "The identity pool has no such developer provider.");
    }
    return Objects.requireNonNull(provider);
  }

  private LookupDeveloperIdentityResponse lookUp(
      Call call, LookupDeveloperIdentityRequest request) {
    var pool = pools.require(call, request.identityPoolId());
    var provider = provider(call, pool, null);
    var user = request.developerUserIdentifier();
    if (request.identityId() == null && user == null) {
      throw IdentityPoolErrors.INVALID_PARAMETER.exception(
          "Either IdentityId or DeveloperUserIdentifier must be given.");
    }
    var identity =
        request.identityId() == null
            ? registered(call, pool, new Login(provider, String.valueOf(user))).value()
            : identities.require(call, pool, request.identityId()).value();
    if (user != null && !identity.has(new Login(provider, user))) {
      throw IdentityPoolErrors.RESOURCE_CONFLICT.exception(
          "The developer user identifier is not one of this identity.");
    }
    var page =
        Page.of(
            request.nextToken(),
            request.maxResults(),
            USUAL_PAGE,
            (after, limit) -> users(identity, provider, after, limit),
            id -> id);
    return LookupDeveloperIdentityResponse.builder()
        .identityId(identity.id())
        .developerUserIdentifierList(page.items())
        .nextToken(page.token())
        .build();
  }

  private static List<String> users(Identity identity, String provider, String after, int limit) {
    return identity.logins().stream()
        .filter(login -> login.provider().equals(provider))
        .map(Login::userId)
        .filter(id -> id.compareTo(after) > 0)
        .sorted()
        .limit(limit)
        .toList();
  }

  private MergeDeveloperIdentitiesResponse merge(
      Call call, MergeDeveloperIdentitiesRequest request) {
    var pool = pools.require(call, request.identityPoolId());
    var provider = provider(call, pool, request.developerProviderName());
    var source = registered(call, pool, new Login(provider, request.sourceUserIdentifier()));
    var destination =
        registered(call, pool, new Login(provider, request.destinationUserIdentifier()));
    var survivor =
        source.id().equals(destination.id())
            ? destination.value()
            : linking.merge(call, pool, source, destination);
    return MergeDeveloperIdentitiesResponse.builder().identityId(survivor.id()).build();
  }

  private UnlinkDeveloperIdentityResponse unlink(
      Call call, UnlinkDeveloperIdentityRequest request) {
    var pool = pools.require(call, request.identityPoolId());
    var provider = provider(call, pool, request.developerProviderName());
    var identity = identities.require(call, pool, request.identityId());
    var login = new Login(provider, request.developerUserIdentifier());
    if (!identity.value().has(login)) {
      throw notRegistered();
    }
    identities.unlink(call, pool, identity, List.of(login));
    return UnlinkDeveloperIdentityResponse.builder().build();
  }

  /**
   * The identity of a developer's user.
   *
   * @throws ServiceException ResourceNotFoundException
   */
  private Document<Identity> registered(Call call, IdentityPool pool, Login user) {
    Optional<Document<Identity>> found = identities.of(call.store(), pool, user);
    call.explanation()
        .check(
            new Check(
                "developer user identifier",
                "one that is registered",
                user.userId(),
                found.isPresent(),
                SOURCE));
    return found.orElseThrow(DeveloperIdentities::notRegistered);
  }

  private static ServiceException notRegistered() {
    return IdentityPoolErrors.RESOURCE_NOT_FOUND.exception(
        "The developer user identifier is not registered.");
  }
}
