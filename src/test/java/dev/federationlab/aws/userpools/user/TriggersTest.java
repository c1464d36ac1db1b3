package dev.federationlab.aws.userpools.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.userpools.pool.PoolLimits;
import dev.federationlab.aws.userpools.trigger.PoolFunctions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** The places at which a pool asks its functions, and what becomes of their answers. */
class TriggersTest {
  private static final String PASSWORD = "Passw0rd!";
  private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:f";
  private static final JsonMapper JSON = new JsonMapper();

  /** Remembers what it was asked, and answers as it is told to. */
  private static final class Functions implements PoolFunctions {
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Function<ObjectNode, Answer> answer = event -> new Returned(event.toString());

    @Override
    public Answer call(Explanation explanation, Asked question) {
      try {
        var event = (ObjectNode) JSON.readTree(question.event());
        events.add(event.deepCopy());
        asked.add(question);
        return answer.apply(event);
      } catch (JsonProcessingException e) {
        throw new AssertionError(e);
      }
    }

    /** Answers one source with this in its response. */
    void respond(String source, String name, JsonNode value) {
      answer =
          event -> {
            if (event.get("triggerSource").asText().equals(source)) {
              ((ObjectNode) event.get("response")).set(name, value);
            }
            return new Returned(event.toString());
          };
    }

    List<String> sources() {
      return events.stream().map(event -> event.get("triggerSource").asText()).toList();
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
            .createUserPool(
                r ->
                    r.poolName("people")
                        .autoVerifiedAttributesWithStrings("email")
                        .lambdaConfig(
                            triggers ->
                                triggers
                                    .preSignUp(FUNCTION)
                                    .postConfirmation(FUNCTION)
                                    .customMessage(FUNCTION)))
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

  private void signUp(String username, Map<String, String> metadata) {
    anybody.signUp(
        r ->
            r.clientId(client)
                .username(username)
                .password(PASSWORD)
                .userAttributes(attribute("email", username + "@example.com"))
                .validationData(attribute("invited", "by bob"))
                .clientMetadata(metadata));
  }

  private static AttributeType attribute(String name, String value) {
    return AttributeType.builder().name(name).value(value).build();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void areAskedWhenSomebodySignsUpAndIsConfirmed() {
    signUp("alice", Map.of("campaign", "spring"));
    anybody.confirmSignUp(r -> r.clientId(client).username("alice").confirmationCode(aws.code()));

    assertThat(functions.sources())
        .containsExactly(
            "PreSignUp_SignUp", "CustomMessage_SignUp", "PostConfirmation_ConfirmSignUp");
    assertThat(functions.events.get(0))
        .isEqualTo(
            json(
                "{'version': '1', 'triggerSource': 'PreSignUp_SignUp', 'region': 'us-east-1',"
                    + " 'userPoolId': '"
                    + pool
                    + "', 'userName': 'alice', 'callerContext': {'awsSdkVersion':"
                    + " 'aws-sdk-unknown-unknown', 'clientId': '"
                    + client
                    + "'}, 'request': {'userAttributes': {'email': 'alice@example.com'},"
                    + " 'validationData': {'invited': 'by bob'}, 'clientMetadata': {'campaign':"
                    + " 'spring'}}, 'response': {'autoConfirmUser': false, 'autoVerifyEmail':"
                    + " false, 'autoVerifyPhone': false}}"));
    var sub = sub("alice");
    assertThat(functions.events.get(1).get("request"))
        .isEqualTo(
            json(
                "{'userAttributes': {'sub': '"
                    + sub
                    + "', 'cognito:user_status': 'UNCONFIRMED', 'email': 'alice@example.com'},"
                    + " 'codeParameter': '{####}', 'linkParameter': '{##Click Here##}',"
                    + " 'usernameParameter': null, 'clientMetadata': {'campaign': 'spring'}}"));
    assertThat(functions.events.get(2).get("request"))
        .isEqualTo(
            json(
                "{'userAttributes': {'sub': '"
                    + sub
                    + "', 'cognito:user_status': 'CONFIRMED', 'email': 'alice@example.com',"
                    + " 'email_verified': 'true'}}"));
    var asked = functions.asked.get(0);
    assertThat(asked.functionArn()).isEqualTo(FUNCTION);
    assertThat(asked.poolArn())
        .isEqualTo("arn:aws:cognito-idp:us-east-1:" + TestUsers.ACCOUNT + ":userpool/" + pool);
    assertThat(asked.accountId()).isEqualTo(TestUsers.ACCOUNT);
  }

  private String sub(String username) {
    return admin.adminGetUser(r -> r.userPoolId(pool).username(username)).userAttributes().stream()
        .filter(it -> it.name().equals("sub"))
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Test
  void mayConfirmAndVerifyAtOnce() {
    functions.answer =
        event -> {
          ((ObjectNode) event.get("response")).put("autoConfirmUser", true);
          ((ObjectNode) event.get("response")).put("autoVerifyEmail", true);
          return new PoolFunctions.Returned(event.toString());
        };

    signUp("alice", Map.of());

    var alice = admin.adminGetUser(r -> r.userPoolId(pool).username("alice"));
    assertThat(alice.userStatus()).isEqualTo(UserStatusType.CONFIRMED);
    assertThat(alice.userAttributes()).contains(attribute("email_verified", "true"));
    assertThat(aws.messages(TestUsers.ACCOUNT)).isEmpty();
    assertThat(functions.sources())
        .containsExactly("PreSignUp_SignUp", "PostConfirmation_ConfirmSignUp");
  }

  @Test
  void mayRefuseAndThenNothingIsKept() {
    functions.answer = event -> new PoolFunctions.Threw("Invitation only");

    UserPoolFixture.refused(
        "UserLambdaValidationException",
        "PreSignUp failed with error Invitation only.",
        () -> signUp("alice", Map.of()));

    assertThat(aws.kept(pool, "alice")).isNull();
  }

  @Test
  void confirmAllTheSameWhenWhoIsToldOfItThrows() {
    signUp("alice", Map.of());
    var code = aws.code();
    functions.answer = event -> new PoolFunctions.Threw("No table");

    UserPoolFixture.refused(
        "UserLambdaValidationException",
        "PostConfirmation failed with error No table.",
        () ->
            anybody.confirmSignUp(
                r -> r.clientId(client).username("alice").confirmationCode(code)));

    assertThat(admin.adminGetUser(r -> r.userPoolId(pool).username("alice")).userStatus())
        .isEqualTo(UserStatusType.CONFIRMED);
  }

  @Test
  void mustAnswerWithTheWholeEvent() {
    for (var answer :
        List.of(
            "null",
            "{}",
            "\"fine\"",
            "{'response': {'autoConfirmUser': true}}",
            "{'version': '1', 'triggerSource': 's', 'region': 'r', 'userPoolId': 'p', 'userName':"
                + " 'u', 'callerContext': {}, 'request': {}, 'response': {'autoConfirmUser':"
                + " 'yes'}}")) {
      functions.answer = event -> new PoolFunctions.Returned(answer.replace('\'', '"'));

      UserPoolFixture.refused(
          "InvalidLambdaResponseException",
          "Unrecognizable lambda output",
          () -> signUp("alice", Map.of()));
    }
  }

  @Test
  void areAskedThreeTimesIfTheyLetOneWait() {
    functions.answer = event -> new PoolFunctions.TimedOut();

    UserPoolFixture.refused(
        "UnexpectedLambdaException",
        "PreSignUp invocation failed due to error Socket timeout while invoking Lambda function.",
        () -> signUp("alice", Map.of()));

    assertThat(functions.sources()).hasSize(3);
  }

  @Test
  void mayNotBeThere() {
    functions.answer = event -> new PoolFunctions.Refused("AccessDeniedException");

    UserPoolFixture.refused(
        "UnexpectedLambdaException",
        "PreSignUp invocation failed due to error AccessDeniedException.",
        () -> signUp("alice", Map.of()));
  }

  @Test
  void mayHaveOtherWords() {
    functions.respond("CustomMessage_SignUp", "emailMessage", json("'Ihr Code: {####}'"));

    signUp("alice", Map.of());

    assertThat(aws.newest().subject()).isEqualTo("Your verification code");
    assertThat(aws.newest().text()).isEqualTo("Ihr Code: " + aws.code());
  }

  @Test
  void areAskedWhenAnAdministratorInvites() {
    functions.respond("PreSignUp_AdminCreateUser", "autoConfirmUser", json("true"));

    admin.adminCreateUser(
        r ->
            r.userPoolId(pool)
                .username("bob")
                .userAttributes(attribute("email", "bob@example.com")));

    assertThat(functions.sources())
        .containsExactly("PreSignUp_AdminCreateUser", "CustomMessage_AdminCreateUser");
    assertThat(functions.events.get(0).at("/callerContext/clientId").asText())
        .isEqualTo("CLIENT_ID_NOT_APPLICABLE");
    assertThat(functions.events.get(0).at("/request/validationData").isNull()).isTrue();
    assertThat(functions.events.get(1).at("/request/usernameParameter").asText())
        .isEqualTo("{username}");
    assertThat(admin.adminGetUser(r -> r.userPoolId(pool).username("bob")).userStatus())
        .isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
  }

  @Test
  void areToldTheNameThatSomebodyGetsWhoSignsUpWithAnAddress() {
    var byAddress =
        admin
            .createUserPool(
                r ->
                    r.poolName("addresses")
                        .usernameAttributesWithStrings("email")
                        .lambdaConfig(triggers -> triggers.preSignUp(FUNCTION)))
            .userPool()
            .id();
    var app =
        admin
            .createUserPoolClient(r -> r.userPoolId(byAddress).clientName("app"))
            .userPoolClient()
            .clientId();

    var made =
        anybody.signUp(r -> r.clientId(app).username("alice@example.com").password(PASSWORD));

    assertThat(functions.events.get(0).get("userName").asText()).isEqualTo(made.userSub());
  }

  @Test
  void areToldOfAReset() {
    functions.respond("PreSignUp_SignUp", "autoVerifyEmail", json("true"));
    signUp("alice", Map.of());
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
            "CustomMessage_SignUp",
            "CustomMessage_ForgotPassword",
            "PostConfirmation_ConfirmForgotPassword");
  }

  @Test
  void fullPoolsTakeNobodyElse() {
    for (var name : List.of("a", "b", "c")) {
      signUp(name, Map.of());
    }

    UserPoolFixture.refused(
        "LimitExceededException",
        "Limit of users in the user pool exceeded: 3",
        () -> signUp("d", Map.of()));
  }
}
