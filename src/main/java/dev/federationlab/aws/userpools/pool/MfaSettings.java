package dev.federationlab.aws.userpools.pool;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.pool.PoolTable;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserPoolMfaConfigRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SmsConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SoftwareTokenMfaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** Which second factors a pool has, and whether its users need one. */
final class MfaSettings {
  private static final String NOT_SERVED =
      "Only authenticator apps are served here as a second factor: turn on"
          + " SoftwareTokenMfaConfiguration with SetUserPoolMfaConfig.";

  private final Pools pools;

  MfaSettings(Pools pools) {
    this.pools = pools;
  }

  /** Adds the operations to the table. */
  void addTo(PoolTable table) {
    table
        .onPool("GetUserPoolMfaConfig", GetUserPoolMfaConfigRequest::userPoolId, this::get)
        .onPool("SetUserPoolMfaConfig", SetUserPoolMfaConfigRequest::userPoolId, this::set);
  }

  /**
   * Refuses second factors where authenticator apps have not been turned on: as AWS does where
   * there is no other, and where there is, because it is not served here; such a pool would let its
   * users in without one.
   */
  static RuntimeException noFactor(@Nullable SmsConfigurationType texts) {
    return UserPoolErrors.INVALID_PARAMETER.exception(
        texts == null
            ? "SMS configuration and Auto verification for phone_number are required when MFA is"
                + " required/optional"
            : NOT_SERVED);
  }

  private GetUserPoolMfaConfigResponse get(Call call, GetUserPoolMfaConfigRequest request) {
    return shown(pools.require(call, request.userPoolId()));
  }

  private static GetUserPoolMfaConfigResponse shown(Pool pool) {
    return pool.factors().toBuilder().mfaConfiguration(pool.mfa()).build();
  }

  private SetUserPoolMfaConfigResponse set(Call call, SetUserPoolMfaConfigRequest request) {
    var pool = pools.change(call, request.userPoolId(), before -> changed(before, request, call));
    var now = shown(pool);
    return SetUserPoolMfaConfigResponse.builder()
        .mfaConfiguration(now.mfaConfiguration())
        .smsMfaConfiguration(now.smsMfaConfiguration())
        .softwareTokenMfaConfiguration(now.softwareTokenMfaConfiguration())
        .emailMfaConfiguration(now.emailMfaConfiguration())
        .webAuthnConfiguration(now.webAuthnConfiguration())
        .build();
  }

  private static Pool changed(Pool pool, SetUserPoolMfaConfigRequest request, Call call) {
    var mfa = request.mfaConfiguration() == null ? UserPoolMfaType.OFF : request.mfaConfiguration();
    boolean apps = enabled(request.softwareTokenMfaConfiguration());
    boolean factor =
        request.smsMfaConfiguration() != null || request.emailMfaConfiguration() != null;
    if (mfa != UserPoolMfaType.OFF && !apps) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(
          factor
              ? NOT_SERVED
              : "Invalid MFA configuration given, can't disable all MFAs with a required or"
                  + " optional configuration.");
    }
    var type = pool.type().toBuilder().mfaConfiguration(mfa).lastModifiedDate(call.now());
    var texts = request.smsMfaConfiguration();
    if (texts != null && texts.smsConfiguration() != null) {
      type.smsConfiguration(texts.smsConfiguration());
    }
    if (texts != null && texts.smsAuthenticationMessage() != null) {
      type.smsAuthenticationMessage(texts.smsAuthenticationMessage());
    }
    return new Pool(
        pool.accountId(),
        type.build(),
        GetUserPoolMfaConfigResponse.builder()
            .smsMfaConfiguration(texts)
            .softwareTokenMfaConfiguration(request.softwareTokenMfaConfiguration())
            .emailMfaConfiguration(request.emailMfaConfiguration())
            .webAuthnConfiguration(request.webAuthnConfiguration())
            .build());
  }

  private static boolean enabled(@Nullable SoftwareTokenMfaConfigType apps) {
    return apps != null && Boolean.TRUE.equals(apps.enabled());
  }
}
