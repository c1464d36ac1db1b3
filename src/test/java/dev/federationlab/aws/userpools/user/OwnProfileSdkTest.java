package dev.federationlab.aws.userpools.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserAttributesResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

class OwnProfileSdkTest extends UserPoolFixture {
  private static final String LIMIT = "Attempt limit exceeded, please try after some time.";

  private UpdateUserAttributesResponse update(String username, AttributeType... attributes) {
    return anybody.updateUserAttributes(
        r -> r.accessToken(token(username)).userAttributes(attributes));
  }

  private void verify(String username, String code) {
    anybody.verifyUserAttribute(
        r -> r.accessToken(token(username)).attributeName("email").code(code));
  }

  @Test
  void showsUsersThemselves() {
    confirmed("alice");

    var answer = anybody.getUser(r -> r.accessToken(token("alice")));

    assertThat(answer.username()).isEqualTo("alice");
    assertThat(answer.userAttributes())
        .extracting(AttributeType::name)
        .containsExactly("sub", "email", "email_verified");
    assertThat(answer.hasUserMFASettingList()).isFalse();
    assertThat(answer.preferredMfaSetting()).isNull();
  }

  @Test
  void showsOnlyWhatTheClientMayRead() {
    confirmed("alice");
    client = client(request -> request.readAttributes("name"));

    assertThat(anybody.getUser(r -> r.accessToken(token("alice"))).userAttributes())
        .extracting(AttributeType::name)
        .containsExactly("sub");
  }

  @Test
  void changesAttributes() {
    confirmed("alice");

    var answer = update("alice", attribute("name", "Alice"), attribute("nickname", "Al"));

    assertThat(answer.codeDeliveryDetailsList()).isEmpty();
    assertThat(attributeOf("alice", "name")).isEqualTo("Alice");
    update("alice", attribute("nickname", ""));
    assertThat(attributeOf("alice", "nickname")).isEmpty();
  }

  @Test
  void takesAnotherAddressAtOnceButUnverified() {
    confirmed("alice");

    var answer = update("alice", attribute("email", "new@other.example"));

    assertThat(answer.codeDeliveryDetailsList())
        .singleElement()
        .satisfies(it -> assertThat(it.destination()).isEqualTo("n***@o***"));
    assertThat(attributeOf("alice", "email")).isEqualTo("new@other.example");
    assertThat(attributeOf("alice", "email_verified")).isEqualTo("false");
    assertThat(aws.newest().purpose()).isEqualTo("update-user-attribute");
    assertThat(aws.newest().to()).isEqualTo("new@other.example");
    verify("alice", aws.code());
    assertThat(attributeOf("alice", "email_verified")).isEqualTo("true");
  }

  @Test
  void keepsTheOldAddressUntilTheNewOneIsVerifiedWhereThePoolSaysSo() {
    pool =
        pool(
            request ->
                request
                    .autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                    .userAttributeUpdateSettings(
                        it ->
                            it.attributesRequireVerificationBeforeUpdate(
                                VerifiedAttributeType.EMAIL)));
    client = client(request -> {});
    confirmed("alice");

    update("alice", attribute("email", "new@other.example"));

    assertThat(attributeOf("alice", "email")).isEqualTo("alice@example.com");
    assertThat(attributeOf("alice", "email_verified")).isEqualTo("true");
    anybody.getUserAttributeVerificationCode(
        r -> r.accessToken(token("alice")).attributeName("email"));
    assertThat(aws.newest().to()).isEqualTo("new@other.example");
    verify("alice", aws.code());
    assertThat(attributeOf("alice", "email")).isEqualTo("new@other.example");
    assertThat(attributeOf("alice", "email_verified")).isEqualTo("true");
  }

  @Test
  void refusesTheCodeOfAnAddressThatWasReplacedSince() {
    confirmed("alice");
    update("alice", attribute("email", "first@other.example"));
    var first = aws.code();
    admin.adminUpdateUserAttributes(
        r ->
            r.userPoolId(pool)
                .username("alice")
                .userAttributes(
                    attribute("email", "second@other.example"),
                    attribute("email_verified", "true")));

    refused(
        "ExpiredCodeException",
        "Invalid code provided, please request a code again.",
        () -> verify("alice", first));
  }

  @Test
  void sendsACodeForAnAddressThatIsThere() {
    admin.adminCreateUser(
        r ->
            r.userPoolId(pool)
                .username("bob")
                .messageAction("SUPPRESS")
                .userAttributes(attribute("email", "bob@example.com")));

    var answer =
        anybody.getUserAttributeVerificationCode(
            r -> r.accessToken(token("bob")).attributeName("email"));

    assertThat(answer.codeDeliveryDetails().destination()).isEqualTo("b***@e***");
    assertThat(aws.newest().purpose()).isEqualTo("verify-user-attribute");
    refused(
        "CodeMismatchException",
        "Invalid verification code provided, please try again.",
        () -> verify("bob", wrongCode()));
    verify("bob", aws.code());
    assertThat(attributeOf("bob", "email_verified")).isEqualTo("true");
    refused(
        "ExpiredCodeException",
        "Invalid code provided, please request a code again.",
        () -> verify("bob", "123456"));
    refused(
        "InvalidParameterException",
        "User does not have an attribute phone_number to verify.",
        () ->
            anybody.getUserAttributeVerificationCode(
                r -> r.accessToken(token("bob")).attributeName("phone_number")));
    refused(
        "InvalidParameterException",
        "Invalid attribute name: only email and phone_number can be verified.",
        () ->
            anybody.getUserAttributeVerificationCode(
                r -> r.accessToken(token("bob")).attributeName("name")));
  }

  @Test
  void limitsCodesAndGuessesWithinAnHour() {
    confirmed("alice");
    for (int i = 0; i < 5; i++) {
      anybody.getUserAttributeVerificationCode(
          r -> r.accessToken(token("alice")).attributeName("email"));
    }
    refused(
        "LimitExceededException",
        LIMIT,
        () ->
            anybody.getUserAttributeVerificationCode(
                r -> r.accessToken(token("alice")).attributeName("email")));
    for (int i = 0; i < 15; i++) {
      refused(
          "CodeMismatchException",
          "Invalid verification code provided, please try again.",
          () -> verify("alice", wrongCode()));
    }
    refused("LimitExceededException", LIMIT, () -> verify("alice", aws.code()));
    aws.clock.forward(Duration.ofHours(1));
    verify("alice", aws.code());
  }

  @Test
  void refusesWhatTheClientMayNotWrite() {
    confirmed("alice");
    client = client(request -> request.writeAttributes("name", "email"));

    refused(
        "NotAuthorizedException",
        "A client attempted to write unauthorized attribute",
        () -> update("alice", attribute("nickname", "Al")));
    refused(
        "NotAuthorizedException",
        "A client attempted to write unauthorized attribute",
        () -> update("alice", attribute("email_verified", "true")));
    refused(
        "NotAuthorizedException",
        "A client attempted to write unauthorized attribute",
        () ->
            anybody.deleteUserAttributes(
                r -> r.accessToken(token("alice")).userAttributeNames("nickname")));
  }

  @Test
  void refusesToChangeOrTakeAwayWhatTheSchemaFixes() {
    pool =
        pool(
            request ->
                request.schema(
                    SchemaAttributeType.builder().name("email").required(true).build(),
                    SchemaAttributeType.builder().name("name").mutable(false).build()));
    client = client(request -> {});
    signUp("alice");

    refused(
        "InvalidParameterException",
        "user.name: Attribute cannot be updated.",
        () -> update("alice", attribute("name", "Bob")));
    refused(
        "InvalidParameterException",
        "Attributes did not conform to the schema: email: The attribute is required",
        () -> update("alice", attribute("email", "")));
    refused(
        "InvalidParameterException",
        "Attributes did not conform to the schema: email: The attribute is required",
        () ->
            anybody.deleteUserAttributes(
                r -> r.accessToken(token("alice")).userAttributeNames("email")));
    refused(
        "InvalidParameterException",
        "Attributes did not conform to the schema: custom:x: Attribute does not exist in the"
            + " schema.",
        () -> update("alice", attribute("custom:x", "1")));
  }

  @Test
  void takesAttributesAway() {
    confirmed("alice");
    update("alice", attribute("nickname", "Al"));

    anybody.deleteUserAttributes(
        r -> r.accessToken(token("alice")).userAttributeNames("nickname", "email"));

    assertThat(get("alice").userAttributes())
        .extracting(AttributeType::name)
        .containsExactly("sub");
  }

  @Test
  void givesAnAliasUpWithTheAddress() {
    pool =
        pool(
            request ->
                request
                    .aliasAttributes(
                        AliasAttributeType.EMAIL, AliasAttributeType.PREFERRED_USERNAME)
                    .autoVerifiedAttributes(VerifiedAttributeType.EMAIL));
    client = client(request -> {});
    confirmed("alice");
    confirmed("bob");
    assertThat(get("alice@example.com").username()).isEqualTo("alice");

    update("alice", attribute("email", "bob@example.com"));
    refused("UserNotFoundException", "User does not exist.", () -> get("alice@example.com"));
    refused(
        "AliasExistsException",
        "An account with the email already exists.",
        () -> verify("alice", aws.code()));

    update("alice", attribute("preferred_username", "wonder"));
    assertThat(get("wonder").username()).isEqualTo("alice");
    refused(
        "AliasExistsException",
        "An account with the preferred_username already exists.",
        () -> update("bob", attribute("preferred_username", "wonder")));
  }

  @Test
  void changesThePasswordOfWhoKnowsTheOldOne() {
    confirmed("alice");

    refused(
        "NotAuthorizedException",
        "Incorrect username or password.",
        () -> changePassword("wr0ng-Password", "N3xt-password"));
    refused(
        "InvalidPasswordException",
        "Password did not conform with policy: Password not long enough",
        () -> changePassword(PASSWORD, "Sh0rt!"));
    changePassword(PASSWORD, "N3xt-password");
    changePassword("N3xt-password", PASSWORD);
  }

  private void changePassword(String previous, String proposed) {
    anybody.changePassword(
        r -> r.accessToken(token("alice")).previousPassword(previous).proposedPassword(proposed));
  }

  @Test
  void countsGuessesOfTheOldPassword() {
    confirmed("alice");
    for (int i = 0; i < 5; i++) {
      refused(
          "NotAuthorizedException",
          "Incorrect username or password.",
          () -> changePassword("wr0ng-Password", "N3xt-password"));
    }

    refused("LimitExceededException", LIMIT, () -> changePassword(PASSWORD, "N3xt-password"));

    aws.clock.forward(Duration.ofHours(1));
    changePassword(PASSWORD, "N3xt-password");
  }

  @Test
  void deletesUsersWithAllThatLedToThem() {
    confirmed("alice");
    anybody.forgotPassword(r -> r.clientId(client).username("alice"));

    anybody.deleteUser(r -> r.accessToken(token("alice")));

    refused("UserNotFoundException", "User does not exist.", () -> get("alice"));
    signUp("alice");
    refused(
        "ExpiredCodeException",
        "Invalid code provided, please request a code again.",
        () ->
            anybody.confirmForgotPassword(
                r ->
                    r.clientId(client)
                        .username("alice")
                        .confirmationCode("123456")
                        .password("N3xt-password")));
  }

  @Test
  void refusesATokenThatIsNone() {
    refused(
        "NotAuthorizedException",
        "Invalid Access Token",
        () -> anybody.getUser(r -> r.accessToken("garbage")));
  }
}
