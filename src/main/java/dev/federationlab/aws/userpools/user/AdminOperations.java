package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.pool.PoolTable;
import dev.federationlab.aws.userpools.message.Medium;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.Pools;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminConfirmSignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminConfirmSignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDeleteUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDeleteUserAttributesResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDeleteUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDeleteUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDisableUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDisableUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminEnableUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminEnableUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminResetUserPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminResetUserPasswordResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserPasswordResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUpdateUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUpdateUserAttributesResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;

/** What administrators can do about the users of a pool of theirs. */
final class AdminOperations {
  private final Pools pools;
  private final UserRules rules;

  AdminOperations(Pools pools, UserRules rules) {
    this.pools = pools;
    this.rules = rules;
  }

  void addTo(PoolTable table) {
    table
        .onPool("AdminCreateUser", AdminCreateUserRequest::userPoolId, this::create)
        .onPool("AdminGetUser", AdminGetUserRequest::userPoolId, this::get)
        .onPool("AdminDeleteUser", AdminDeleteUserRequest::userPoolId, this::delete)
        .onPool("AdminEnableUser", AdminEnableUserRequest::userPoolId, this::enable)
        .onPool("AdminDisableUser", AdminDisableUserRequest::userPoolId, this::disable)
        .onPool("AdminConfirmSignUp", AdminConfirmSignUpRequest::userPoolId, this::confirm)
        .onPool("AdminSetUserPassword", AdminSetUserPasswordRequest::userPoolId, this::setPassword)
        .onPool("AdminResetUserPassword", AdminResetUserPasswordRequest::userPoolId, this::reset)
        .onPool(
            "AdminUpdateUserAttributes",
            AdminUpdateUserAttributesRequest::userPoolId,
            this::updateAttributes)
        .onPool(
            "AdminDeleteUserAttributes",
            AdminDeleteUserAttributesRequest::userPoolId,
            this::deleteAttributes);
  }

  private User user(Call call, Pool pool, String name) {
    return rules.users().require(call.store(), pool, name);
  }

  private AdminCreateUserResponse create(Call call, AdminCreateUserRequest request) {
    var pool = pools.require(call, request.userPoolId());
    var invitation =
        new Invitations.Invitation(
            request.username(),
            Attributes.map(request.userAttributes()),
            request.temporaryPassword(),
            request.desiredDeliveryMediumsAsStrings().stream().map(Medium::valueOf).toList(),
            request.messageAction() == MessageActionType.SUPPRESS,
            Boolean.TRUE.equals(request.forceAliasCreation()),
            Attributes.map(request.validationData()),
            request.clientMetadata());
    var user =
        request.messageAction() == MessageActionType.RESEND
            ? rules.invitations().resend(Moment.of(call), pool, invitation)
            : rules.invitations().create(Moment.of(call), pool, invitation);
    return AdminCreateUserResponse.builder().user(Shown.user(user)).build();
  }

  private AdminGetUserResponse get(Call call, AdminGetUserRequest request) {
    var pool = pools.require(call, request.userPoolId());
    return Shown.toAdministrator(user(call, pool, request.username()));
  }

  private AdminDeleteUserResponse delete(Call call, AdminDeleteUserRequest request) {
    var pool = pools.require(call, request.userPoolId());
    rules.removals().remove(call.store(), pool, user(call, pool, request.username()));
    return AdminDeleteUserResponse.builder().build();
  }

  private AdminEnableUserResponse enable(Call call, AdminEnableUserRequest request) {
    var pool = pools.require(call, request.userPoolId());
    var user = user(call, pool, request.username());
    rules
        .users()
        .change(
            call.store(), pool, user.username(), it -> it.withEnabled(true).modified(call.now()));
    return AdminEnableUserResponse.builder().build();
  }

  /** Tokens of somebody who is disabled are dead, and stay so. */
  private AdminDisableUserResponse disable(Call call, AdminDisableUserRequest request) {
    var pool = pools.require(call, request.userPoolId());
    var user = user(call, pool, request.username());
    rules
        .users()
        .change(
            call.store(),
            pool,
            user.username(),
            it -> it.withEnabled(false).withSignedOutAt(call.now()).modified(call.now()));
    return AdminDisableUserResponse.builder().build();
  }

  private AdminConfirmSignUpResponse confirm(Call call, AdminConfirmSignUpRequest request) {
    var pool = pools.require(call, request.userPoolId());
    rules
        .confirmations()
        .confirmByAdministrator(
            Moment.of(call), pool, user(call, pool, request.username()), request.clientMetadata());
    return AdminConfirmSignUpResponse.builder().build();
  }

  private AdminSetUserPasswordResponse setPassword(Call call, AdminSetUserPasswordRequest request) {
    var pool = pools.require(call, request.userPoolId());
    rules
        .passwordChanges()
        .set(
            Moment.of(call),
            pool,
            user(call, pool, request.username()),
            request.password(),
            Boolean.TRUE.equals(request.permanent()));
    return AdminSetUserPasswordResponse.builder().build();
  }

  private AdminResetUserPasswordResponse reset(Call call, AdminResetUserPasswordRequest request) {
    var pool = pools.require(call, request.userPoolId());
    rules
        .resets()
        .resetByAdministrator(
            Moment.of(call), pool, user(call, pool, request.username()), request.clientMetadata());
    return AdminResetUserPasswordResponse.builder().build();
  }

  private AdminUpdateUserAttributesResponse updateAttributes(
      Call call, AdminUpdateUserAttributesRequest request) {
    var pool = pools.require(call, request.userPoolId());
    rules
        .profiles()
        .set(
            Moment.of(call),
            pool,
            user(call, pool, request.username()),
            Attributes.map(request.userAttributes()),
            author(request.clientMetadata()));
    return AdminUpdateUserAttributesResponse.builder().build();
  }

  private static Profiles.Author author(Map<String, String> clientMetadata) {
    return new Profiles.Author("", clientMetadata);
  }

  private AdminDeleteUserAttributesResponse deleteAttributes(
      Call call, AdminDeleteUserAttributesRequest request) {
    var pool = pools.require(call, request.userPoolId());
    rules
        .profiles()
        .remove(
            Moment.of(call),
            pool,
            user(call, pool, request.username()),
            request.userAttributeNames(),
            true);
    return AdminDeleteUserAttributesResponse.builder().build();
  }
}
