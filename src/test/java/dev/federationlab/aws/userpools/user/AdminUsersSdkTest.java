package dev.federationlab.aws.userpools.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;

class AdminUsersSdkTest extends UserPoolFixture {
  private void create(String username, AttributeType... attributes) {
    admin.adminCreateUser(r -> r.userPoolId(pool).username(username).userAttributes(attributes));
  }

  @Test
  void invitesSomebodyWithATemporaryPassword() {
    var made =
        admin
            .adminCreateUser(
                r ->
                    r.userPoolId(pool)
                        .username("bob")
                        .userAttributes(attribute("email", "bob@example.com")))
            .user();

    assertThat(made.username()).isEqualTo("bob");
    assertThat(made.userStatus()).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
    assertThat(made.enabled()).isTrue();
    assertThat(made.userCreateDate()).isEqualTo(aws.clock.instant());
    assertThat(made.attributes()).extracting(AttributeType::name).containsExactly("sub", "email");
    var message = aws.newest();
    assertThat(message.purpose()).isEqualTo("admin-create-user");
    assertThat(message.subject()).isEqualTo("Your temporary password");
    assertThat(message.text())
        .isEqualTo("Your username is bob and temporary password is " + message.code() + ".");
    assertThat(temporaryMatches("bob", message.code())).isTrue();
  }

  private boolean temporaryMatches(String username, String password) {
    return aws.read(
        transaction -> {
          var found = aws.pools.find(transaction, pool).orElseThrow();
          var user = aws.rules.users().find(transaction, found, username).orElseThrow();
          return user.password().temporary()
              && aws.rules.passwords().matches(found, user, password);
        });
  }

  @Test
  void usesTheGivenPasswordAndTheGivenWords() {
    pool =
        pool(
            request ->
                request.adminCreateUserConfig(
                    it ->
                        it.inviteMessageTemplate(
                            template ->
                                template
                                    .emailSubject("Come in")
                                    .emailMessage("{username}: {####}")
                                    .smsMessage("text {username} {####}"))));
    admin.adminCreateUser(
        r ->
            r.userPoolId(pool)
                .username("bob")
                .temporaryPassword("Temp0rary!")
                .desiredDeliveryMediums(DeliveryMediumType.EMAIL, DeliveryMediumType.SMS)
                .userAttributes(
                    attribute("email", "bob@example.com"),
                    attribute("phone_number", "+15555551111")));

    var messages = aws.messages(ACCOUNT);
    var two = messages.subList(messages.size() - 2, messages.size());
    assertThat(two)
        .extracting(message -> message.medium() + " " + message.text())
        .containsExactly("SMS text bob Temp0rary!", "EMAIL bob: Temp0rary!");
    assertThat(temporaryMatches("bob", "Temp0rary!")).isTrue();
  }

  @Test
  void sendsNothingWhereThatIsWanted() {
    int before = aws.messages(ACCOUNT).size();
    admin.adminCreateUser(
        r ->
            r.userPoolId(pool)
                .username("bob")
                .messageAction(MessageActionType.SUPPRESS)
                .userAttributes(attribute("email", "bob@example.com")));

    assertThat(aws.messages(ACCOUNT)).hasSize(before);
  }

  @Test
  void sendsAnotherPasswordToWhoHasNotUsedTheFirst() {
    create("bob", attribute("email", "bob@example.com"));
    var first = aws.newest().code();

    admin.adminCreateUser(
        r -> r.userPoolId(pool).username("bob").messageAction(MessageActionType.RESEND));

    assertThat(aws.newest().code()).isNotEqualTo(first);
    assertThat(temporaryMatches("bob", aws.newest().code())).isTrue();
    confirmed("alice");
    refused(
        "UnsupportedUserStateException",
        "Resend not possible. alice status is not FORCE_CHANGE_PASSWORD",
        () ->
            admin.adminCreateUser(
                r -> r.userPoolId(pool).username("alice").messageAction(MessageActionType.RESEND)));
    refused(
        "UserNotFoundException",
        "User does not exist.",
        () ->
            admin.adminCreateUser(
                r ->
                    r.userPoolId(pool).username("nobody").messageAction(MessageActionType.RESEND)));
  }

  @Test
  void letsTemporaryPasswordsGrowOld() {
    create("bob", attribute("email", "bob@example.com"));
    var kept = aws.kept(pool, "bob").password();
    var at = kept.setAt();

    assertThat(expired(kept, at.plus(Duration.ofDays(7)).minusMillis(1))).isFalse();
    assertThat(expired(kept, at.plus(Duration.ofDays(7)))).isTrue();
  }

  private boolean expired(User.Password password, Instant now) {
    return aws.read(
        transaction ->
            Passwords.expired(aws.pools.find(transaction, pool).orElseThrow(), password, now));
  }

  @Test
  void refusesANameThatIsTaken() {
    create("bob");

    refused("UsernameExistsException", "User account already exists", () -> create("bob"));
  }

  @Test
  void refusesAWeakTemporaryPassword() {
    refused(
        "InvalidPasswordException",
        "Password did not conform with policy: Password not long enough",
        () ->
            admin.adminCreateUser(
                r -> r.userPoolId(pool).username("bob").temporaryPassword("Sh0rt!")));
  }

  @Test
  void saysOfAnUnknownCustomAttributeThatItsTypeIsUnknown() {
    refused(
        "InvalidParameterException",
        "Attributes did not conform to the schema: Type for attribute {custom:role} could not be"
            + " determined",
        () -> create("bob", attribute("custom:role", "admin")));
  }

  @Test
  void takesAVerifiedAliasFromWhoHoldsItIfForced() {
    pool = pool(request -> request.aliasAttributes(AliasAttributeType.EMAIL));
    create("alice", attribute("email", "shared@example.com"), attribute("email_verified", "True"));
    assertThat(get("shared@example.com").username()).isEqualTo("alice");

    refused(
        "AliasExistsException",
        "An account with the email already exists.",
        () ->
            create(
                "bob",
                attribute("email", "shared@example.com"),
                attribute("email_verified", "true")));
    admin.adminCreateUser(
        r ->
            r.userPoolId(pool)
                .username("bob")
                .forceAliasCreation(true)
                .userAttributes(
                    attribute("email", "shared@example.com"), attribute("email_verified", "true")));
    assertThat(get("shared@example.com").username()).isEqualTo("bob");
    assertThat(attributeOf("alice", "email_verified")).isEqualTo("false");
  }

  @Test
  void namesWhoIsInvitedByAddress() {
    pool = pool(request -> request.usernameAttributes(UsernameAttributeType.EMAIL));

    create("bob@example.com");

    var bob = get("bob@example.com");
    assertThat(bob.username()).isEqualTo(attributeOf("bob@example.com", "sub"));
    refused(
        "UsernameExistsException",
        "An account with the given email already exists.",
        () -> create("bob@example.com"));
  }

  @Test
  void setsPasswordsForGoodOrForTheFirstSignIn() {
    create("bob");

    admin.adminSetUserPassword(
        r -> r.userPoolId(pool).username("bob").password(PASSWORD).permanent(true));
    assertThat(get("bob").userStatus()).isEqualTo(UserStatusType.CONFIRMED);
    assertThat(aws.kept(pool, "bob").password().temporary()).isFalse();

    admin.adminSetUserPassword(r -> r.userPoolId(pool).username("bob").password(PASSWORD));
    assertThat(get("bob").userStatus()).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
    assertThat(temporaryMatches("bob", PASSWORD)).isTrue();
    refused(
        "InvalidPasswordException",
        "Password did not conform with policy: Password not long enough",
        () ->
            admin.adminSetUserPassword(r -> r.userPoolId(pool).username("bob").password("Sh0rt!")));
  }

  @Test
  void confirmsWithoutACodeAndWithoutVerifying() {
    signUp("alice");

    admin.adminConfirmSignUp(r -> r.userPoolId(pool).username("alice"));

    assertThat(get("alice").userStatus()).isEqualTo(UserStatusType.CONFIRMED);
    assertThat(attributeOf("alice", "email_verified")).isEmpty();
    refused(
        "NotAuthorizedException",
        "User cannot be confirmed. Current status is CONFIRMED",
        () -> admin.adminConfirmSignUp(r -> r.userPoolId(pool).username("alice")));
  }

  @Test
  void disablesAndEnables() {
    confirmed("alice");

    admin.adminDisableUser(r -> r.userPoolId(pool).username("alice"));
    assertThat(get("alice").enabled()).isFalse();
    assertThat(aws.kept(pool, "alice").signedOutAt()).isEqualTo(aws.clock.instant());
    admin.adminEnableUser(r -> r.userPoolId(pool).username("alice"));
    assertThat(get("alice").enabled()).isTrue();
  }

  @Test
  void changesAttributesVerifiedOrNot() {
    confirmed("alice");
    int sent = aws.messages(ACCOUNT).size();

    admin.adminUpdateUserAttributes(
        r ->
            r.userPoolId(pool)
                .username("alice")
                .userAttributes(
                    attribute("email", "new@example.com"), attribute("email_verified", "true")));
    assertThat(attributeOf("alice", "email")).isEqualTo("new@example.com");
    assertThat(attributeOf("alice", "email_verified")).isEqualTo("true");
    assertThat(aws.messages(ACCOUNT)).hasSize(sent);

    admin.adminUpdateUserAttributes(
        r ->
            r.userPoolId(pool)
                .username("alice")
                .userAttributes(attribute("email", "newer@example.com")));
    assertThat(attributeOf("alice", "email_verified")).isEqualTo("false");
    assertThat(aws.newest().to()).isEqualTo("newer@example.com");

    admin.adminDeleteUserAttributes(
        r -> r.userPoolId(pool).username("alice").userAttributeNames("email"));
    assertThat(get("alice").userAttributes())
        .extracting(AttributeType::name)
        .containsExactly("sub");
    refused(
        "InvalidParameterException",
        "user.sub: Attribute cannot be updated.",
        () ->
            admin.adminUpdateUserAttributes(
                r -> r.userPoolId(pool).username("alice").userAttributes(attribute("sub", "1"))));
  }

  @Test
  void deletesUsers() {
    create("bob");

    admin.adminDeleteUser(r -> r.userPoolId(pool).username("bob"));

    refused("UserNotFoundException", "User does not exist.", () -> get("bob"));
  }

  @Test
  void findsNobodyBySub() {
    create("bob");
    var sub = attributeOf("bob", "sub");

    refused("UserNotFoundException", "User does not exist.", () -> get(sub));
  }

  @Test
  void knowsNoPoolOfAnotherAccount() {
    create("bob");
    var stranger = aws.administrator(TestUsers.OTHER_ACCOUNT);
    var missing = "User pool " + pool + " does not exist.";

    for (org.assertj.core.api.ThrowableAssert.ThrowingCallable call :
        List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
            () -> stranger.adminGetUser(r -> r.userPoolId(pool).username("bob")),
            () -> stranger.adminCreateUser(r -> r.userPoolId(pool).username("eve")),
            () -> stranger.adminDeleteUser(r -> r.userPoolId(pool).username("bob")),
            () -> stranger.adminEnableUser(r -> r.userPoolId(pool).username("bob")),
            () -> stranger.adminDisableUser(r -> r.userPoolId(pool).username("bob")),
            () -> stranger.adminConfirmSignUp(r -> r.userPoolId(pool).username("bob")),
            () -> stranger.adminResetUserPassword(r -> r.userPoolId(pool).username("bob")),
            () ->
                stranger.adminSetUserPassword(
                    r -> r.userPoolId(pool).username("bob").password(PASSWORD)),
            () ->
                stranger.adminUpdateUserAttributes(
                    r ->
                        r.userPoolId(pool)
                            .username("bob")
                            .userAttributes(attribute("name", "Eve"))),
            () ->
                stranger.adminDeleteUserAttributes(
                    r -> r.userPoolId(pool).username("bob").userAttributeNames("name")),
            () ->
                stranger.adminAddUserToGroup(
                    r -> r.userPoolId(pool).username("bob").groupName("g")),
            () ->
                stranger.adminRemoveUserFromGroup(
                    r -> r.userPoolId(pool).username("bob").groupName("g")),
            () -> stranger.adminListGroupsForUser(r -> r.userPoolId(pool).username("bob")),
            () -> stranger.listUsersInGroup(r -> r.userPoolId(pool).groupName("g")),
            () -> stranger.listUsers(r -> r.userPoolId(pool)),
            () ->
                stranger.adminLinkProviderForUser(
                    r ->
                        r.userPoolId(pool)
                            .destinationUser(it -> it.providerAttributeValue("bob"))
                            .sourceUser(it -> it.providerAttributeValue("1"))),
            () ->
                stranger.adminDisableProviderForUser(
                    r -> r.userPoolId(pool).user(it -> it.providerAttributeValue("bob"))))) {
      refused("ResourceNotFoundException", missing, call);
    }
    assertThat(get("bob").enabled()).isTrue();
  }
}
