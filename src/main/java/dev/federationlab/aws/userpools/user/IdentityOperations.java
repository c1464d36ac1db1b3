package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.pool.PoolTable;
import dev.federationlab.aws.userpools.pool.Pools;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDisableProviderForUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDisableProviderForUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminLinkProviderForUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminLinkProviderForUserResponse;

/** Which web identities sign in as which user. */
final class IdentityOperations {
  private final Pools pools;
  private final UserRules rules;

  IdentityOperations(Pools pools, UserRules rules) {
    this.pools = pools;
    this.rules = rules;
  }

  void addTo(PoolTable table) {
    table
        .onPool("AdminLinkProviderForUser", AdminLinkProviderForUserRequest::userPoolId, this::link)
        .onPool(
            "AdminDisableProviderForUser",
            AdminDisableProviderForUserRequest::userPoolId,
            this::unlink);
  }

  private AdminLinkProviderForUserResponse link(
      Call call, AdminLinkProviderForUserRequest request) {
    var pool = pools.require(call, request.userPoolId());
    rules.linked().link(Moment.of(call), pool, request.destinationUser(), request.sourceUser());
    return AdminLinkProviderForUserResponse.builder().build();
  }

  private AdminDisableProviderForUserResponse unlink(
      Call call, AdminDisableProviderForUserRequest request) {
    var pool = pools.require(call, request.userPoolId());
    rules.linked().unlink(Moment.of(call), pool, request.user());
    return AdminDisableProviderForUserResponse.builder().build();
  }
}
