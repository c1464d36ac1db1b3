package dev.federationlab.aws.userpools.pool;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.pool.Page;
import dev.federationlab.aws.pool.PoolTable;
import dev.federationlab.aws.wire.SdkJson;
import dev.federationlab.store.Transaction;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateResourceServerRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateResourceServerResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteResourceServerRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteResourceServerResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeResourceServerRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeResourceServerResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListResourceServersRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListResourceServersResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerScopeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateResourceServerRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateResourceServerResponse;

/** Resource servers of pools: the APIs that access tokens are for, with their scopes. */
public final class ResourceServers {
  private static final int MOST_LISTED = 50;

  private final Pools pools;
  private final Kept<ResourceServerType> servers;
  private final PoolLimits limits;

  ResourceServers(Pools pools, SdkJson json, PoolLimits limits) {
    this.pools = pools;
    this.servers =
        new Kept<>(
            json,
            "user-pool-resource-server",
            ResourceServerType.class,
            ResourceServerType::builder);
    this.limits = limits;
  }

  /** Adds the operations to the table. */
  void addTo(PoolTable table) {
    table
        .onPool("CreateResourceServer", CreateResourceServerRequest::userPoolId, this::create)
        .onPool("DescribeResourceServer", DescribeResourceServerRequest::userPoolId, this::describe)
        .onPool("UpdateResourceServer", UpdateResourceServerRequest::userPoolId, this::update)
        .onPool("DeleteResourceServer", DeleteResourceServerRequest::userPoolId, this::delete)
        .onPool("ListResourceServers", ListResourceServersRequest::userPoolId, this::list);
  }

  /** The resource server with this identifier. */
  public Optional<ResourceServerType> find(Transaction store, Pool pool, String identifier) {
    return servers.find(store, pool.space(), identifier);
  }

  /**
   * Whether a pool has a custom scope.
   *
   * @param scope identifier, slash, name: {@code "https://photos.example/read"}
   */
  public boolean hasScope(Transaction store, Pool pool, String scope) {
    int slash = scope.lastIndexOf('/');
    return slash > 0
        && find(store, pool, scope.substring(0, slash)).stream()
            .flatMap(server -> server.scopes().stream())
            .anyMatch(one -> one.scopeName().equals(scope.substring(slash + 1)));
  }

  private CreateResourceServerResponse create(Call call, CreateResourceServerRequest request) {
    var pool = pools.require(call, request.userPoolId());
    if (servers.count(call.store(), pool.space()) >= limits.resourceServers()) {
      throw UserPoolErrors.LIMIT_EXCEEDED.exception(
          "The user pool has reached its limit of "
              + limits.resourceServers()
              + " resource servers.");
    }
    requireDistinct(request.scopes());
    var server =
        ResourceServerType.builder()
            .userPoolId(pool.id())
            .identifier(request.identifier())
            .name(request.name())
            .scopes(request.scopes())
            .build();
    if (!servers.insert(call.store(), pool.space(), server.identifier(), server)) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(
          server.identifier() + " already exists in user pool " + pool.id() + ".");
    }
    return CreateResourceServerResponse.builder().resourceServer(server).build();
  }

  private static void requireDistinct(List<ResourceServerScopeType> scopes) {
    var names = new HashSet<String>();
    for (var scope : scopes) {
      if (!names.add(scope.scopeName())) {
        throw UserPoolErrors.INVALID_PARAMETER.exception(
            "Scope " + scope.scopeName() + " is given twice.");
      }
    }
  }

  private DescribeResourceServerResponse describe(
      Call call, DescribeResourceServerRequest request) {
    var pool = pools.require(call, request.userPoolId());
    var server =
        find(call.store(), pool, request.identifier())
            .orElseThrow(() -> missing(request.identifier()));
    return DescribeResourceServerResponse.builder().resourceServer(server).build();
  }

  private static ServiceException missing(String identifier) {
    return UserPoolErrors.RESOURCE_NOT_FOUND.exception(
        "Resource server " + identifier + " does not exist.");
  }

  private UpdateResourceServerResponse update(Call call, UpdateResourceServerRequest request) {
    var pool = pools.require(call, request.userPoolId());
    requireDistinct(request.scopes());
    var changed =
        servers
            .change(
                call.store(),
                pool.space(),
                request.identifier(),
                server -> server.toBuilder().name(request.name()).scopes(request.scopes()).build())
            .orElseThrow(() -> missing(request.identifier()));
    return UpdateResourceServerResponse.builder().resourceServer(changed).build();
  }

  private DeleteResourceServerResponse delete(Call call, DeleteResourceServerRequest request) {
    var pool = pools.require(call, request.userPoolId());
    if (!servers.delete(call.store(), pool.space(), request.identifier())) {
      throw missing(request.identifier());
    }
    return DeleteResourceServerResponse.builder().build();
  }

  private ListResourceServersResponse list(Call call, ListResourceServersRequest request) {
    var pool = pools.require(call, request.userPoolId());
    var page =
        Page.<ResourceServerType>of(
            request.nextToken(),
            request.maxResults(),
            MOST_LISTED,
            (after, most) -> servers.list(call.store(), pool.space(), after, most),
            ResourceServerType::identifier);
    return ListResourceServersResponse.builder()
        .resourceServers(page.items())
        .nextToken(page.token())
        .build();
  }
}
