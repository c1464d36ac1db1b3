package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.pool.PoolTable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChangePasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChangePasswordResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserAttributesResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserAttributeVerificationCodeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserAttributeVerificationCodeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserAttributesResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifyUserAttributeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifyUserAttributeResponse;

/** What users who are signed in can do about themselves. */
final class OwnOperations {
  private final UserRules rules;
  private final SignedInUsers signedInUsers;

  OwnOperations(UserRules rules, SignedInUsers signedInUsers) {
    this.rules = rules;
    this.signedInUsers = signedInUsers;
  }

  void addTo(PoolTable table) {
    table
        .unsigned("GetUser", this::getUser)
        .unsigned("UpdateUserAttributes", this::updateUserAttributes)
        .unsigned("DeleteUserAttributes", this::deleteUserAttributes)
        .unsigned("GetUserAttributeVerificationCode", this::getUserAttributeVerificationCode)
        .unsigned("VerifyUserAttribute", this::verifyUserAttribute)
        .unsigned("ChangePassword", this::changePassword)
        .unsigned("DeleteUser", this::deleteUser);
  }

  private SignedIn signedIn(Call call, String accessToken) {
    return signedInUsers.require(call, accessToken, SignedInUsers.SELF);
  }

  private GetUserResponse getUser(Call call, GetUserRequest request) {
    return Shown.toThemselves(signedIn(call, request.accessToken()));
  }

  private UpdateUserAttributesResponse updateUserAttributes(
      Call call, UpdateUserAttributesRequest request) {
    var signedIn = signedIn(call, request.accessToken());
    var attributes = Attributes.map(request.userAttributes());
    var moment = Moment.of(call);
    ClientAttributes.requireWritable(moment, signedIn.client(), attributes.keySet());
    var deliveries =
        rules
            .profiles()
            .set(
                moment,
                signedIn.pool(),
                signedIn.user(),
                attributes,
                new Profiles.Author(signedIn.client().id(), request.clientMetadata()));
    return UpdateUserAttributesResponse.builder()
        .codeDeliveryDetailsList(deliveries.stream().map(Delivery::details).toList())
        .build();
  }

  private DeleteUserAttributesResponse deleteUserAttributes(
      Call call, DeleteUserAttributesRequest request) {
    var signedIn = signedIn(call, request.accessToken());
    var moment = Moment.of(call);
    ClientAttributes.requireWritable(moment, signedIn.client(), request.userAttributeNames());
    rules
        .profiles()
        .remove(moment, signedIn.pool(), signedIn.user(), request.userAttributeNames(), false);
    return DeleteUserAttributesResponse.builder().build();
  }

  private GetUserAttributeVerificationCodeResponse getUserAttributeVerificationCode(
      Call call, GetUserAttributeVerificationCodeRequest request) {
    var signedIn = signedIn(call, request.accessToken());
    var delivery =
        rules
            .profiles()
            .sendCode(
                Moment.of(call),
                signedIn.pool(),
                signedIn.user(),
                request.attributeName(),
                new Profiles.Author(signedIn.client().id(), request.clientMetadata()));
    return GetUserAttributeVerificationCodeResponse.builder()
        .codeDeliveryDetails(delivery.details())
        .build();
  }

  private VerifyUserAttributeResponse verifyUserAttribute(
      Call call, VerifyUserAttributeRequest request) {
    var signedIn = signedIn(call, request.accessToken());
    rules
        .profiles()
        .verify(
            Moment.of(call),
            signedIn.pool(),
            signedIn.user(),
            request.attributeName(),
            request.code());
    return VerifyUserAttributeResponse.builder().build();
  }

  private ChangePasswordResponse changePassword(Call call, ChangePasswordRequest request) {
    var signedIn = signedIn(call, request.accessToken());
    rules
        .passwordChanges()
        .change(
            Moment.of(call),
            signedIn.pool(),
            signedIn.user(),
            request.previousPassword(),
            request.proposedPassword());
    return ChangePasswordResponse.builder().build();
  }

  private DeleteUserResponse deleteUser(Call call, DeleteUserRequest request) {
    var signedIn = signedIn(call, request.accessToken());
    rules.removals().remove(call.store(), signedIn.pool(), signedIn.user());
    return DeleteUserResponse.builder().build();
  }
}
