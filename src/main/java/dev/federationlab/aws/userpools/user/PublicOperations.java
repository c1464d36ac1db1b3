package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.pool.PoolTable;
import dev.federationlab.aws.userpools.pool.Pools;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmForgotPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmForgotPasswordResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmSignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmSignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgotPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgotPasswordResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResendConfirmationCodeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResendConfirmationCodeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;

/** What anybody can ask for who knows the ID of an app client. */
final class PublicOperations {
  private final Pools pools;
  private final UserRules rules;

  PublicOperations(Pools pools, UserRules rules) {
    this.pools = pools;
    this.rules = rules;
  }

  void addTo(PoolTable table) {
    table
        .unsigned("SignUp", this::signUp)
        .unsigned("ConfirmSignUp", this::confirmSignUp)
        .unsigned("ResendConfirmationCode", this::resendConfirmationCode)
        .unsigned("ForgotPassword", this::forgotPassword)
        .unsigned("ConfirmForgotPassword", this::confirmForgotPassword);
  }

  /** The client's proof is the first thing that is looked at. */
  private Asked asked(
      Call call,
      String clientId,
      String username,
      @Nullable String secretHash,
      Map<String, String> clientMetadata) {
    var client = pools.requireClient(call.store(), clientId);
    SecretHash.require(Moment.of(call), client, username, secretHash);
    return new Asked(client, username, clientMetadata);
  }

  private SignUpResponse signUp(Call call, SignUpRequest request) {
    var asked =
        asked(
            call,
            request.clientId(),
            request.username(),
            request.secretHash(),
            request.clientMetadata());
    var signedUp =
        rules
            .signUps()
            .signUp(
                Moment.of(call),
                new SignUps.Registration(
                    asked,
                    request.password(),
                    Attributes.map(request.userAttributes()),
                    Attributes.map(request.validationData())));
    var delivery = signedUp.delivery();
    return SignUpResponse.builder()
        .userConfirmed(signedUp.confirmed())
        .userSub(signedUp.user().sub())
        .codeDeliveryDetails(delivery == null ? null : delivery.details())
        .build();
  }

  private ConfirmSignUpResponse confirmSignUp(Call call, ConfirmSignUpRequest request) {
    var asked =
        asked(
            call,
            request.clientId(),
            request.username(),
            request.secretHash(),
            request.clientMetadata());
    rules
        .confirmations()
        .confirm(
            Moment.of(call),
            asked,
            request.confirmationCode(),
            Boolean.TRUE.equals(request.forceAliasCreation()));
    return ConfirmSignUpResponse.builder().build();
  }

  private ResendConfirmationCodeResponse resendConfirmationCode(
      Call call, ResendConfirmationCodeRequest request) {
    var asked =
        asked(
            call,
            request.clientId(),
            request.username(),
            request.secretHash(),
            request.clientMetadata());
    var delivery = rules.confirmations().resend(Moment.of(call), asked);
    return ResendConfirmationCodeResponse.builder().codeDeliveryDetails(delivery.details()).build();
  }

  private ForgotPasswordResponse forgotPassword(Call call, ForgotPasswordRequest request) {
    var asked =
        asked(
            call,
            request.clientId(),
            request.username(),
            request.secretHash(),
            request.clientMetadata());
    var delivery = rules.resets().forgot(Moment.of(call), asked);
    return ForgotPasswordResponse.builder().codeDeliveryDetails(delivery.details()).build();
  }

  private ConfirmForgotPasswordResponse confirmForgotPassword(
      Call call, ConfirmForgotPasswordRequest request) {
    var asked =
        asked(
            call,
            request.clientId(),
            request.username(),
            request.secretHash(),
            request.clientMetadata());
    rules.resets().confirm(Moment.of(call), asked, request.confirmationCode(), request.password());
    return ConfirmForgotPasswordResponse.builder().build();
  }
}
