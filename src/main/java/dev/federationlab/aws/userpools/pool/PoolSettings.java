package dev.federationlab.aws.userpools.pool;

import dev.federationlab.aws.pool.Tags;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountRecoverySettingType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DefaultEmailOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeletionProtectionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EmailConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EmailSendingAccountType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SmsConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserAttributeUpdateSettingsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolAddOnsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolPolicyType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerificationMessageTemplateType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/**
 * What of a pool can be set when it is made, and set anew by {@code UpdateUserPool}: what a request
 * leaves out goes back to its default.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPool.html">UpdateUserPool</a>
 */
record PoolSettings(
    @Nullable UserPoolPolicyType policies,
    @Nullable DeletionProtectionType deletionProtection,
    @Nullable LambdaConfigType lambdaConfig,
    List<VerifiedAttributeType> autoVerifiedAttributes,
    @Nullable String smsVerificationMessage,
    @Nullable String emailVerificationMessage,
    @Nullable String emailVerificationSubject,
    @Nullable VerificationMessageTemplateType verificationMessageTemplate,
    @Nullable String smsAuthenticationMessage,
    @Nullable UserPoolMfaType mfaConfiguration,
    @Nullable UserAttributeUpdateSettingsType userAttributeUpdateSettings,
    @Nullable DeviceConfigurationType deviceConfiguration,
    @Nullable EmailConfigurationType emailConfiguration,
    @Nullable SmsConfigurationType smsConfiguration,
    Map<String, String> tags,
    @Nullable AdminCreateUserConfigType adminCreateUserConfig,
    @Nullable UserPoolAddOnsType userPoolAddOns,
    @Nullable AccountRecoverySettingType accountRecoverySetting,
    @Nullable UserPoolTierType tier) {

  static PoolSettings of(CreateUserPoolRequest request) {
    return new PoolSettings(
        request.policies(),
        request.deletionProtection(),
        request.lambdaConfig(),
        request.autoVerifiedAttributes(),
        request.smsVerificationMessage(),
        request.emailVerificationMessage(),
        request.emailVerificationSubject(),
        request.verificationMessageTemplate(),
        request.smsAuthenticationMessage(),
        request.mfaConfiguration(),
        request.userAttributeUpdateSettings(),
        request.deviceConfiguration(),
        request.emailConfiguration(),
        request.smsConfiguration(),
        request.userPoolTags(),
        request.adminCreateUserConfig(),
        request.userPoolAddOns(),
        request.accountRecoverySetting(),
        request.userPoolTier());
  }

  static PoolSettings of(UpdateUserPoolRequest request) {
    return new PoolSettings(
        request.policies(),
        request.deletionProtection(),
        request.lambdaConfig(),
        request.autoVerifiedAttributes(),
        request.smsVerificationMessage(),
        request.emailVerificationMessage(),
        request.emailVerificationSubject(),
        request.verificationMessageTemplate(),
        request.smsAuthenticationMessage(),
        request.mfaConfiguration(),
        request.userAttributeUpdateSettings(),
        request.deviceConfiguration(),
        request.emailConfiguration(),
        request.smsConfiguration(),
        request.userPoolTags(),
        request.adminCreateUserConfig(),
        request.userPoolAddOns(),
        request.accountRecoverySetting(),
        request.userPoolTier());
  }

  /**
   * Puts the settings into a pool, defaults where nothing was said.
   *
   * @throws dev.federationlab.aws.ServiceException InvalidParameterException and
   *     FeatureUnavailableInTierException if they do not go together
   */
  void into(UserPoolType.Builder pool) {
    var tierInForce = tier == null ? UserPoolTierType.ESSENTIALS : tier;
    PoolPolicies.requireTier(policies, userPoolAddOns, tierInForce);
    Tags.require(tags);
    var policiesInForce = PoolPolicies.inForce(policies, adminCreateUserConfig);
    pool.policies(policiesInForce)
        .deletionProtection(
            deletionProtection == null ? DeletionProtectionType.INACTIVE : deletionProtection)
        .lambdaConfig(Lambdas.inForce(lambdaConfig, tierInForce))
        .autoVerifiedAttributes(autoVerifiedAttributes)
        .smsVerificationMessage(smsVerificationMessage)
        .emailVerificationMessage(emailVerificationMessage)
        .emailVerificationSubject(emailVerificationSubject)
        .verificationMessageTemplate(template())
        .smsAuthenticationMessage(smsAuthenticationMessage)
        .mfaConfiguration(mfaConfiguration == null ? UserPoolMfaType.OFF : mfaConfiguration)
        .userAttributeUpdateSettings(updateSettings())
        .deviceConfiguration(deviceConfiguration)
        .emailConfiguration(email())
        .smsConfiguration(smsConfiguration)
        .userPoolTags(tags)
        .adminCreateUserConfig(administrators(policiesInForce))
        .userPoolAddOns(userPoolAddOns)
        .accountRecoverySetting(recovery())
        .userPoolTier(tierInForce);
  }

  private VerificationMessageTemplateType template() {
    var builder =
        verificationMessageTemplate == null
            ? VerificationMessageTemplateType.builder()
            : verificationMessageTemplate.toBuilder();
    var built = builder.build();
    if (built.defaultEmailOption() == DefaultEmailOptionType.CONFIRM_WITH_LINK) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(
          "DefaultEmailOption CONFIRM_WITH_LINK is not served here; codes are.");
    }
    builder.defaultEmailOption(DefaultEmailOptionType.CONFIRM_WITH_CODE);
    if (built.emailMessage() == null) {
      builder.emailMessage(emailVerificationMessage);
    }
    if (built.emailSubject() == null) {
      builder.emailSubject(emailVerificationSubject);
    }
    if (built.smsMessage() == null) {
      builder.smsMessage(smsVerificationMessage);
    }
    return builder.build();
  }

  private @Nullable UserAttributeUpdateSettingsType updateSettings() {
    if (userAttributeUpdateSettings == null) {
      return null;
    }
    for (var attribute : userAttributeUpdateSettings.attributesRequireVerificationBeforeUpdate()) {
      if (!autoVerifiedAttributes.contains(attribute)) {
        throw UserPoolErrors.INVALID_PARAMETER.exception(
            "AttributesRequireVerificationBeforeUpdate: "
                + attribute
                + " is not one of AutoVerifiedAttributes.");
      }
    }
    return userAttributeUpdateSettings;
  }

  private EmailConfigurationType email() {
    if (emailConfiguration == null) {
      return EmailConfigurationType.builder()
          .emailSendingAccount(EmailSendingAccountType.COGNITO_DEFAULT)
          .build();
    }
    if (emailConfiguration.emailSendingAccount() == EmailSendingAccountType.DEVELOPER
        && emailConfiguration.sourceArn() == null) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(
          "EmailConfiguration: SourceArn is required if EmailSendingAccount is DEVELOPER.");
    }
    return emailConfiguration;
  }

  private AdminCreateUserConfigType administrators(UserPoolPolicyType inForce) {
    var builder =
        adminCreateUserConfig == null
            ? AdminCreateUserConfigType.builder()
            : adminCreateUserConfig.toBuilder();
    if (builder.build().allowAdminCreateUserOnly() == null) {
      builder.allowAdminCreateUserOnly(false);
    }
    return builder
        .unusedAccountValidityDays(inForce.passwordPolicy().temporaryPasswordValidityDays())
        .build();
  }

  private AccountRecoverySettingType recovery() {
    if (accountRecoverySetting == null || accountRecoverySetting.recoveryMechanisms().isEmpty()) {
      return AccountRecoverySettingType.builder()
          .recoveryMechanisms(
              mechanism(1, RecoveryOptionNameType.VERIFIED_EMAIL),
              mechanism(2, RecoveryOptionNameType.VERIFIED_PHONE_NUMBER))
          .build();
    }
    var mechanisms = accountRecoverySetting.recoveryMechanisms();
    boolean administrators =
        mechanisms.stream().anyMatch(one -> one.name() == RecoveryOptionNameType.ADMIN_ONLY);
    if (administrators && mechanisms.size() > 1) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(
          "Invalid account recovery setting: admin_only cannot be combined with other mechanisms.");
    }
    if (mechanisms.stream().map(RecoveryOptionType::priority).distinct().count()
        < mechanisms.size()) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(
          "Invalid account recovery setting: two mechanisms have the same priority.");
    }
    return accountRecoverySetting;
  }

  private static RecoveryOptionType mechanism(int priority, RecoveryOptionNameType name) {
    return RecoveryOptionType.builder().priority(priority).name(name).build();
  }
}
