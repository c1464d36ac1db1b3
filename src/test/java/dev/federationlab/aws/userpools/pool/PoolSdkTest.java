package dev.federationlab.aws.userpools.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** What a pool that was made by the API says of itself to the other parts. */
class PoolSdkTest extends PoolSandbox {

  private static Pool found(UserPoolType made) {
    return aws.store.read(store -> aws.userPools.pools().find(store, made.id())).orElseThrow();
  }

  @Test
  void isStrictAboutNamesUnlessToldOtherwise() {
    var usual = found(pool(request -> {}));
    var lax =
        found(pool(request -> request.usernameConfiguration(names -> names.caseSensitive(false))));

    assertThat(usual.caseSensitive()).isTrue();
    assertThat(lax.caseSensitive()).isFalse();
    assertThat(usual.allowsSignUp()).isTrue();
    assertThat(usual.mfa()).isEqualTo(UserPoolMfaType.OFF);
    assertThat(usual.allowsSoftwareTokens()).isFalse();
    assertThat(usual.temporaryPasswordValidity()).isEqualTo(Duration.ofDays(7));
    assertThat(usual.id()).isEqualTo(usual.region() + "_" + usual.shortName());
  }

  @Test
  void knowsWithWhatItsUsersSignIn() {
    var byAddress = found(pool(request -> request.usernameAttributes(UsernameAttributeType.EMAIL)));
    var byAlias =
        found(
            pool(
                request ->
                    request.aliasAttributes(
                        AliasAttributeType.EMAIL, AliasAttributeType.PREFERRED_USERNAME)));

    assertThat(byAddress.signsInWith("email")).isTrue();
    assertThat(byAddress.signsInWith("phone_number")).isFalse();
    assertThat(byAddress.makesUsernames()).isTrue();
    assertThat(byAddress.hasAlias("email")).isFalse();
    assertThat(byAlias.hasAlias("preferred_username")).isTrue();
    assertThat(byAlias.hasAlias("phone_number")).isFalse();
    assertThat(byAlias.makesUsernames()).isFalse();
  }

  @Test
  void knowsWhatItVerifies() {
    var pool =
        found(
            pool(
                request ->
                    request
                        .autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                        .userAttributeUpdateSettings(
                            updates ->
                                updates.attributesRequireVerificationBeforeUpdate(
                                    VerifiedAttributeType.EMAIL))
                        .adminCreateUserConfig(admin -> admin.allowAdminCreateUserOnly(true))));

    assertThat(pool.verifies("email")).isTrue();
    assertThat(pool.verifies("phone_number")).isFalse();
    assertThat(pool.verifiesBeforeUpdate("email")).isTrue();
    assertThat(pool.verifiesBeforeUpdate("phone_number")).isFalse();
    assertThat(pool.allowsSignUp()).isFalse();
  }

  @Test
  void knowsWhereToSendWhoForgot() {
    var turned =
        found(
            pool(
                request ->
                    request.accountRecoverySetting(
                        recovery ->
                            recovery.recoveryMechanisms(
                                way(2, RecoveryOptionNameType.VERIFIED_EMAIL),
                                way(1, RecoveryOptionNameType.VERIFIED_PHONE_NUMBER)))));
    var shut =
        found(
            pool(
                request ->
                    request.accountRecoverySetting(
                        recovery ->
                            recovery.recoveryMechanisms(
                                way(1, RecoveryOptionNameType.ADMIN_ONLY)))));

    assertThat(turned.recoveries())
        .containsExactly(
            RecoveryOptionNameType.VERIFIED_PHONE_NUMBER, RecoveryOptionNameType.VERIFIED_EMAIL);
    assertThat(shut.recoveries()).isEmpty();
  }

  private static RecoveryOptionType way(int priority, RecoveryOptionNameType name) {
    return RecoveryOptionType.builder().priority(priority).name(name).build();
  }

  @Test
  void findsAttributesByName() {
    var pool = found(pool(request -> request.schema(team -> team.name("team"))));

    assertThat(pool.attribute("custom:team")).isPresent();
    assertThat(pool.attribute("team")).isEmpty();
    assertThat(pool.attribute("sub").orElseThrow().mutable()).isFalse();
  }
}
