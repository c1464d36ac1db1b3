package dev.federationlab.aws.userpools.pool;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.pool.Page;
import dev.federationlab.aws.pool.PoolTable;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AddCustomAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AddCustomAttributesResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeletionProtectionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** Pools made, shown, changed and deleted. */
final class PoolSetup {
  private static final int MOST_MADE_AN_HOUR = 100;

  private final Pools pools;
  private final Population population;
  private final NewPools newPools;
  private final PoolIds ids;
  private final PoolLimits limits;

  /**
   * @param random for IDs
   */
  PoolSetup(
      Pools pools,
      Population population,
      NewPools newPools,
      RandomGenerator random,
      PoolLimits limits) {
    this.pools = pools;
    this.population = population;
    this.newPools = newPools;
    this.ids = new PoolIds(random);
    this.limits = limits;
  }

  /** Adds the operations to the table. */
  void addTo(PoolTable table) {
    table
        .onAny("CreateUserPool", this::create)
        .onAny("ListUserPools", this::list)
        .onPool("DescribeUserPool", DescribeUserPoolRequest::userPoolId, this::describe)
        .onPool("UpdateUserPool", UpdateUserPoolRequest::userPoolId, this::update)
        .onPool("DeleteUserPool", DeleteUserPoolRequest::userPoolId, this::delete)
        .onPool("AddCustomAttributes", AddCustomAttributesRequest::userPoolId, this::addAttributes);
  }

  private CreateUserPoolResponse create(Call call, CreateUserPoolRequest request) {
    if (pools.count(call.store(), call.accountId()) >= limits.pools()) {
      throw UserPoolErrors.LIMIT_EXCEEDED.exception(
          "The account has reached its limit of " + limits.pools() + " user pools.");
    }
    if (!request.usernameAttributes().isEmpty() && !request.aliasAttributes().isEmpty()) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(
          "Only one of the aliasAttributes or usernameAttributes can be set in a user pool.");
    }
    if (request.mfaConfiguration() != null && request.mfaConfiguration() != UserPoolMfaType.OFF) {
      throw MfaSettings.noFactor(request.smsConfiguration());
    }
    var type =
        UserPoolType.builder()
            .name(request.poolName())
            .schemaAttributes(Schema.of(request.schema()))
            .aliasAttributes(request.aliasAttributes())
            .usernameAttributes(request.usernameAttributes())
            .usernameConfiguration(request.usernameConfiguration())
            .creationDate(call.now())
            .lastModifiedDate(call.now());
    PoolSettings.of(request).into(type);
    Makings.count(call, MOST_MADE_AN_HOUR);
    while (true) {
      var id = ids.pool();
      var pool =
          new Pool(
              call.accountId(),
              type.id(id).arn(Pool.arn(call.accountId(), id)).build(),
              GetUserPoolMfaConfigResponse.builder().build());
      if (pools.insert(call.store(), pool)) {
        newPools.made(call.store(), pool);
        return CreateUserPoolResponse.builder().userPool(shown(call, pool)).build();
      }
    }
  }

  private UserPoolType shown(Call call, Pool pool) {
    return pool.type().toBuilder()
        .estimatedNumberOfUsers(population.count(call.store(), pool))
        .build();
  }

  private DescribeUserPoolResponse describe(Call call, DescribeUserPoolRequest request) {
    var pool = pools.require(call, request.userPoolId());
    return DescribeUserPoolResponse.builder().userPool(shown(call, pool)).build();
  }

  private ListUserPoolsResponse list(Call call, ListUserPoolsRequest request) {
    var page =
        Page.<Pool>of(
            request.nextToken(),
            request.maxResults(),
            request.maxResults(),
            (after, most) -> pools.list(call.store(), call.accountId(), after, most),
            Pool::id);
    return ListUserPoolsResponse.builder()
        .userPools(page.items().stream().map(PoolSetup::description).toList())
        .nextToken(page.token())
        .build();
  }

  private static UserPoolDescriptionType description(Pool pool) {
    return UserPoolDescriptionType.builder()
        .id(pool.id())
        .name(pool.type().name())
        .lambdaConfig(pool.type().lambdaConfig())
        .creationDate(pool.type().creationDate())
        .lastModifiedDate(pool.type().lastModifiedDate())
        .build();
  }

  private UpdateUserPoolResponse update(Call call, UpdateUserPoolRequest request) {
    pools.change(
        call,
        request.userPoolId(),
        pool -> {
          var type = pool.type().toBuilder().lastModifiedDate(call.now());
          if (request.poolName() != null) {
            type.name(request.poolName());
          }
          if (request.mfaConfiguration() != null
              && request.mfaConfiguration() != UserPoolMfaType.OFF
              && !pool.allowsSoftwareTokens()) {
            throw MfaSettings.noFactor(request.smsConfiguration());
          }
          PoolSettings.of(request).into(type);
          return new Pool(pool.accountId(), type.build(), pool.factors());
        });
    return UpdateUserPoolResponse.builder().build();
  }

  private DeleteUserPoolResponse delete(Call call, DeleteUserPoolRequest request) {
    var pool = pools.require(call, request.userPoolId());
    if (pool.type().deletionProtection() == DeletionProtectionType.ACTIVE) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(
          "The user pool cannot be deleted because deletion protection is activated. Deletion"
              + " protection must be inactivated first.");
    }
    if (pool.domain().isPresent()) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(
          "User pool cannot be deleted. It has a domain configured that should be deleted first.");
    }
    pools.delete(call.store(), pool);
    return DeleteUserPoolResponse.builder().build();
  }

  private AddCustomAttributesResponse addAttributes(Call call, AddCustomAttributesRequest request) {
    pools.change(
        call,
        request.userPoolId(),
        pool ->
            new Pool(
                pool.accountId(),
                pool.type().toBuilder()
                    .schemaAttributes(Schema.with(pool.attributes(), request.customAttributes()))
                    .lastModifiedDate(call.now())
                    .build(),
                pool.factors()));
    return AddCustomAttributesResponse.builder().build();
  }
}
