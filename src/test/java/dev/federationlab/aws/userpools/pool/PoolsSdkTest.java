package dev.federationlab.aws.userpools.pool;

import static dev.federationlab.aws.userpools.pool.PoolRefusals.INVALID;
import static dev.federationlab.aws.userpools.pool.PoolRefusals.NOT_FOUND;
import static dev.federationlab.aws.userpools.pool.PoolRefusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DefaultEmailOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeletionProtectionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

class PoolsSdkTest extends PoolSandbox {

  @Test
  void makesAPoolWithTheDefaultsOfTheApi() {
    var pool = pool(request -> {});

    assertThat(pool.id()).matches("us-east-1_[0-9a-zA-Z]{9}");
    assertThat(pool.arn())
        .isEqualTo("arn:aws:cognito-idp:us-east-1:" + key.accountId() + ":userpool/" + pool.id());
    var password = pool.policies().passwordPolicy();
    assertThat(password.minimumLength()).isEqualTo(8);
    assertThat(
            List.of(
                password.requireUppercase(),
                password.requireLowercase(),
                password.requireNumbers(),
                password.requireSymbols()))
        .containsOnly(true);
    assertThat(password.temporaryPasswordValidityDays()).isEqualTo(7);
    assertThat(pool.policies().signInPolicy().allowedFirstAuthFactors())
        .containsExactly(AuthFactorType.PASSWORD);
    assertThat(pool.mfaConfiguration()).isEqualTo(UserPoolMfaType.OFF);
    assertThat(pool.userPoolTier()).isEqualTo(UserPoolTierType.ESSENTIALS);
    assertThat(pool.deletionProtection()).isEqualTo(DeletionProtectionType.INACTIVE);
    assertThat(pool.adminCreateUserConfig().allowAdminCreateUserOnly()).isFalse();
    assertThat(pool.usernameConfiguration()).isNull();
    assertThat(pool.estimatedNumberOfUsers()).isZero();
    assertThat(pool.accountRecoverySetting().recoveryMechanisms())
        .extracting(mechanism -> mechanism.name())
        .containsExactly(
            RecoveryOptionNameType.VERIFIED_EMAIL, RecoveryOptionNameType.VERIFIED_PHONE_NUMBER);
    assertThat(pool.schemaAttributes())
        .extracting(attribute -> attribute.name())
        .hasSize(20)
        .contains("sub", "email", "email_verified", "phone_number", "updated_at");
    assertThat(cognito.describeUserPool(request -> request.userPoolId(pool.id())).userPool())
        .isEqualTo(pool);
  }

  @Test
  void keepsTheSchemaThatWasAskedFor() {
    var pool =
        pool(
            request ->
                request.schema(
                    email -> email.name("email").required(true).mutable(false),
                    level ->
                        level
                            .name("level")
                            .attributeDataType(AttributeDataType.NUMBER)
                            .numberAttributeConstraints(
                                constraints -> constraints.minValue("1").maxValue("5")),
                    team -> team.name("team").attributeDataType(AttributeDataType.STRING)));

    assertThat(pool.schemaAttributes())
        .filteredOn(attribute -> attribute.name().matches("email|custom:.*"))
        .extracting(
            attribute -> attribute.name(),
            attribute -> attribute.required(),
            attribute -> attribute.mutable())
        .containsExactly(
            tuple("email", true, false),
            tuple("custom:level", false, true),
            tuple("custom:team", false, true));
  }

  @Test
  void refusesASchemaThatCannotBe() {
    assertRefused(
        () ->
            pool(
                request ->
                    request.schema(
                        given ->
                            given.name("given_name").attributeDataType(AttributeDataType.NUMBER))),
        INVALID,
        "You can not change AttributeDataType or set developerOnlyAttribute for standard schema"
            + " attribute given_name");
    assertRefused(
        () -> pool(request -> request.schema(team -> team.name("team").required(true))),
        INVALID,
        "Required custom attributes are not supported currently.");
    assertRefused(
        () ->
            pool(
                request ->
                    request.schema(
                        team ->
                            team.name("team")
                                .attributeDataType(AttributeDataType.STRING)
                                .stringAttributeConstraints(
                                    length -> length.minLength("9").maxLength("3")))),
        INVALID,
        "custom:team: the constraints of its values allow none: 9 to 3");
  }

  @Test
  void addsCustomAttributesOnce() {
    cognito.addCustomAttributes(
        request -> request.userPoolId(poolId).customAttributes(team -> team.name("team")));

    assertThat(described().schemaAttributes())
        .extracting(attribute -> attribute.name())
        .contains("custom:team");
    assertRefused(
        () ->
            cognito.addCustomAttributes(
                request -> request.userPoolId(poolId).customAttributes(team -> team.name("team"))),
        INVALID,
        "custom:team: Existing attribute already has name custom:team.");
  }

  @Test
  void hasNoMoreThanFiftyCustomAttributes() {
    for (int from = 0; from < 50; from += 25) {
      add(from, 25);
    }

    assertRefused(() -> add(50, 1), INVALID, "A user pool can have at most 50 custom attributes.");
  }

  private void add(int from, int count) {
    var attributes =
        IntStream.range(from, from + count)
            .mapToObj(number -> SchemaAttributeType.builder().name("a" + number).build())
            .toList();
    cognito.addCustomAttributes(request -> request.userPoolId(poolId).customAttributes(attributes));
  }

  @Test
  void refusesTwoWaysToSignInByAddress() {
    assertRefused(
        () ->
            pool(
                request ->
                    request
                        .usernameAttributes(UsernameAttributeType.EMAIL)
                        .aliasAttributes(AliasAttributeType.PHONE_NUMBER)),
        INVALID,
        "Only one of the aliasAttributes or usernameAttributes can be set in a user pool.");
  }

  @Test
  void refusesWhatItWouldNotDo() {
    assertRefused(
        () ->
            pool(
                request ->
                    request.lambdaConfig(
                        triggers -> triggers.preSignUp("arn:aws:s3:::photos/12345678"))),
        INVALID,
        "1 validation error detected: Value 'arn:aws:s3:::photos/12345678' at"
            + " 'lambdaConfig.preSignUp' failed to satisfy constraint: Member must satisfy regular"
            + " expression pattern:"
            + " arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?");
    assertRefused(
        () ->
            pool(
                request ->
                    request.lambdaConfig(
                        triggers ->
                            triggers.customEmailSender(
                                sender ->
                                    sender
                                        .lambdaVersion("V1_0")
                                        .lambdaArn(
                                            "arn:aws:lambda:us-east-1:123456789012:function:f")))),
        INVALID,
        "LambdaConfig: CustomEmailSender, CustomSMSSender and KMSKeyID are not served here.");
    assertRefused(
        () ->
            pool(
                request ->
                    request.verificationMessageTemplate(
                        template ->
                            template.defaultEmailOption(DefaultEmailOptionType.CONFIRM_WITH_LINK))),
        INVALID,
        "DefaultEmailOption CONFIRM_WITH_LINK is not served here; codes are.");
    assertRefused(
        () -> pool(request -> request.mfaConfiguration(UserPoolMfaType.ON)),
        INVALID,
        "SMS configuration and Auto verification for phone_number are required when MFA is"
            + " required/optional");
    assertRefused(
        () ->
            pool(
                request ->
                    request
                        .userPoolTier(UserPoolTierType.LITE)
                        .policies(
                            policies ->
                                policies.signInPolicy(
                                    signIn ->
                                        signIn.allowedFirstAuthFactors(
                                            AuthFactorType.PASSWORD, AuthFactorType.EMAIL_OTP)))),
        "FeatureUnavailableInTierException",
        "Sign-in without a password is not available in the tier LITE.");
  }

  @Test
  void refusesTwoValiditiesOfTemporaryPasswords() {
    assertRefused(
        () ->
            pool(
                request ->
                    request
                        .policies(
                            policies ->
                                policies.passwordPolicy(
                                    password -> password.temporaryPasswordValidityDays(3)))
                        .adminCreateUserConfig(admin -> admin.unusedAccountValidityDays(5))),
        INVALID,
        "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of"
            + " UnusedAccountValidityDays");
    var pool =
        pool(request -> request.adminCreateUserConfig(admin -> admin.unusedAccountValidityDays(5)));
    assertThat(pool.policies().passwordPolicy().temporaryPasswordValidityDays()).isEqualTo(5);
  }

  @Test
  void namesTheConstraintThatAValueBreaks() {
    assertRefused(
        () ->
            pool(
                request ->
                    request.policies(
                        policies ->
                            policies.passwordPolicy(password -> password.minimumLength(5)))),
        INVALID,
        "1 validation error detected: Value '5' at 'policies.passwordPolicy.minimumLength' failed"
            + " to satisfy constraint: Member must have value greater than or equal to 6");
  }

  @Test
  void setsBackWhatAnUpdateDoesNotName() {
    poolId =
        pool(request ->
                request
                    .usernameAttributes(UsernameAttributeType.EMAIL)
                    .autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                    .userPoolTags(Map.of("team", "blue")))
            .id();

    cognito.updateUserPool(
        request ->
            request
                .userPoolId(poolId)
                .policies(
                    policies -> policies.passwordPolicy(password -> password.minimumLength(12))));

    var pool = described();
    assertThat(pool.policies().passwordPolicy().minimumLength()).isEqualTo(12);
    assertThat(pool.policies().passwordPolicy().requireSymbols()).isFalse();
    assertThat(pool.autoVerifiedAttributes()).isEmpty();
    assertThat(pool.userPoolTags()).isEmpty();
    assertThat(pool.usernameAttributes()).containsExactly(UsernameAttributeType.EMAIL);
    assertThat(pool.name()).isEqualTo("people");
    assertThat(pool.lastModifiedDate()).isAfterOrEqualTo(pool.creationDate());
  }

  @Test
  void deletesNoPoolThatIsProtectedOrHasADomain() {
    cognito.updateUserPool(
        request -> request.userPoolId(poolId).deletionProtection(DeletionProtectionType.ACTIVE));
    assertRefused(
        () -> cognito.deleteUserPool(request -> request.userPoolId(poolId)),
        INVALID,
        "The user pool cannot be deleted because deletion protection is activated. Deletion"
            + " protection must be inactivated first.");

    cognito.updateUserPool(
        request -> request.userPoolId(poolId).deletionProtection(DeletionProtectionType.INACTIVE));
    cognito.createUserPoolDomain(
        request -> request.userPoolId(poolId).domain("p" + key.accountId()));
    assertRefused(
        () -> cognito.deleteUserPool(request -> request.userPoolId(poolId)),
        INVALID,
        "User pool cannot be deleted. It has a domain configured that should be deleted first.");
  }

  @Test
  void leavesNothingOfADeletedPool() {
    var client = client(request -> {});
    cognito.createGroup(request -> request.userPoolId(poolId).groupName("editors"));

    cognito.deleteUserPool(request -> request.userPoolId(poolId));

    assertRefused(this::described, NOT_FOUND, "User pool " + poolId + " does not exist.");
    assertThat(cognito.listUserPools(request -> request.maxResults(60)).userPools()).isEmpty();
    assertThat(
            aws.store.<Boolean>read(
                store -> aws.userPools.pools().client(store, client.clientId()).isPresent()))
        .isFalse();
  }

  @Test
  void listsAnAccountsOwnPoolsInParts() {
    for (int i = 0; i < 4; i++) {
      pool(request -> {});
    }
    aws.userPools(aws.sandbox()).createUserPool(request -> request.poolName("strangers"));

    var first = cognito.listUserPools(request -> request.maxResults(2));
    var all =
        cognito.listUserPoolsPaginator(request -> request.maxResults(2)).userPools().stream()
            .toList();

    assertThat(first.userPools()).hasSize(2);
    assertThat(all).hasSize(5).extracting(UserPoolDescriptionType::id).doesNotHaveDuplicates();
    assertThat(all).extracting(UserPoolDescriptionType::name).containsOnly("people");
    assertRefused(
        () -> cognito.listUserPools(request -> request.maxResults(2).nextToken("%")),
        INVALID,
        "Invalid pagination token");
    assertRefused(
        () -> cognito.listUserPools(request -> request.maxResults(61)),
        INVALID,
        "1 validation error detected: Value '61' at 'maxResults' failed to satisfy constraint:"
            + " Member must have value less than or equal to 60");
  }

  @Test
  void keepsNoMorePoolsThanASandboxMay() {
    for (int i = 1; i < PoolLimits.DEFAULT.pools(); i++) {
      pool(request -> {});
    }

    assertRefused(
        () -> pool(request -> {}),
        "LimitExceededException",
        "The account has reached its limit of 20 user pools.");
  }

  @Test
  void tagsAPoolByItsArn() {
    var arn = described().arn();

    cognito.tagResource(
        request -> request.resourceArn(arn).tags(Map.of("team", "blue", "cost", "1")));
    cognito.untagResource(request -> request.resourceArn(arn).tagKeys("cost"));

    assertThat(cognito.listTagsForResource(request -> request.resourceArn(arn)).tags())
        .containsExactly(Map.entry("team", "blue"));
    assertThat(described().userPoolTags()).containsExactly(Map.entry("team", "blue"));
    assertRefused(
        () -> cognito.tagResource(request -> request.resourceArn(arn).tags(Map.of("aws:a", "b"))),
        INVALID,
        "Tag keys that start with aws: are reserved.");
    assertRefused(
        () -> cognito.listTagsForResource(request -> request.resourceArn(arn + "x")),
        NOT_FOUND,
        "User pool " + poolId + "x does not exist.");
  }

  @Test
  void turnsOnAuthenticatorApps() {
    cognito.setUserPoolMfaConfig(
        request ->
            request
                .userPoolId(poolId)
                .mfaConfiguration(UserPoolMfaType.OPTIONAL)
                .softwareTokenMfaConfiguration(apps -> apps.enabled(true)));

    var factors = cognito.getUserPoolMfaConfig(request -> request.userPoolId(poolId));
    assertThat(factors.mfaConfiguration()).isEqualTo(UserPoolMfaType.OPTIONAL);
    assertThat(factors.softwareTokenMfaConfiguration().enabled()).isTrue();
    assertThat(described().mfaConfiguration()).isEqualTo(UserPoolMfaType.OPTIONAL);
    var pool = aws.store.read(store -> aws.userPools.pools().find(store, poolId)).orElseThrow();
    assertThat(pool.allowsSoftwareTokens()).isTrue();
    assertThat(pool.mfa()).isEqualTo(UserPoolMfaType.OPTIONAL);
  }

  @Test
  void needsAFactorToRequireOne() {
    assertRefused(
        () ->
            cognito.setUserPoolMfaConfig(
                request -> request.userPoolId(poolId).mfaConfiguration(UserPoolMfaType.ON)),
        INVALID,
        "Invalid MFA configuration given, can't disable all MFAs with a required or optional"
            + " configuration.");
    assertRefused(
        () ->
            cognito.setUserPoolMfaConfig(
                request ->
                    request
                        .userPoolId(poolId)
                        .mfaConfiguration(UserPoolMfaType.ON)
                        .smsMfaConfiguration(texts -> {})),
        INVALID,
        "Only authenticator apps are served here as a second factor: turn on"
            + " SoftwareTokenMfaConfiguration with SetUserPoolMfaConfig.");
  }
}
