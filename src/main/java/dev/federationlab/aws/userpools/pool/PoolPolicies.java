package dev.federationlab.aws.userpools.pool;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdvancedSecurityModeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordPolicyType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignInPolicyType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolAddOnsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolPolicyType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;

/** Password and sign-in policy: what is in force where nothing, or not everything, was said. */
final class PoolPolicies {
  private static final int USUAL_LENGTH = 8;
  private static final int USUAL_DAYS = 7;

  private PoolPolicies() {}

  static UserPoolPolicyType inForce(
      @Nullable UserPoolPolicyType asked, @Nullable AdminCreateUserConfigType administrators) {
    var password = asked == null ? null : asked.passwordPolicy();
    var signIn = asked == null ? null : asked.signInPolicy();
    var days = days(password, administrators);
    return UserPoolPolicyType.builder()
        .passwordPolicy(
            password == null
                ? usual().temporaryPasswordValidityDays(days).build()
                : completed(password).temporaryPasswordValidityDays(days).build())
        .signInPolicy(
            signIn == null
                ? SignInPolicyType.builder()
                    .allowedFirstAuthFactors(AuthFactorType.PASSWORD)
                    .build()
                : signIn)
        .build();
  }

  private static PasswordPolicyType.Builder usual() {
    return PasswordPolicyType.builder()
        .minimumLength(USUAL_LENGTH)
        .requireUppercase(true)
        .requireLowercase(true)
        .requireNumbers(true)
        .requireSymbols(true);
  }

  /** A policy that was given says all: what it does not require is not required. */
  private static PasswordPolicyType.Builder completed(PasswordPolicyType asked) {
    return asked.toBuilder()
        .minimumLength(asked.minimumLength() == null ? USUAL_LENGTH : asked.minimumLength())
        .requireUppercase(Boolean.TRUE.equals(asked.requireUppercase()))
        .requireLowercase(Boolean.TRUE.equals(asked.requireLowercase()))
        .requireNumbers(Boolean.TRUE.equals(asked.requireNumbers()))
        .requireSymbols(Boolean.TRUE.equals(asked.requireSymbols()));
  }

  private static int days(
      @Nullable PasswordPolicyType asked, @Nullable AdminCreateUserConfigType administrators) {
    Integer days = asked == null ? null : asked.temporaryPasswordValidityDays();
    Integer unused = administrators == null ? null : administrators.unusedAccountValidityDays();
    int asDays = days == null ? 0 : days;
    int asUnused = unused == null ? 0 : unused;
    if (asUnused == 0) {
      return asDays == 0 ? USUAL_DAYS : asDays;
    }
    if (asDays != 0 && asDays != asUnused) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(
          "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of"
              + " UnusedAccountValidityDays");
    }
    return asUnused;
  }

  /**
   * @throws dev.federationlab.aws.ServiceException FeatureUnavailableInTierException
   */
  static void requireTier(
      @Nullable UserPoolPolicyType policies,
      @Nullable UserPoolAddOnsType addOns,
      UserPoolTierType tier) {
    boolean passwordless =
        policies != null
            && policies.signInPolicy() != null
            && !policies.signInPolicy().allowedFirstAuthFactors().isEmpty()
            && !policies
                .signInPolicy()
                .allowedFirstAuthFactors()
                .equals(List.of(AuthFactorType.PASSWORD));
    if (passwordless && tier == UserPoolTierType.LITE) {
      throw UserPoolErrors.FEATURE_UNAVAILABLE_IN_TIER.exception(
          "Sign-in without a password is not available in the tier LITE.");
    }
    boolean threats =
        addOns != null
            && addOns.advancedSecurityMode() != null
            && addOns.advancedSecurityMode() != AdvancedSecurityModeType.OFF;
    if (threats && tier != UserPoolTierType.PLUS) {
      throw UserPoolErrors.FEATURE_UNAVAILABLE_IN_TIER.exception(
          "Threat protection is not available in the tier " + tier + ".");
    }
  }
}
