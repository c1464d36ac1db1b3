package dev.federationlab.aws.userpools.auth;

import static dev.federationlab.aws.userpools.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.userpools.TestPool;
import dev.federationlab.aws.userpools.srp.SrpClient;
import dev.federationlab.aws.userpools.user.SecretHash;
import dev.federationlab.decision.Check;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;

class SignInSdkTest {
  private static final String WRONG = "NotAuthorizedException: Incorrect username or password.";
  private static TestAws aws;
  private static TestPool pool;

  @BeforeAll
  static void start() {
    aws = new TestAws();
    pool = TestPool.of(aws);
    pool.user("alice");
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @Test
  void signsInWithAPassword() {
    var answer = pool.password("alice", TestPool.PASSWORD);

    assertThat(answer.challengeName()).isNull();
    assertThat(answer.hasChallengeParameters()).isTrue();
    assertThat(answer.challengeParameters()).isEmpty();
    var result = answer.authenticationResult();
    assertThat(result.expiresIn()).isEqualTo(3600);
    assertThat(result.tokenType()).isEqualTo("Bearer");
    assertThat(result.accessToken()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    assertThat(result.idToken()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    assertThat(result.refreshToken()).startsWith("eyJjdHkiOiJKV1Qi");
    var user = pool.app().getUser(request -> request.accessToken(result.accessToken()));
    assertThat(user.username()).isEqualTo("alice");
  }

  @Test
  void signsInWithSrpWithoutSendingThePassword() {
    var srp = new SrpClient(pool.id(), BigInteger.valueOf(123456789));
    var first =
        pool.initiate(
            AuthFlowType.USER_SRP_AUTH, Map.of("USERNAME", "alice", "SRP_A", srp.publicA()));

    assertThat(first.challengeName()).isEqualTo(ChallengeNameType.PASSWORD_VERIFIER);
    assertThat(first.session()).isNull();
    assertThat(first.challengeParameters())
        .containsOnlyKeys("SALT", "SECRET_BLOCK", "SRP_B", "USERNAME", "USER_ID_FOR_SRP")
        .containsEntry("USER_ID_FOR_SRP", "alice");
    assertThat(first.challengeParameters().get("SALT")).matches("[0-9a-f]{32}");

    var second =
        pool.respond(
            ChallengeNameType.PASSWORD_VERIFIER,
            null,
            pool.proof(srp, first.challengeParameters(), TestPool.PASSWORD));
    assertThat(second.authenticationResult().accessToken()).isNotEmpty();
    var decision = aws.decision(second.responseMetadata().requestId());
    assertThat(decision.checks()).allMatch(Check::passed);
    assertThat(decision.notes())
        .anySatisfy(note -> assertThat(note.text()).contains("expected signature"));
  }

  @Test
  void administratorsSignInToo() {
    var result =
        pool.admin()
            .adminInitiateAuth(
                request ->
                    request
                        .userPoolId(pool.id())
                        .clientId(pool.clientId())
                        .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", "alice", "PASSWORD", TestPool.PASSWORD)))
            .authenticationResult();

    assertThat(result.idToken()).isNotEmpty();
  }

  @Test
  void refusesWhatDoesNotProveThePassword() {
    var wrongPassword = refusal(() -> pool.srp("alice", "another", UnaryOperator.identity()));
    var wrongSignature =
        refusal(
            () ->
                srpWith(
                    "PASSWORD_CLAIM_SIGNATURE", "gdtAvD42ZcV7Q2rbCmMvCnGw0BMhJpjulk5lHmnYE74="));
    var foreignBlock = refusal(() -> srpWith("PASSWORD_CLAIM_SECRET_BLOCK", "c2VjcmV0LWJsb2Nr"));
    aws.clock.advance(java.time.Duration.ofSeconds(1));

    assertThat(wrongPassword).isEqualTo(WRONG);
    assertThat(wrongSignature).isEqualTo(WRONG);
    assertThat(foreignBlock).isEqualTo(WRONG);
    assertThat(refusal(() -> pool.password("alice", "another"))).isEqualTo(WRONG);
    assertThat(pool.signIn("alice").accessToken()).isNotEmpty();
  }

  @Test
  void refusesTimestampsThatClientsDoNotWrite() {
    pool.user("timely");
    for (var timestamp :
        new String[] {
          "Wed Mar 05 09:08:07 UTC 2025",
          "Tue Mar 5 09:08:07 UTC 2025",
          "Wed Mar 5 09:08:07 GMT 2025",
          "2025-03-05T09:08:07Z",
          "Sun Feb 30 09:08:07 UTC 2025"
        }) {
      // Signed over the very timestamp that is sent: only its form is wrong.
      assertThat(refusal(() -> signedOver("timely", timestamp))).as(timestamp).isEqualTo(WRONG);
      aws.clock.advance(java.time.Duration.ofSeconds(1));
    }
    assertThat(signedOver("timely", "Wed Mar 5 09:08:07 UTC 2025")).isNotEmpty();
  }

  private String signedOver(String user, String timestamp) {
    var srp = new SrpClient(pool.id(), BigInteger.valueOf(987654321));
    var challenge =
        pool.initiate(AuthFlowType.USER_SRP_AUTH, Map.of("USERNAME", user, "SRP_A", srp.publicA()))
            .challengeParameters();
    var responses = pool.proof(srp, challenge, TestPool.PASSWORD);
    responses.put("TIMESTAMP", timestamp);
    responses.put(
        "PASSWORD_CLAIM_SIGNATURE",
        srp.signature(
            user,
            TestPool.PASSWORD,
            challenge.get("SALT"),
            challenge.get("SRP_B"),
            challenge.get("SECRET_BLOCK"),
            timestamp));
    return pool.respond(ChallengeNameType.PASSWORD_VERIFIER, null, responses)
        .authenticationResult()
        .accessToken();
  }

  private void srpWith(String name, String value) {
    pool.srp(
        "alice",
        TestPool.PASSWORD,
        responses -> {
          responses.put(name, value);
          return responses;
        });
  }

  @Test
  void aFailedProofTellsTheReaderNothingThatWouldHelpToGuess() {
    pool.user("guessed");
    var srp = new SrpClient(pool.id(), BigInteger.valueOf(42));
    var challenge =
        pool.initiate(
                AuthFlowType.USER_SRP_AUTH, Map.of("USERNAME", "guessed", "SRP_A", srp.publicA()))
            .challengeParameters();
    var right = pool.proof(srp, challenge, TestPool.PASSWORD);
    var wrong = pool.proof(srp, challenge, "another");
    wrong.put("TIMESTAMP", right.get("TIMESTAMP"));

    var requestId = refusedRequest(wrong);

    var decision = aws.decision(requestId);
    assertThat(decision.failure().orElseThrow().what()).isEqualTo("proof of the password");
    assertThat(decision.toString())
        .doesNotContain(right.get("PASSWORD_CLAIM_SIGNATURE"))
        .doesNotContain("as SHA-256");
  }

  private static String refusedRequest(Map<String, String> responses) {
    try {
      pool.respond(ChallengeNameType.PASSWORD_VERIFIER, null, responses);
    } catch (software.amazon.awssdk.awscore.exception.AwsServiceException e) {
      return e.requestId();
    }
    throw new AssertionError("was not refused");
  }

  @Test
  void aSecretBlockIsGoodOnce() {
    pool.user("once");
    var srp = new SrpClient(pool.id(), BigInteger.valueOf(77));
    var challenge =
        pool.initiate(
                AuthFlowType.USER_SRP_AUTH, Map.of("USERNAME", "once", "SRP_A", srp.publicA()))
            .challengeParameters();
    var responses = pool.proof(srp, challenge, TestPool.PASSWORD);
    pool.respond(ChallengeNameType.PASSWORD_VERIFIER, null, responses);

    assertThat(refusal(() -> pool.respond(ChallengeNameType.PASSWORD_VERIFIER, null, responses)))
        .isEqualTo(
            "NotAuthorizedException: Invalid session for the user, session can only be used once.");
  }

  @Test
  void refusesPublicNumbersThatWouldMakeAnyPasswordRight() {
    for (var a : new String[] {"0", "00000", "not hex"}) {
      assertThat(
              refusal(
                  () ->
                      pool.initiate(
                          AuthFlowType.USER_SRP_AUTH, Map.of("USERNAME", "alice", "SRP_A", a))))
          .startsWith("InvalidParameterException: ");
    }
  }

  @Test
  void namesTheParameterThatIsMissing() {
    assertThat(
            refusal(() -> pool.initiate(AuthFlowType.USER_PASSWORD_AUTH, Map.of("PASSWORD", "x"))))
        .isEqualTo("InvalidParameterException: Missing required parameter USERNAME");
    assertThat(
            refusal(
                () -> pool.initiate(AuthFlowType.USER_PASSWORD_AUTH, Map.of("USERNAME", "alice"))))
        .isEqualTo("InvalidParameterException: Missing required parameter PASSWORD");
    assertThat(
            refusal(() -> pool.initiate(AuthFlowType.USER_SRP_AUTH, Map.of("USERNAME", "alice"))))
        .isEqualTo("InvalidParameterException: Missing required parameter SRP_A");
    assertThat(refusal(() -> pool.initiate(AuthFlowType.REFRESH_TOKEN_AUTH, Map.of())))
        .isEqualTo("InvalidParameterException: Missing required parameter REFRESH_TOKEN");
  }

  @Test
  void refusesFlowsThatTheClientHasNotEnabled() {
    var narrow =
        pool.withClient(
            client -> client.explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_CUSTOM_AUTH));

    assertThat(refusal(() -> narrow.password("alice", TestPool.PASSWORD)))
        .isEqualTo(
            "InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client");
    assertThat(refusal(() -> narrow.srp("alice", TestPool.PASSWORD, UnaryOperator.identity())))
        .isEqualTo("InvalidParameterException: USER_SRP_AUTH flow not enabled for this client");
    assertThat(
            refusal(
                () ->
                    narrow
                        .admin()
                        .adminInitiateAuth(
                            request ->
                                request
                                    .userPoolId(pool.id())
                                    .clientId(narrow.clientId())
                                    .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH))))
        .isEqualTo("InvalidParameterException: Auth flow not enabled for this client");
    assertThat(
            refusal(
                () ->
                    pool.initiate(
                        AuthFlowType.ADMIN_USER_PASSWORD_AUTH,
                        Map.of("USERNAME", "alice", "PASSWORD", TestPool.PASSWORD))))
        .isEqualTo("InvalidParameterException: Initiate Auth method not supported.");
    assertThat(refusal(() -> pool.initiate(AuthFlowType.CUSTOM_AUTH, Map.of("USERNAME", "alice"))))
        .isEqualTo(
            "InvalidParameterException: Custom auth lambda trigger is not configured for the user"
                + " pool.");
  }

  @Test
  void toldOfUnknownUsersOnlyWhereTheClientAllowsIt() {
    assertThat(refusal(() -> pool.password("nobody", "x")))
        .isEqualTo("UserNotFoundException: User does not exist.");
    assertThat(refusal(() -> pool.srp("nobody", "x", UnaryOperator.identity())))
        .isEqualTo("UserNotFoundException: User does not exist.");
    var hiding = hiding();
    assertThat(refusal(() -> hiding.password("nobody", "x"))).isEqualTo(WRONG);
    assertThat(refusal(() -> hiding.srp("nobody", "x", UnaryOperator.identity()))).isEqualTo(WRONG);
  }

  private static TestPool hiding() {
    return pool.withClient(
        client -> client.preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED));
  }

  @Test
  void simulatesTheSameChallengeForTheSameUnknownUser() {
    var hiding = hiding();
    var srp = new SrpClient(pool.id(), BigInteger.valueOf(5));
    var parameters = Map.of("USERNAME", "ghost", "SRP_A", srp.publicA());
    var one = hiding.initiate(AuthFlowType.USER_SRP_AUTH, parameters).challengeParameters();
    var two = hiding.initiate(AuthFlowType.USER_SRP_AUTH, parameters).challengeParameters();
    var other =
        hiding
            .initiate(
                AuthFlowType.USER_SRP_AUTH, Map.of("USERNAME", "spectre", "SRP_A", srp.publicA()))
            .challengeParameters();

    assertThat(one.get("SALT")).matches("[0-9a-f]{32}").isEqualTo(two.get("SALT"));
    assertThat(one.get("USER_ID_FOR_SRP"))
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
        .isEqualTo(two.get("USER_ID_FOR_SRP"));
    assertThat(one.get("SRP_B")).isNotEqualTo(two.get("SRP_B"));
    assertThat(one.get("SALT")).isNotEqualTo(other.get("SALT"));
  }

  @Test
  void administratorsAreToldOfUnknownUsersAlways() {
    var hiding = hiding();

    assertThat(
            refusal(
                () ->
                    pool.admin()
                        .adminInitiateAuth(
                            request ->
                                request
                                    .userPoolId(pool.id())
                                    .clientId(hiding.clientId())
                                    .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH)
                                    .authParameters(
                                        Map.of("USERNAME", "nobody", "PASSWORD", "x")))))
        .isEqualTo("UserNotFoundException: User does not exist.");
  }

  @Test
  void refusesTheSubAsAName() {
    var sub = pool.user("carol");

    assertThat(refusal(() -> pool.password(sub, TestPool.PASSWORD)))
        .isEqualTo("UserNotFoundException: User does not exist.");
  }

  @Test
  void refusesUnconfirmedUsersBeforeItLooksAtThePassword() {
    pool.app()
        .signUp(
            request ->
                request.clientId(pool.clientId()).username("fresh").password(TestPool.PASSWORD));

    for (var password : new String[] {TestPool.PASSWORD, "another"}) {
      assertThat(refusal(() -> pool.password("fresh", password)))
          .isEqualTo("UserNotConfirmedException: User is not confirmed.");
      assertThat(refusal(() -> pool.srp("fresh", password, UnaryOperator.identity())))
          .isEqualTo("UserNotConfirmedException: User is not confirmed.");
    }
  }

  @Test
  void refusesDisabledUsersAndThoseWhoMustReset() {
    pool.user("disabled");
    pool.admin().adminDisableUser(r -> r.userPoolId(pool.id()).username("disabled"));
    pool.user("reset");
    pool.admin().adminResetUserPassword(r -> r.userPoolId(pool.id()).username("reset"));

    assertThat(refusal(() -> pool.signIn("disabled")))
        .isEqualTo("NotAuthorizedException: User is disabled.");
    assertThat(refusal(() -> pool.srp("disabled", TestPool.PASSWORD, UnaryOperator.identity())))
        .isEqualTo("NotAuthorizedException: User is disabled.");
    assertThat(refusal(() -> pool.signIn("reset")))
        .isEqualTo("PasswordResetRequiredException: Password reset required for the user");
  }

  @Test
  void aSecretHashProvesTheClientsSecret() {
    var confidential = pool.withClient(client -> client.generateSecret(true));
    var id = confidential.clientId();
    var secret = confidential.client().clientSecret();
    var right = SecretHash.of(secret, "alice", id);

    assertThat(refusal(() -> confidential.password("alice", TestPool.PASSWORD)))
        .isEqualTo(
            "NotAuthorizedException: Client %s is configured with secret but SECRET_HASH was not received"
                .formatted(id));
    assertThat(refusal(() -> hashed(confidential, SecretHash.of(secret, "bob", id))))
        .isEqualTo("NotAuthorizedException: Unable to verify secret hash for client " + id);
    assertThat(refusal(() -> hashed(pool, right)))
        .isEqualTo(
            "NotAuthorizedException: Unable to verify secret hash for client " + pool.clientId());
    var refreshToken = hashed(confidential, right);
    assertThat(refusal(() -> confidential.refresh(refreshToken))).contains("SECRET_HASH");
    assertThat(
            confidential
                .initiate(
                    AuthFlowType.REFRESH_TOKEN_AUTH,
                    Map.of("REFRESH_TOKEN", refreshToken, "SECRET_HASH", right))
                .authenticationResult()
                .accessToken())
        .isNotEmpty();
  }

  private static String hashed(TestPool through, String hash) {
    var parameters = new HashMap<>(Map.of("USERNAME", "alice", "PASSWORD", TestPool.PASSWORD));
    parameters.put("SECRET_HASH", hash);
    return through
        .initiate(AuthFlowType.USER_PASSWORD_AUTH, parameters)
        .authenticationResult()
        .refreshToken();
  }

  @Test
  void anAliasSignsInUnderTheRealName() {
    var byMail = TestPool.of(aws, it -> it.usernameAttributesWithStrings("email"), client -> {});
    var username =
        byMail
            .admin()
            .adminCreateUser(
                request ->
                    request
                        .userPoolId(byMail.id())
                        .username("dora@example.com")
                        .messageAction("SUPPRESS"))
            .user()
            .username();
    byMail
        .admin()
        .adminSetUserPassword(
            request ->
                request
                    .userPoolId(byMail.id())
                    .username("dora@example.com")
                    .password(TestPool.PASSWORD)
                    .permanent(true));
    var srp = new SrpClient(byMail.id(), BigInteger.valueOf(99));
    var challenge =
        byMail
            .initiate(
                AuthFlowType.USER_SRP_AUTH,
                Map.of("USERNAME", "dora@example.com", "SRP_A", srp.publicA()))
            .challengeParameters();

    assertThat(challenge.get("USER_ID_FOR_SRP")).isEqualTo(username).doesNotContain("@");
    assertThat(
            byMail
                .respond(
                    ChallengeNameType.PASSWORD_VERIFIER,
                    null,
                    byMail.proof(srp, challenge, TestPool.PASSWORD))
                .authenticationResult()
                .idToken())
        .isNotEmpty();
  }

  @Test
  void whatOnePoolMadeIsNothingToAnother() {
    var other = TestPool.of(aws);
    other.user("alice");
    var srp = new SrpClient(pool.id(), BigInteger.valueOf(31337));
    var challenge =
        pool.initiate(
                AuthFlowType.USER_SRP_AUTH, Map.of("USERNAME", "alice", "SRP_A", srp.publicA()))
            .challengeParameters();
    var responses = pool.proof(srp, challenge, TestPool.PASSWORD);

    assertThat(refusal(() -> other.respond(ChallengeNameType.PASSWORD_VERIFIER, null, responses)))
        .isEqualTo(WRONG);
    var otherClient = pool.withClient(client -> {});
    assertThat(
            refusal(
                () -> otherClient.respond(ChallengeNameType.PASSWORD_VERIFIER, null, responses)))
        .isEqualTo(WRONG);
    assertThat(
            refusal(
                () ->
                    other
                        .admin()
                        .adminInitiateAuth(
                            request ->
                                request
                                    .userPoolId(pool.id())
                                    .clientId(pool.clientId())
                                    .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH))))
        .startsWith("ResourceNotFoundException: ");
    assertThat(
            refusal(
                () ->
                    pool.admin()
                        .adminInitiateAuth(
                            request ->
                                request
                                    .userPoolId(pool.id())
                                    .clientId(other.clientId())
                                    .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH))))
        .isEqualTo(
            "ResourceNotFoundException: User pool client " + other.clientId() + " does not exist.");
  }
}
