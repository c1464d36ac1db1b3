package dev.federationlab.aws.userpools.pool;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.pool.Page;
import dev.federationlab.aws.pool.PoolTable;
import dev.federationlab.aws.wire.SdkJson;
import dev.federationlab.store.Transaction;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteGroupResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetGroupResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListGroupsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListGroupsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateGroupResponse;

/** Groups of pools. Who is in them stands with the users. */
public final class Groups {
  private static final int MOST_LISTED = 60;

  /** Whoever knows the users of a pool. */
  @FunctionalInterface
  public interface Members {
    /** Takes all users of a pool out of a group that is being deleted. */
    void leave(Transaction store, Pool pool, String group);
  }

  private final Pools pools;
  private final Kept<GroupType> groups;
  private final Members members;
  private final PoolLimits limits;

  Groups(Pools pools, SdkJson json, Members members, PoolLimits limits) {
    this.pools = pools;
    this.groups = new Kept<>(json, "user-pool-group", GroupType.class, GroupType::builder);
    this.members = members;
    this.limits = limits;
  }

  /** Adds the operations to the table. */
  void addTo(PoolTable table) {
    table
        .onPool("CreateGroup", CreateGroupRequest::userPoolId, this::create)
        .onPool("GetGroup", GetGroupRequest::userPoolId, this::get)
        .onPool("UpdateGroup", UpdateGroupRequest::userPoolId, this::update)
        .onPool("DeleteGroup", DeleteGroupRequest::userPoolId, this::delete)
        .onPool("ListGroups", ListGroupsRequest::userPoolId, this::list);
  }

  /** The group of this name. */
  public Optional<GroupType> find(Transaction store, Pool pool, String name) {
    return groups.find(store, pool.space(), name);
  }

  /**
   * The group of this name.
   *
   * @throws ServiceException ResourceNotFoundException
   */
  public GroupType require(Transaction store, Pool pool, String name) {
    return find(store, pool, name).orElseThrow(Groups::missing);
  }

  private static ServiceException missing() {
    return UserPoolErrors.RESOURCE_NOT_FOUND.exception("Group not found.");
  }

  /**
   * Makes a group if there is none of this name, as the pool does for the users of an identity
   * provider (aws-behaviour 3.11).
   */
  public void ensure(Transaction store, Instant now, Pool pool, String name, String description) {
    groups.insert(
        store,
        pool.space(),
        name,
        GroupType.builder()
            .userPoolId(pool.id())
            .groupName(name)
            .description(description)
            .creationDate(now)
            .lastModifiedDate(now)
            .build());
  }

  private CreateGroupResponse create(Call call, CreateGroupRequest request) {
    var pool = pools.require(call, request.userPoolId());
    if (groups.count(call.store(), pool.space()) >= limits.groups()) {
      throw UserPoolErrors.LIMIT_EXCEEDED.exception(
          "The user pool has reached its limit of " + limits.groups() + " groups.");
    }
    var group =
        GroupType.builder()
            .userPoolId(pool.id())
            .groupName(request.groupName())
            .description(request.description())
            .roleArn(request.roleArn())
            .precedence(request.precedence())
            .creationDate(call.now())
            .lastModifiedDate(call.now())
            .build();
    if (!groups.insert(call.store(), pool.space(), group.groupName(), group)) {
      throw UserPoolErrors.GROUP_EXISTS.exception();
    }
    return CreateGroupResponse.builder().group(group).build();
  }

  private GetGroupResponse get(Call call, GetGroupRequest request) {
    var pool = pools.require(call, request.userPoolId());
    return GetGroupResponse.builder()
        .group(require(call.store(), pool, request.groupName()))
        .build();
  }

  /** What the request does not name stays. */
  private UpdateGroupResponse update(Call call, UpdateGroupRequest request) {
    var pool = pools.require(call, request.userPoolId());
    var group =
        groups
            .change(
                call.store(),
                pool.space(),
                request.groupName(),
                before -> {
                  var changed = before.toBuilder().lastModifiedDate(call.now());
                  if (request.description() != null) {
                    changed.description(request.description());
                  }
                  if (request.roleArn() != null) {
                    changed.roleArn(request.roleArn());
                  }
                  if (request.precedence() != null) {
                    changed.precedence(request.precedence());
                  }
                  return changed.build();
                })
            .orElseThrow(Groups::missing);
    return UpdateGroupResponse.builder().group(group).build();
  }

  private DeleteGroupResponse delete(Call call, DeleteGroupRequest request) {
    var pool = pools.require(call, request.userPoolId());
    if (!groups.delete(call.store(), pool.space(), request.groupName())) {
      throw missing();
    }
    members.leave(call.store(), pool, request.groupName());
    return DeleteGroupResponse.builder().build();
  }

  private ListGroupsResponse list(Call call, ListGroupsRequest request) {
    var pool = pools.require(call, request.userPoolId());
    var page =
        Page.<GroupType>of(
            request.nextToken(),
            request.limit(),
            MOST_LISTED,
            (after, most) -> groups.list(call.store(), pool.space(), after, most),
            GroupType::groupName);
    return ListGroupsResponse.builder().groups(page.items()).nextToken(page.token()).build();
  }
}
