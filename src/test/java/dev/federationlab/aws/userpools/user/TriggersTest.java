package dev.federationlab.aws.userpools.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.ApiError;
import dev.federationlab.aws.userpools.message.Purpose;
import dev.federationlab.aws.userpools.message.Words;
import dev.federationlab.aws.userpools.pool.PoolLimits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** The places at which a pool asks its functions. */
class TriggersTest {
  private static final String PASSWORD = "Passw0rd!";

  /** Remembers what it was asked; lets whom it is told to. */
  private static final class Functions implements Triggers {
    private final List<Event> events = new CopyOnWriteArrayList<>();

    @Override
    public PreSignUp preSignUp(Event event) {
      events.add(event);
      if ("no".equals(event.validationData().get("invited"))) {
        throw new ApiError("UserLambdaValidationException", 400, "")
            .exception("PreSignUp failed with error Invitation only.");
      }
      return "yes".equals(event.validationData().get("invited"))
          ? new PreSignUp(true, true, false)
          : PreSignUp.USUAL;
    }

    @Override
    public void postConfirmation(Event event) {
      events.add(event);
    }

    @Override
    public Optional<Words> message(Purpose purpose, Event event) {
      events.add(event);
      return event.clientMetadata().containsKey("language")
          ? Optional.of(new Words("Willkommen", "Ihr Code: {####}"))
          : Optional.empty();
    }

    List<String> sources() {
      return events.stream().map(Event::source).toList();
    }
  }

  private final Functions functions = new Functions();
  private TestUsers aws;
  private CognitoIdentityProviderClient admin;
  private CognitoIdentityProviderClient anybody;
  private String pool;
  private String client;

  @BeforeEach
  void start() {
    aws = new TestUsers(functions, new PoolLimits(20, 50, 3, 20, 25, 100));
    admin = aws.administrator(TestUsers.ACCOUNT);
    anybody = aws.anybody();
    pool =
        admin
            .createUserPool(r -> r.poolName("people").autoVerifiedAttributesWithStrings("email"))
            .userPool()
            .id();
    client =
        admin
            .createUserPoolClient(r -> r.userPoolId(pool).clientName("app"))
            .userPoolClient()
            .clientId();
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  private void signUp(String username, String invited, Map<String, String> metadata) {
    anybody.signUp(
        r ->
            r.clientId(client)
                .username(username)
                .password(PASSWORD)
                .userAttributes(attribute("email", username + "@example.com"))
                .validationData(attribute("invited", invited))
                .clientMetadata(metadata));
  }

  private static AttributeType attribute(String name, String value) {
    return AttributeType.builder().name(name).value(value).build();
  }

  @Test
  void areAskedWhenSomebodySignsUpAndIsConfirmed() {
    signUp("alice", "", Map.of());
    anybody.confirmSignUp(r -> r.clientId(client).username("alice").confirmationCode(aws.code()));

    assertThat(functions.sources())
        .containsExactly(
            "PreSignUp_SignUp", "CustomMessage_SignUp", "PostConfirmation_ConfirmSignUp");
    var last = functions.events.get(2);
    assertThat(last.user().status()).isEqualTo(UserStatusType.CONFIRMED);
    assertThat(last.clientId()).isEqualTo(client);
    assertThat(last.pool().id()).isEqualTo(pool);
  }

  @Test
  void mayConfirmAndVerifyAtOnce() {
    signUp("alice", "yes", Map.of());

    var alice = admin.adminGetUser(r -> r.userPoolId(pool).username("alice"));
    assertThat(alice.userStatus()).isEqualTo(UserStatusType.CONFIRMED);
    assertThat(alice.userAttributes()).contains(attribute("email_verified", "true"));
    assertThat(aws.messages(TestUsers.ACCOUNT)).isEmpty();
    assertThat(functions.sources())
        .containsExactly("PreSignUp_SignUp", "PostConfirmation_ConfirmSignUp");
  }

  @Test
  void mayRefuseAndThenNothingIsKept() {
    UserPoolFixture.refused(
        "UserLambdaValidationException",
        "PreSignUp failed with error Invitation only.",
        () -> signUp("alice", "no", Map.of()));

    assertThat(aws.kept(pool, "alice")).isNull();
  }

  @Test
  void mayHaveOtherWords() {
    signUp("alice", "", Map.of("language", "de"));

    assertThat(aws.newest().subject()).isEqualTo("Willkommen");
    assertThat(aws.newest().text()).isEqualTo("Ihr Code: " + aws.code());
  }

  @Test
  void areAskedWhenAnAdministratorInvites() {
    admin.adminCreateUser(
        r ->
            r.userPoolId(pool)
                .username("bob")
                .userAttributes(attribute("email", "bob@example.com")));

    assertThat(functions.sources())
        .containsExactly("PreSignUp_AdminCreateUser", "CustomMessage_AdminCreateUser");
    assertThat(functions.events.get(0).clientId()).isEmpty();
  }

  @Test
  void areToldOfAReset() {
    signUp("alice", "yes", Map.of());
    anybody.forgotPassword(r -> r.clientId(client).username("alice"));
    anybody.confirmForgotPassword(
        r ->
            r.clientId(client)
                .username("alice")
                .confirmationCode(aws.code())
                .password("N3xt-password"));

    assertThat(functions.sources())
        .containsExactly(
            "PreSignUp_SignUp",
            "PostConfirmation_ConfirmSignUp",
            "CustomMessage_ForgotPassword",
            "PostConfirmation_ConfirmForgotPassword");
  }

  @Test
  void fullPoolsTakeNobodyElse() {
    for (var name : List.of("a", "b", "c")) {
      signUp(name, "", Map.of());
    }

    UserPoolFixture.refused(
        "LimitExceededException",
        "Limit of users in the user pool exceeded: 3",
        () -> signUp("d", "", Map.of()));
  }
}
