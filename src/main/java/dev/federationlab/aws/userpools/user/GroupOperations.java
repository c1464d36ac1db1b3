package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.pool.Page;
import dev.federationlab.aws.pool.PoolTable;
import dev.federationlab.aws.userpools.pool.Groups;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.Pools;
import java.util.List;
import java.util.TreeSet;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminAddUserToGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminAddUserToGroupResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListGroupsForUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListGroupsForUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRemoveUserFromGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRemoveUserFromGroupResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersInGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersInGroupResponse;

/** Who is in which group. */
final class GroupOperations {
  private static final int MOST_LISTED = 60;

  private final Pools pools;
  private final Groups groups;
  private final UserRules rules;

  GroupOperations(Pools pools, Groups groups, UserRules rules) {
    this.pools = pools;
    this.groups = groups;
    this.rules = rules;
  }

  void addTo(PoolTable table) {
    table
        .onPool("AdminAddUserToGroup", AdminAddUserToGroupRequest::userPoolId, this::add)
        .onPool(
            "AdminRemoveUserFromGroup", AdminRemoveUserFromGroupRequest::userPoolId, this::remove)
        .onPool("AdminListGroupsForUser", AdminListGroupsForUserRequest::userPoolId, this::groups)
        .onPool("ListUsersInGroup", ListUsersInGroupRequest::userPoolId, this::users);
  }

  private AdminAddUserToGroupResponse add(Call call, AdminAddUserToGroupRequest request) {
    var pool = pools.require(call, request.userPoolId());
    groups.require(call.store(), pool, request.groupName());
    var user = rules.users().require(call.store(), pool, request.username());
    rules.memberships().join(Moment.of(call), pool, user, request.groupName());
    return AdminAddUserToGroupResponse.builder().build();
  }

  private AdminRemoveUserFromGroupResponse remove(
      Call call, AdminRemoveUserFromGroupRequest request) {
    var pool = pools.require(call, request.userPoolId());
    groups.require(call.store(), pool, request.groupName());
    var user = rules.users().require(call.store(), pool, request.username());
    rules.memberships().leave(Moment.of(call), pool, user, request.groupName());
    return AdminRemoveUserFromGroupResponse.builder().build();
  }

  private AdminListGroupsForUserResponse groups(Call call, AdminListGroupsForUserRequest request) {
    var pool = pools.require(call, request.userPoolId());
    var user = rules.users().require(call.store(), pool, request.username());
    var page =
        Page.<GroupType>of(
            request.nextToken(),
            request.limit(),
            MOST_LISTED,
            (after, most) -> groups(call, pool, user, after, most),
            GroupType::groupName);
    return AdminListGroupsForUserResponse.builder()
        .groups(page.items())
        .nextToken(page.token())
        .build();
  }

  private List<GroupType> groups(Call call, Pool pool, User user, String after, int most) {
    return new TreeSet<>(user.groups())
        .stream()
            .filter(name -> name.compareTo(after) > 0)
            .limit(most)
            .flatMap(name -> groups.find(call.store(), pool, name).stream())
            .toList();
  }

  private ListUsersInGroupResponse users(Call call, ListUsersInGroupRequest request) {
    var pool = pools.require(call, request.userPoolId());
    groups.require(call.store(), pool, request.groupName());
    var page =
        Page.<User>of(
            request.nextToken(),
            request.limit(),
            MOST_LISTED,
            (after, most) ->
                rules.memberships().members(call.store(), pool, request.groupName(), after, most),
            User::username);
    return ListUsersInGroupResponse.builder()
        .users(page.items().stream().map(Shown::user).toList())
        .nextToken(page.token())
        .build();
  }
}
