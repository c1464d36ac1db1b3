package dev.federationlab.aws.userpools.pool;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountRecoverySettingType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordPolicyType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/**
 * A user pool with the account that it belongs to.
 *
 * @param type as it is described; never without an ID
 * @param factors what was set of its second factors, as {@code GetUserPoolMfaConfig} answers it
 */
public record Pool(String accountId, UserPoolType type, GetUserPoolMfaConfigResponse factors) {

  /** {@code us-east-1_Ab12Cd34E}. */
  public String id() {
    return type.id();
  }

  /** What follows the underscore of the ID: the name that SRP computes with. */
  public String shortName() {
    return id().substring(id().indexOf('_') + 1);
  }

  /** What precedes the underscore of the ID: {@code us-east-1}. */
  public String region() {
    return region(id());
  }

  /** {@code arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Ab12Cd34E}. */
  public String arn() {
    return arn(accountId, id());
  }

  /** The ARN of a pool of this ID, whether or not there is one. */
  public static String arn(String accountId, String poolId) {
    return "arn:aws:cognito-idp:" + region(poolId) + ":" + accountId + ":userpool/" + poolId;
  }

  private static String region(String poolId) {
    return poolId.substring(0, Math.max(0, poolId.indexOf('_')));
  }

  /**
   * The space in which everything of this pool is kept: gone with one stroke when it is deleted.
   */
  public String space() {
    return space(id());
  }

  /** The space of a pool. */
  public static String space(String poolId) {
    return "user-pool:" + poolId;
  }

  /** Whether {@code Alice} and {@code alice} are two; the API's default is that they are. */
  public boolean caseSensitive() {
    return type.usernameConfiguration() == null
        || !Boolean.FALSE.equals(type.usernameConfiguration().caseSensitive());
  }

  /**
   * Whether users sign up and in with this attribute in place of a username.
   *
   * @param attribute {@code "email"} or {@code "phone_number"}
   */
  public boolean signsInWith(String attribute) {
    return type.usernameAttributes().contains(UsernameAttributeType.fromValue(attribute));
  }

  /** Whether users sign in with an attribute in place of a username at all. */
  public boolean makesUsernames() {
    return !type.usernameAttributes().isEmpty();
  }

  /**
   * Whether this attribute, once verified, is another name to sign in with.
   *
   * @param attribute {@code "email"}, {@code "phone_number"} or {@code "preferred_username"}
   */
  public boolean hasAlias(String attribute) {
    return type.aliasAttributes().contains(AliasAttributeType.fromValue(attribute));
  }

  /**
   * Whether a code is sent to this attribute at sign-up and when it changes.
   *
   * @param attribute {@code "email"} or {@code "phone_number"}
   */
  public boolean verifies(String attribute) {
    return type.autoVerifiedAttributes().contains(VerifiedAttributeType.fromValue(attribute));
  }

  /**
   * Whether an attribute keeps its old value until the new one is verified.
   *
   * @param attribute {@code "email"} or {@code "phone_number"}
   */
  public boolean verifiesBeforeUpdate(String attribute) {
    return type.userAttributeUpdateSettings() != null
        && type.userAttributeUpdateSettings()
            .attributesRequireVerificationBeforeUpdate()
            .contains(VerifiedAttributeType.fromValue(attribute));
  }

  /** Whether users need a second factor: OFF, OPTIONAL or ON. */
  public UserPoolMfaType mfa() {
    return type.mfaConfiguration() == null ? UserPoolMfaType.OFF : type.mfaConfiguration();
  }

  /** Whether authenticator apps (TOTP) may be that factor. */
  public boolean allowsSoftwareTokens() {
    return factors.softwareTokenMfaConfiguration() != null
        && Boolean.TRUE.equals(factors.softwareTokenMfaConfiguration().enabled());
  }

  /** What a password must be like; no component of it is absent. */
  public PasswordPolicyType passwordPolicy() {
    return type.policies().passwordPolicy();
  }

  /** How long a password that an administrator set can be used for a first sign-in. */
  public Duration temporaryPasswordValidity() {
    return Duration.ofDays(passwordPolicy().temporaryPasswordValidityDays());
  }

  /** Whether anyone may sign up, and not only administrators may make users. */
  public boolean allowsSignUp() {
    return !Boolean.TRUE.equals(type.adminCreateUserConfig().allowAdminCreateUserOnly());
  }

  /** The schema: standard attributes, and the pool's own as {@code custom:department}. */
  public List<SchemaAttributeType> attributes() {
    return type.schemaAttributes();
  }

  /**
   * An attribute of the schema.
   *
   * @param name {@code "email"}, {@code "custom:department"}
   */
  public Optional<SchemaAttributeType> attribute(String name) {
    return attributes().stream().filter(attribute -> attribute.name().equals(name)).findFirst();
  }

  /**
   * Where a code to reset a password may go, the first choice first; empty: administrators only.
   */
  public List<RecoveryOptionNameType> recoveries() {
    return Optional.ofNullable(type.accountRecoverySetting())
        .map(AccountRecoverySettingType::recoveryMechanisms)
        .orElse(List.of())
        .stream()
        .sorted(Comparator.comparing(RecoveryOptionType::priority))
        .map(RecoveryOptionType::name)
        .filter(name -> name != RecoveryOptionNameType.ADMIN_ONLY)
        .toList();
  }

  /** The prefix of its managed login, if it has one. */
  public Optional<String> domain() {
    return Optional.ofNullable(type.domain());
  }

  /** In short. */
  @Override
  public String toString() {
    return "Pool[" + id() + " of " + accountId + "]";
  }
}
