package dev.federationlab.aws.userpools.pool;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.pool.Page;
import dev.federationlab.aws.pool.PoolTable;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolClientResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolClientResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolClientsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolClientsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolClientResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientDescription;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** App clients made, shown, changed and deleted. */
final class ClientSetup {
  private static final int MOST_LISTED = 60;

  private final Pools pools;
  private final IdentityProviders providers;
  private final ResourceServers resourceServers;
  private final RedirectUrls urls;
  private final PoolIds ids;
  private final PoolLimits limits;

  /**
   * @param random for IDs and secrets: it must not be guessable
   */
  ClientSetup(
      Pools pools,
      IdentityProviders providers,
      ResourceServers resourceServers,
      RedirectUrls urls,
      RandomGenerator random,
      PoolLimits limits) {
    this.pools = pools;
    this.providers = providers;
    this.resourceServers = resourceServers;
    this.urls = urls;
    this.ids = new PoolIds(random);
    this.limits = limits;
  }

  /** Adds the operations to the table. */
  void addTo(PoolTable table) {
    table
        .onPool("CreateUserPoolClient", CreateUserPoolClientRequest::userPoolId, this::create)
        .onPool("DescribeUserPoolClient", DescribeUserPoolClientRequest::userPoolId, this::describe)
        .onPool("UpdateUserPoolClient", UpdateUserPoolClientRequest::userPoolId, this::update)
        .onPool("DeleteUserPoolClient", DeleteUserPoolClientRequest::userPoolId, this::delete)
        .onPool("ListUserPoolClients", ListUserPoolClientsRequest::userPoolId, this::list);
  }

  private CreateUserPoolClientResponse create(Call call, CreateUserPoolClientRequest request) {
    var pool = pools.require(call, request.userPoolId());
    if (pools.countClients(call.store(), pool) >= limits.clients()) {
      throw UserPoolErrors.LIMIT_EXCEEDED.exception(
          "The user pool has reached its limit of " + limits.clients() + " app clients.");
    }
    var type =
        UserPoolClientType.builder()
            .userPoolId(pool.id())
            .clientId(ids.client())
            .clientName(request.clientName())
            .creationDate(call.now())
            .lastModifiedDate(call.now());
    if (Boolean.TRUE.equals(request.generateSecret())) {
      type.clientSecret(ids.secret());
    }
    ClientSettings.of(request).into(type);
    var client = new AppClient(pool, type.build());
    rules(call, pool).require(client);
    pools.createClient(call.store(), client);
    return CreateUserPoolClientResponse.builder().userPoolClient(client.type()).build();
  }

  private ClientRules rules(Call call, Pool pool) {
    return new ClientRules(
        scope -> resourceServers.hasScope(call.store(), pool, scope),
        name -> providers.find(call.store(), pool, name).isPresent(),
        urls);
  }

  private DescribeUserPoolClientResponse describe(
      Call call, DescribeUserPoolClientRequest request) {
    var client = pools.requireClient(call, request.userPoolId(), request.clientId());
    return DescribeUserPoolClientResponse.builder().userPoolClient(client.type()).build();
  }

  private UpdateUserPoolClientResponse update(Call call, UpdateUserPoolClientRequest request) {
    var client = pools.requireClient(call, request.userPoolId(), request.clientId());
    var changed =
        pools.changeClient(
            call.store(),
            client.pool(),
            client.id(),
            before -> {
              var type = before.toBuilder().lastModifiedDate(call.now());
              if (request.clientName() != null) {
                type.clientName(request.clientName());
              }
              ClientSettings.of(request).into(type);
              return type.build();
            });
    rules(call, client.pool()).require(changed);
    return UpdateUserPoolClientResponse.builder().userPoolClient(changed.type()).build();
  }

  private DeleteUserPoolClientResponse delete(Call call, DeleteUserPoolClientRequest request) {
    pools.deleteClient(
        call.store(), pools.requireClient(call, request.userPoolId(), request.clientId()));
    return DeleteUserPoolClientResponse.builder().build();
  }

  private ListUserPoolClientsResponse list(Call call, ListUserPoolClientsRequest request) {
    var pool = pools.require(call, request.userPoolId());
    var page =
        Page.<AppClient>of(
            request.nextToken(),
            request.maxResults(),
            MOST_LISTED,
            (after, most) -> pools.clients(call.store(), pool, after, most),
            AppClient::id);
    return ListUserPoolClientsResponse.builder()
        .userPoolClients(page.items().stream().map(ClientSetup::description).toList())
        .nextToken(page.token())
        .build();
  }

  private static UserPoolClientDescription description(AppClient client) {
    return UserPoolClientDescription.builder()
        .clientId(client.id())
        .userPoolId(client.pool().id())
        .clientName(client.type().clientName())
        .build();
  }
}
