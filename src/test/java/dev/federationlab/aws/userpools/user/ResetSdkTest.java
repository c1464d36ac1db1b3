package dev.federationlab.aws.userpools.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

class ResetSdkTest extends UserPoolFixture {
  private static final String NEXT = "N3xt-Passw0rd";
  private static final String LIMIT = "Attempt limit exceeded, please try after some time.";

  private void forgot(String username) {
    anybody.forgotPassword(request -> request.clientId(client).username(username));
  }

  private void confirm(String username, String code, String password) {
    anybody.confirmForgotPassword(
        request ->
            request.clientId(client).username(username).confirmationCode(code).password(password));
  }

  @Test
  void replacesThePasswordByTheCodeThatWasSent() {
    confirmed("alice");
    var before = aws.kept(pool, "alice").password();

    var answer = anybody.forgotPassword(r -> r.clientId(client).username("alice"));

    assertThat(answer.codeDeliveryDetails().destination()).isEqualTo("a***@e***");
    assertThat(aws.newest().purpose()).isEqualTo("forgot-password");
    assertThat(aws.newest().text()).isEqualTo("Your password reset code is " + aws.code());
    confirm("alice", aws.code(), NEXT);
    var after = aws.kept(pool, "alice");
    assertThat(after.password().verifier()).isNotEqualTo(before.verifier());
    assertThat(after.status()).isEqualTo(UserStatusType.CONFIRMED);
    assertThat(matches("alice", NEXT)).isTrue();
    assertThat(matches("alice", PASSWORD)).isFalse();
  }

  private boolean matches(String username, String password) {
    return aws.read(
        transaction -> {
          var found = aws.pools.find(transaction, pool).orElseThrow();
          var user = aws.rules.users().find(transaction, found, username).orElseThrow();
          return aws.rules.passwords().matches(found, user, password);
        });
  }

  @Test
  void takesACodeOnce() {
    confirmed("alice");
    forgot("alice");
    var code = aws.code();
    confirm("alice", code, NEXT);

    refused(
        "ExpiredCodeException",
        "Invalid code provided, please request a code again.",
        () -> confirm("alice", code, "An0ther-one"));
  }

  @Test
  void takesACodeForAnHour() {
    confirmed("alice");
    forgot("alice");
    var code = aws.code();

    aws.clock.forward(Duration.ofHours(1));

    refused(
        "ExpiredCodeException",
        "Invalid code provided, please request a code again.",
        () -> confirm("alice", code, NEXT));
  }

  @Test
  void refusesAWrongCodeAndAtLastEveryCode() {
    confirmed("alice");
    forgot("alice");
    var right = aws.code();
    for (int i = 0; i < 10; i++) {
      refused(
          "CodeMismatchException",
          "Invalid verification code provided, please try again.",
          () -> confirm("alice", wrongCode(), NEXT));
    }

    refused("TooManyFailedAttemptsException", LIMIT, () -> confirm("alice", right, NEXT));
  }

  @Test
  void sendsAtMostFiveCodesWithinAnHour() {
    confirmed("alice");
    for (int i = 0; i < 5; i++) {
      forgot("alice");
    }

    refused("LimitExceededException", LIMIT, () -> forgot("alice"));
  }

  @Test
  void leavesTheCodeUnspentByAWeakPassword() {
    confirmed("alice");
    forgot("alice");

    refused(
        "InvalidPasswordException",
        "Password did not conform with policy: Password not long enough",
        () -> confirm("alice", aws.code(), "Sh0rt!"));
    confirm("alice", aws.code(), NEXT);
  }

  @Test
  void remembersFormerPasswordsWhereThePoolAsksForIt() {
    pool =
        pool(
            request ->
                request
                    .autoVerifiedAttributesWithStrings("email")
                    .policies(
                        it -> it.passwordPolicy(p -> p.minimumLength(8).passwordHistorySize(2))));
    client = client(request -> {});
    confirmed("alice");
    forgot("alice");

    refused(
        "PasswordHistoryPolicyViolationException",
        "Password has previously been used",
        () -> confirm("alice", aws.code(), PASSWORD));
    confirm("alice", aws.code(), "Second-passw0rd");
    forgot("alice");
    confirm("alice", aws.code(), "Third-passw0rd");
    forgot("alice");
    confirm("alice", aws.code(), PASSWORD);
  }

  @Test
  void needsAVerifiedAddress() {
    signUp("alice");

    refused(
        "InvalidParameterException",
        "Cannot reset password for the user as there is no registered/verified email or"
            + " phone_number",
        () -> forgot("alice"));
  }

  @Test
  void refusesWhoHasATemporaryPassword() {
    admin.adminCreateUser(
        r ->
            r.userPoolId(pool)
                .username("bob")
                .userAttributes(
                    attribute("email", "bob@example.com"), attribute("email_verified", "true")));

    refused(
        "NotAuthorizedException",
        "User password cannot be reset in the current state.",
        () -> forgot("bob"));
  }

  @Test
  void refusesWhoIsDisabled() {
    confirmed("alice");
    admin.adminDisableUser(r -> r.userPoolId(pool).username("alice"));

    refused("NotAuthorizedException", "User is disabled.", () -> forgot("alice"));
  }

  @Test
  void hidesWhoIsNotThereOrDisabledOrHasNoAddress() {
    confirmed("disabled");
    admin.adminDisableUser(r -> r.userPoolId(pool).username("disabled"));
    signUp("unverified");
    int sent = aws.messages(ACCOUNT).size();
    client = hidingClient();

    for (var name : new String[] {"nobody", "disabled", "unverified"}) {
      var details =
          anybody.forgotPassword(r -> r.clientId(client).username(name)).codeDeliveryDetails();
      assertThat(details.destination()).as(name).matches("[a-z]\\*{3}@[a-z]\\*{3}");
      assertThat(details.deliveryMedium()).isEqualTo(DeliveryMediumType.EMAIL);
    }
    assertThat(aws.messages(ACCOUNT)).hasSize(sent);
    refused(
        "CodeMismatchException",
        "Invalid verification code provided, please try again.",
        () -> confirm("nobody", "123456", NEXT));
    refused(
        "CodeMismatchException",
        "Invalid verification code provided, please try again.",
        () -> confirm("disabled", "123456", NEXT));
    refused(
        "InvalidPasswordException",
        "Password did not conform with policy: Password not long enough",
        () -> confirm("nobody", "123456", "Sh0rt!"));
  }

  @Test
  void tellsTheReaderWhatTheAnswerHides() {
    client = hidingClient();

    var answer = anybody.forgotPassword(r -> r.clientId(client).username("nobody"));

    var decision = aws.decision(answer.responseMetadata().requestId());
    assertThat(decision.granted()).isTrue();
    assertThat(decision.failure()).isEmpty();
    assertThat(decision.checks().get(0).saw()).isEqualTo("none, which the answer hides");
  }

  @Test
  void saysThatThereIsNoSuchUserWhereTheClientDoesNotMind() {
    refused(
        "UserNotFoundException",
        "Username/client id combination not found.",
        () -> forgot("nobody"));
    refused(
        "UserNotFoundException",
        "Username/client id combination not found.",
        () -> confirm("nobody", "123456", NEXT));
  }

  @Test
  void masksWhatWasTypedIfItLooksLikeAnAddress() {
    pool =
        pool(
            request ->
                request
                    .usernameAttributesWithStrings("email", "phone_number")
                    .autoVerifiedAttributesWithStrings("email", "phone_number"));
    client = hidingClient();

    assertThat(
            anybody
                .forgotPassword(r -> r.clientId(client).username("zoe@web.example"))
                .codeDeliveryDetails()
                .destination())
        .isEqualTo("z***@w***");
    assertThat(
            anybody
                .forgotPassword(r -> r.clientId(client).username("+15555559876"))
                .codeDeliveryDetails()
                .destination())
        .isEqualTo("+*******9876");
  }

  @Test
  void goesTheWayThatThePoolPrefers() {
    pool =
        pool(
            request ->
                request.accountRecoverySetting(
                    it ->
                        it.recoveryMechanisms(
                            RecoveryOptionType.builder()
                                .priority(1)
                                .name(RecoveryOptionNameType.VERIFIED_PHONE_NUMBER)
                                .build(),
                            RecoveryOptionType.builder()
                                .priority(2)
                                .name(RecoveryOptionNameType.VERIFIED_EMAIL)
                                .build())));
    client = client(request -> {});
    admin.adminCreateUser(
        r ->
            r.userPoolId(pool)
                .username("bob")
                .userAttributes(
                    attribute("email", "bob@example.com"),
                    attribute("email_verified", "true"),
                    attribute("phone_number", "+15555551111"),
                    attribute("phone_number_verified", "true")));
    admin.adminSetUserPassword(
        r -> r.userPoolId(pool).username("bob").password(PASSWORD).permanent(true));

    forgot("bob");

    assertThat(aws.newest().medium()).isEqualTo("SMS");
    assertThat(aws.newest().to()).isEqualTo("+15555551111");
  }

  @Test
  void isLeftToAdministratorsWhereThePoolSaysSo() {
    pool =
        pool(
            request ->
                request
                    .autoVerifiedAttributesWithStrings("email")
                    .accountRecoverySetting(
                        it ->
                            it.recoveryMechanisms(
                                RecoveryOptionType.builder()
                                    .priority(1)
                                    .name(RecoveryOptionNameType.ADMIN_ONLY)
                                    .build())));
    client = client(request -> {});
    confirmed("alice");

    refused(
        "NotAuthorizedException",
        "Contact administrator to reset password.",
        () -> forgot("alice"));
  }

  @Test
  void isAskedForByAnAdministrator() {
    confirmed("alice");

    admin.adminResetUserPassword(r -> r.userPoolId(pool).username("alice"));

    assertThat(get("alice").userStatus()).isEqualTo(UserStatusType.RESET_REQUIRED);
    assertThat(aws.newest().purpose()).isEqualTo("forgot-password");
    confirm("alice", aws.code(), NEXT);
    assertThat(get("alice").userStatus()).isEqualTo(UserStatusType.CONFIRMED);
  }

  @Test
  void isNotAskedForWhereThereIsNoAddress() {
    admin.adminCreateUser(r -> r.userPoolId(pool).username("bob"));
    admin.adminSetUserPassword(
        r -> r.userPoolId(pool).username("bob").password(PASSWORD).permanent(true));

    refused(
        "InvalidParameterException",
        "Cannot reset password for the user as there is no registered/verified email or"
            + " phone_number",
        () -> admin.adminResetUserPassword(r -> r.userPoolId(pool).username("bob")));
  }

  @Test
  void tellsAGuesserTheSameOfWhoHasNoCodeAsOfNobody() {
    confirmed("alice");
    client = hidingClient();
    var mismatch = "Invalid verification code provided, please try again.";

    refused("CodeMismatchException", mismatch, () -> confirm("nobody", "123456", NEXT));
    refused("CodeMismatchException", mismatch, () -> confirm("alice", "123456", NEXT));
    forgot("alice");
    aws.clock.forward(Duration.ofHours(1));
    refused("CodeMismatchException", mismatch, () -> confirm("alice", wrongCode(), NEXT));
    refused(
        "ExpiredCodeException",
        "Invalid code provided, please request a code again.",
        () -> confirm("alice", aws.code(), NEXT));
  }

  @Test
  void takesNoCodeThatWentToAnAddressTheUserHasNoLonger() {
    confirmed("alice");
    forgot("alice");
    var code = aws.code();
    admin.adminUpdateUserAttributes(
        r ->
            r.userPoolId(pool)
                .username("alice")
                .userAttributes(
                    attribute("email", "new@example.com"), attribute("email_verified", "true")));

    refused(
        "ExpiredCodeException",
        "Invalid code provided, please request a code again.",
        () -> confirm("alice", code, NEXT));
  }
}
