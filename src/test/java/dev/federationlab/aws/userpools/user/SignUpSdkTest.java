package dev.federationlab.aws.userpools.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

class SignUpSdkTest extends UserPoolFixture {
  private static final String MISMATCH = "Invalid verification code provided, please try again.";
  private static final String EXPIRED = "Invalid code provided, please request a code again.";
  private static final String LIMIT = "Attempt limit exceeded, please try after some time.";

  @Test
  void registersSomebodyWhoIsSentACode() {
    var answer =
        anybody.signUp(
            request ->
                request
                    .clientId(client)
                    .username("alice")
                    .password(PASSWORD)
                    .userAttributes(attribute("email", "alice@example.com")));

    assertThat(answer.userConfirmed()).isFalse();
    assertThat(answer.userSub())
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(answer.codeDeliveryDetails().destination()).isEqualTo("a***@e***");
    assertThat(answer.codeDeliveryDetails().deliveryMedium()).isEqualTo(DeliveryMediumType.EMAIL);
    assertThat(answer.codeDeliveryDetails().attributeName()).isEqualTo("email");
    var message = aws.newest();
    assertThat(message.to()).isEqualTo("alice@example.com");
    assertThat(message.subject()).isEqualTo("Your verification code");
    assertThat(message.code()).matches("[0-9]{6}");
    assertThat(message.text()).isEqualTo("Your confirmation code is " + message.code());
    assertThat(message.purpose()).isEqualTo("sign-up");
    assertThat(message.userPoolId()).isEqualTo(pool);
    assertThat(get("alice").userStatus()).isEqualTo(UserStatusType.UNCONFIRMED);
    assertThat(attributeOf("alice", "sub")).isEqualTo(answer.userSub());
  }

  @Test
  void keepsOfAPasswordNothingButItsVerifier() {
    signUp("alice");

    var kept = aws.kept(pool, "alice");
    assertThat(kept.password().verifier()).matches("[0-9a-f]{700,768}");
    assertThat(kept.password().salt()).matches("[0-9a-f]{32}");
    assertThat(kept.toString()).doesNotContain(PASSWORD).doesNotContain(kept.password().verifier());
  }

  @Test
  void keepsCodesAsDigests() {
    signUp("alice");

    var stored =
        aws.read(
            transaction ->
                aws.pools
                    .find(transaction, pool)
                    .flatMap(
                        it ->
                            transaction
                                .list(
                                    it.space(),
                                    dev.federationlab.store.Kind.of("user-code", Code.class),
                                    "",
                                    "",
                                    9)
                                .stream()
                                .findFirst())
                    .orElseThrow()
                    .value());
    assertThat(stored.digest()).matches("[0-9a-f]{64}").doesNotContain(aws.code());
  }

  @Test
  void confirmsByTheCodeAndVerifiesTheAddress() {
    signUp("alice");

    anybody.confirmSignUp(
        request -> request.clientId(client).username("alice").confirmationCode(aws.code()));

    assertThat(get("alice").userStatus()).isEqualTo(UserStatusType.CONFIRMED);
    assertThat(attributeOf("alice", "email_verified")).isEqualTo("true");
    refused(
        "NotAuthorizedException",
        "User cannot be confirmed. Current status is CONFIRMED",
        () ->
            anybody.confirmSignUp(
                request -> request.clientId(client).username("alice").confirmationCode("123456")));
  }

  @Test
  void refusesAWrongCode() {
    signUp("alice");

    refused(
        "CodeMismatchException",
        MISMATCH,
        () ->
            anybody.confirmSignUp(
                request ->
                    request.clientId(client).username("alice").confirmationCode(wrongCode())));
    assertThat(get("alice").userStatus()).isEqualTo(UserStatusType.UNCONFIRMED);
  }

  @Test
  void namesTheFailedCheckWithoutTheCode() {
    signUp("alice");

    var refusal =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            software.amazon.awssdk.awscore.exception.AwsServiceException.class,
            () ->
                anybody.confirmSignUp(
                    request ->
                        request.clientId(client).username("alice").confirmationCode(wrongCode())));

    var decision = aws.decision(refusal.requestId());
    assertThat(decision.failure())
        .hasValueSatisfying(
            check -> {
              assertThat(check.what()).isEqualTo("confirmation code");
              assertThat(check.saw()).isEqualTo("another one");
            });
    assertThat(decision.checks().toString()).doesNotContain(aws.code());
    assertThat(decision.error()).isEqualTo("CodeMismatchException");
  }

  @Test
  void refusesACodeADayLater() {
    signUp("alice");
    var code = aws.code();

    aws.clock.forward(Duration.ofHours(24));

    refused(
        "ExpiredCodeException",
        EXPIRED,
        () ->
            anybody.confirmSignUp(
                request -> request.clientId(client).username("alice").confirmationCode(code)));
  }

  @Test
  void takesACodeUpToADay() {
    signUp("alice");
    var code = aws.code();

    aws.clock.forward(Duration.ofHours(24).minusMillis(1));
    anybody.confirmSignUp(
        request -> request.clientId(client).username("alice").confirmationCode(code));

    assertThat(get("alice").userStatus()).isEqualTo(UserStatusType.CONFIRMED);
  }

  @Test
  void sendsAnotherCodeThatPutsAnEndToTheFirst() {
    signUp("alice");
    var first = aws.code();

    var answer =
        anybody.resendConfirmationCode(request -> request.clientId(client).username("alice"));

    assertThat(answer.codeDeliveryDetails().destination()).isEqualTo("a***@e***");
    assertThat(aws.newest().purpose()).isEqualTo("resend-code");
    var second = aws.code();
    if (!first.equals(second)) {
      refused(
          "CodeMismatchException",
          MISMATCH,
          () ->
              anybody.confirmSignUp(
                  request -> request.clientId(client).username("alice").confirmationCode(first)));
    }
    anybody.confirmSignUp(
        request -> request.clientId(client).username("alice").confirmationCode(second));
    refused(
        "InvalidParameterException",
        "User is already confirmed.",
        () ->
            anybody.resendConfirmationCode(request -> request.clientId(client).username("alice")));
  }

  @Test
  void sendsAtMostFiveCodesWithinAnHour() {
    signUp("alice");
    for (int i = 0; i < 5; i++) {
      anybody.resendConfirmationCode(request -> request.clientId(client).username("alice"));
    }

    refused(
        "LimitExceededException",
        LIMIT,
        () ->
            anybody.resendConfirmationCode(request -> request.clientId(client).username("alice")));

    aws.clock.forward(Duration.ofHours(1));
    anybody.resendConfirmationCode(request -> request.clientId(client).username("alice"));
  }

  @Test
  void countsGuessesAlthoughTheyAreRefused() {
    signUp("alice");
    var right = aws.code();
    for (int i = 0; i < 15; i++) {
      refused(
          "CodeMismatchException",
          MISMATCH,
          () ->
              anybody.confirmSignUp(
                  request ->
                      request.clientId(client).username("alice").confirmationCode(wrongCode())));
    }

    refused(
        "TooManyFailedAttemptsException",
        LIMIT,
        () ->
            anybody.confirmSignUp(
                request -> request.clientId(client).username("alice").confirmationCode(right)));

    aws.clock.forward(Duration.ofHours(1));
    anybody.confirmSignUp(
        request -> request.clientId(client).username("alice").confirmationCode(right));
  }

  @Test
  void refusesANameThatIsTaken() {
    signUp("alice");

    refused("UsernameExistsException", "User already exists", () -> signUp("alice"));
    client = hidingClient();
    refused("UsernameExistsException", "User already exists", () -> signUp("alice"));
  }

  @Test
  void tellsNamesApartByCaseUnlessThePoolDoesNot() {
    signUp("alice");
    signUp("Alice");

    pool =
        pool(
            request ->
                request
                    .usernameConfiguration(it -> it.caseSensitive(false))
                    .autoVerifiedAttributes(VerifiedAttributeType.EMAIL));
    client = client(request -> {});
    signUp("Alice");
    refused("UsernameExistsException", "User already exists", () -> signUp("alice"));
    assertThat(get("ALICE").username()).isEqualTo("Alice");
  }

  @Test
  void refusesWeakPasswordsByTheFirstRuleThatTheyBreak() {
    pool =
        pool(
            request ->
                request.policies(
                    it ->
                        it.passwordPolicy(
                            policy ->
                                policy
                                    .minimumLength(8)
                                    .requireUppercase(true)
                                    .requireLowercase(true)
                                    .requireNumbers(true)
                                    .requireSymbols(true))));
    client = client(request -> {});

    weak("Ab1!xyz", "Password not long enough");
    weak("passw0rd!", "Password must have uppercase characters");
    weak("PASSW0RD!", "Password must have lowercase characters");
    weak("Password!", "Password must have numeric characters");
    weak("Passw0rds", "Password must have symbol characters");
  }

  private void weak(String password, String complaint) {
    refused(
        "InvalidPasswordException",
        "Password did not conform with policy: " + complaint,
        () ->
            anybody.signUp(
                request -> request.clientId(client).username("alice").password(password)));
  }

  @Test
  void refusesAPasswordThatIsNone() {
    refused(
        "InvalidParameterException",
        "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must"
            + " have length greater than or equal to 6",
        () -> anybody.signUp(r -> r.clientId(client).username("alice").password("short")));
    refused(
        "InvalidParameterException",
        "1 validation error detected: Value null at 'password' failed to satisfy constraint: Member"
            + " must not be null",
        () -> anybody.signUp(request -> request.clientId(client).username("alice")));
  }

  @Test
  void refusesWhatTheSchemaDoesNotAllow() {
    pool =
        pool(
            request ->
                request.schema(
                    SchemaAttributeType.builder().name("email").required(true).build(),
                    SchemaAttributeType.builder().name("name").required(true).build(),
                    SchemaAttributeType.builder()
                        .name("age")
                        .attributeDataType(AttributeDataType.NUMBER)
                        .numberAttributeConstraints(it -> it.minValue("18").maxValue("99"))
                        .build(),
                    SchemaAttributeType.builder()
                        .name("team")
                        .attributeDataType(AttributeDataType.STRING)
                        .stringAttributeConstraints(it -> it.minLength("2").maxLength("5"))
                        .build()));
    client = client(request -> {});

    unfit("email: The attribute is required\nname: The attribute is required");
    unfit(
        "custom:x: Attribute does not exist in the schema.",
        "email",
        "a@example.com",
        "name",
        "A",
        "custom:x",
        "1");
    unfit(
        "custom:age: Number must be no less than 18.",
        "email",
        "a@example.com",
        "name",
        "A",
        "custom:age",
        "17");
    unfit(
        "custom:age: Attribute value must be a number.",
        "email",
        "a@example.com",
        "name",
        "A",
        "custom:age",
        "old");
    unfit(
        "custom:team: String must be no longer than 5 characters.",
        "email",
        "a@example.com",
        "name",
        "A",
        "custom:team",
        "purple");
    refused(
        "InvalidParameterException",
        "Invalid email address format.",
        () -> signUpWith("email", "nobody", "name", "A"));
    refused(
        "InvalidParameterException",
        "Invalid phone number format.",
        () -> signUpWith("email", "a@example.com", "name", "A", "phone_number", "555"));
    signUpWith("email", "a@example.com", "name", "A", "custom:age", "18", "custom:team", "blue");
    assertThat(attributeOf("alice", "custom:age")).isEqualTo("18");
  }

  private void unfit(String problems, String... attributes) {
    refused(
        "InvalidParameterException",
        "Attributes did not conform to the schema: " + problems,
        () -> signUpWith(attributes));
  }

  private void signUpWith(String... attributes) {
    var all =
        new java.util.ArrayList<
            software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType>();
    for (int i = 0; i < attributes.length; i += 2) {
      all.add(attribute(attributes[i], attributes[i + 1]));
    }
    anybody.signUp(
        request ->
            request.clientId(client).username("alice").password(PASSWORD).userAttributes(all));
  }

  @Test
  void refusesAttributesThatTheClientMayNotWrite() {
    client = client(request -> request.writeAttributes("email"));

    refused(
        "NotAuthorizedException",
        "A client attempted to write unauthorized attribute",
        () -> signUpWith("email", "a@example.com", "name", "Alice"));
    client = client(request -> {});
    refused(
        "NotAuthorizedException",
        "A client attempted to write unauthorized attribute",
        () -> signUpWith("email", "a@example.com", "email_verified", "true"));
  }

  @Test
  void isClosedWhereOnlyAdministratorsCreateUsers() {
    pool = pool(request -> request.adminCreateUserConfig(it -> it.allowAdminCreateUserOnly(true)));
    client = client(request -> {});

    refused(
        "NotAuthorizedException",
        "SignUp is not permitted for this user pool",
        () -> signUp("alice"));
  }

  @Test
  void refusesAClientThatIsNotThere() {
    client = "1h57kf5cpq17m0eml12example";

    refused(
        "ResourceNotFoundException",
        "User pool client 1h57kf5cpq17m0eml12example does not exist.",
        () -> signUp("alice"));
  }

  @Test
  void asksConfidentialClientsForTheProofOfTheirSecret() {
    var confidential = clientType(request -> request.generateSecret(true));
    var id = confidential.clientId();

    refused(
        "NotAuthorizedException",
        "Client " + id + " is configured with secret but SECRET_HASH was not received",
        () -> anybody.signUp(r -> r.clientId(id).username("alice").password(PASSWORD)));
    refused(
        "NotAuthorizedException",
        "Unable to verify secret hash for client " + id,
        () ->
            anybody.signUp(
                r ->
                    r.clientId(id)
                        .username("alice")
                        .password(PASSWORD)
                        .secretHash(SecretHash.of(confidential.clientSecret(), "bob", id))));
    anybody.signUp(
        r ->
            r.clientId(id)
                .username("alice")
                .password(PASSWORD)
                .secretHash(SecretHash.of(confidential.clientSecret(), "alice", id)));
    refused(
        "NotAuthorizedException",
        "Unable to verify secret hash for client " + client,
        () ->
            anybody.signUp(
                r -> r.clientId(client).username("bob").password(PASSWORD).secretHash("aGFzaA==")));
  }

  @Test
  void computesTheSecretHashOfTheDossier() {
    assertThat(SecretHash.of("1ssecretexample", "alice", "1h57kf5cpq17m0eml12EXAMPLE"))
        .isEqualTo("8vGzYeeu1liYvBe8Paqpc4a2iRj0pbgWJUimHJaAwrI=");
  }

  @Test
  void givesWhoSignsUpWithAnAddressAUuidForAName() {
    pool =
        pool(
            request ->
                request
                    .usernameAttributes(UsernameAttributeType.EMAIL)
                    .usernameConfiguration(it -> it.caseSensitive(false))
                    .autoVerifiedAttributes(VerifiedAttributeType.EMAIL));
    client = client(request -> {});

    refused("InvalidParameterException", "Username should be an email.", () -> signUp("alice"));
    var answer =
        anybody.signUp(r -> r.clientId(client).username("Alice@example.com").password(PASSWORD));
    assertThat(get("alice@EXAMPLE.com").username()).isEqualTo(answer.userSub());
    assertThat(attributeOf(answer.userSub(), "email")).isEqualTo("Alice@example.com");
    refused(
        "UsernameExistsException",
        "An account with the given email already exists.",
        () ->
            anybody.signUp(
                r -> r.clientId(client).username("alice@example.com").password(PASSWORD)));
    anybody.confirmSignUp(
        r -> r.clientId(client).username("alice@example.com").confirmationCode(aws.code()));
    assertThat(get(answer.userSub()).userStatus()).isEqualTo(UserStatusType.CONFIRMED);
  }

  @Test
  void takesNumbersWhereThePoolSignsInWithThem() {
    pool =
        pool(
            request ->
                request
                    .usernameAttributesWithStrings("email", "phone_number")
                    .autoVerifiedAttributesWithStrings("email", "phone_number"));
    client = client(request -> {});

    refused(
        "InvalidParameterException",
        "Username should be either an email or a phone number.",
        () -> anybody.signUp(r -> r.clientId(client).username("alice").password(PASSWORD)));
    var answer =
        anybody.signUp(r -> r.clientId(client).username("+15555551111").password(PASSWORD));
    assertThat(answer.codeDeliveryDetails().destination()).isEqualTo("+*******1111");
    assertThat(answer.codeDeliveryDetails().deliveryMedium()).isEqualTo(DeliveryMediumType.SMS);
    assertThat(aws.newest().medium()).isEqualTo("SMS");
    assertThat(aws.newest().subject()).isEmpty();
  }

  @Test
  void givesAnAliasToWhoProvesItFirst() {
    pool =
        pool(
            request ->
                request
                    .aliasAttributes(AliasAttributeType.EMAIL)
                    .autoVerifiedAttributes(VerifiedAttributeType.EMAIL));
    client = client(request -> {});
    refused(
        "InvalidParameterException",
        "Username cannot be of email format, since user pool is configured for email alias.",
        () -> signUp("alice@example.com"));
    signUp("alice", "shared@example.com");
    var aliceCode = aws.code();
    confirmed("bob", "shared@example.com");
    assertThat(get("shared@example.com").username()).isEqualTo("bob");

    refused(
        "AliasExistsException",
        "An account with the email already exists.",
        () ->
            anybody.confirmSignUp(
                r -> r.clientId(client).username("alice").confirmationCode(aliceCode)));
    assertThat(get("alice").userStatus()).isEqualTo(UserStatusType.UNCONFIRMED);

    anybody.confirmSignUp(
        r ->
            r.clientId(client)
                .username("alice")
                .confirmationCode(aliceCode)
                .forceAliasCreation(true));
    assertThat(get("shared@example.com").username()).isEqualTo("alice");
    assertThat(attributeOf("bob", "email_verified")).isEqualTo("false");
  }

  @Test
  void saysThatThereIsNoSuchUserOnlyWhereTheClientDoesNotMind() {
    refused(
        "UserNotFoundException",
        Resets.NO_SUCH_COMBINATION,
        () ->
            anybody.confirmSignUp(
                r -> r.clientId(client).username("nobody").confirmationCode("123456")));
    refused(
        "UserNotFoundException",
        Resets.NO_SUCH_COMBINATION,
        () -> anybody.resendConfirmationCode(r -> r.clientId(client).username("nobody")));

    client = hidingClient();
    refused(
        "CodeMismatchException",
        MISMATCH,
        () ->
            anybody.confirmSignUp(
                r -> r.clientId(client).username("nobody").confirmationCode("123456")));
    var one = anybody.resendConfirmationCode(r -> r.clientId(client).username("nobody"));
    var again = anybody.resendConfirmationCode(r -> r.clientId(client).username("nobody"));
    assertThat(one.codeDeliveryDetails().destination()).matches("[a-z]\\*{3}@[a-z]\\*{3}");
    assertThat(one.codeDeliveryDetails()).isEqualTo(again.codeDeliveryDetails());
    assertThat(one.codeDeliveryDetails().deliveryMedium()).isEqualTo(DeliveryMediumType.EMAIL);
  }

  @Test
  void throttlesNamesThatNobodyHasLikeAnyOther() {
    client = hidingClient();
    for (int i = 0; i < 5; i++) {
      anybody.resendConfirmationCode(r -> r.clientId(client).username("nobody"));
    }
    refused(
        "LimitExceededException",
        LIMIT,
        () -> anybody.resendConfirmationCode(r -> r.clientId(client).username("nobody")));
    for (int i = 0; i < 15; i++) {
      refused(
          "CodeMismatchException",
          MISMATCH,
          () ->
              anybody.confirmSignUp(
                  r -> r.clientId(client).username("nobody").confirmationCode("123456")));
    }
    refused(
        "TooManyFailedAttemptsException",
        LIMIT,
        () ->
            anybody.confirmSignUp(
                r -> r.clientId(client).username("nobody").confirmationCode("123456")));
  }

  @Test
  void usesThePoolsOwnWords() {
    pool =
        pool(
            request ->
                request
                    .autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                    .verificationMessageTemplate(
                        it ->
                            it.emailSubject("Welcome, {username}")
                                .emailMessage("{username}, type {####} please")));
    client = client(request -> {});

    signUp("$1{####}");

    assertThat(aws.newest().subject()).isEqualTo("Welcome, $1{####}");
    assertThat(aws.newest().text()).isEqualTo("$1{####}, type " + aws.code() + " please");
  }
}
