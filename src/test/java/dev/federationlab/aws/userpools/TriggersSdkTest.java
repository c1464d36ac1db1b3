package dev.federationlab.aws.userpools;

import static dev.federationlab.aws.userpools.TriggerStand.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.federationlab.aws.TestAws;
import dev.federationlab.decision.Check;
import dev.federationlab.decision.Decision.Note;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** The functions of a pool, really invoked, with the policies that decide whether they may be. */
class TriggersSdkTest {
  private static TestAws aws;
  private TriggerStand stand;
  private TestPool pool;

  @BeforeAll
  static void start() {
    aws = new TestAws();
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @BeforeEach
  void aPool() {
    stand = TriggerStand.of(aws);
    pool = stand.pool();
  }

  private SignUpResponse signUp(String username, String email) {
    return pool.app()
        .signUp(
            r ->
                r.clientId(pool.clientId())
                    .username(username)
                    .password(TestPool.PASSWORD)
                    .userAttributes(it -> it.name("email").value(email)));
  }

  private static Map<String, Object> claims(String token) {
    try {
      return SignedJWT.parse(token).getJWTClaimsSet().toJSONObject();
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void letInWhoIsInvited() {
    var function = stand.function("invitation-only.handler", Map.of("AUTO_CONFIRM", "true"));
    stand.triggers(it -> it.preSignUp(function));

    assertThat(refusal(() -> signUp("mallory", "mallory@elsewhere.example")))
        .isEqualTo("UserLambdaValidationException: PreSignUp failed with error Invitation only.");
    var made = signUp("alice", "alice@example.com");

    assertThat(made.userConfirmed()).isTrue();
    assertThat(pool.signIn("alice").idToken()).isNotEmpty();
    assertThat(claims(pool.signIn("alice").idToken())).containsEntry("sub", made.userSub());
    var decision = aws.decision(made.responseMetadata().requestId());
    assertThat(decision.checks()).allMatch(Check::passed);
    assertThat(decision.checks())
        .extracting(Check::what)
        .contains("permission", "function", "execution role", "trigger PreSignUp");
    assertThat(decision.notes())
        .extracting(Note::title)
        .contains(
            "PreSignUp_SignUp: what the function was given",
            "PreSignUp_SignUp: what the function answered");
    assertThat(decision.policies()).hasSize(2);
  }

  @Test
  void areDescribedWithThePool() {
    var function = stand.function("add-tenant.handler");
    stand.triggers(
        it -> it.preTokenGenerationConfig(v -> v.lambdaArn(function).lambdaVersion("V2_0")));

    var config =
        pool.admin().describeUserPool(r -> r.userPoolId(pool.id())).userPool().lambdaConfig();
    assertThat(config.preTokenGeneration()).isEqualTo(function);
    assertThat(config.preTokenGenerationConfig().lambdaVersionAsString()).isEqualTo("V2_0");
    stand.triggers(it -> {});
    assertThat(
            pool.admin()
                .describeUserPool(r -> r.userPoolId(pool.id()))
                .userPool()
                .lambdaConfig()
                .preTokenGeneration())
        .isNull();
  }

  @Test
  void areNotInvokedWithoutTheirPermission() {
    var name = "closed";
    stand.functions().create(name, "pass-through.handler");
    stand.triggers(it -> it.preSignUp(stand.functions().arn(name)));
    var denied =
        "UnexpectedLambdaException: PreSignUp invocation failed due to error"
            + " AccessDeniedException.";

    assertThat(refusal(() -> signUp("alice", "alice@example.com"))).isEqualTo(denied);
    stand
        .functions()
        .allowPool(name, "arn:aws:cognito-idp:us-east-1:" + pool.accountId() + ":userpool/other");
    assertThat(refusal(() -> signUp("alice", "alice@example.com"))).isEqualTo(denied);
    stand.functions().lambda.removePermission(r -> r.functionName(name).statementId("pool"));
    stand.functions().allowPool(name, pool.arn());
    assertThat(signUp("alice", "alice@example.com").userConfirmed()).isFalse();
  }

  @Test
  void areMissedWhenTheyAreGone() {
    var function = stand.function("pass-through.handler");
    stand.triggers(it -> it.preAuthentication(function));
    pool.user("alice");
    stand.functions().lambda.deleteFunction(r -> r.functionName("pass-through"));

    assertThat(refusal(() -> pool.signIn("alice")))
        .isEqualTo(
            "UnexpectedLambdaException: PreAuthentication invocation failed due to error"
                + " AccessDeniedException.");
  }

  @Test
  void mustBeAbleToAnswerInTime() {
    stand.functions().create("slow", "slow.handler", r -> r.timeout(1));
    stand.functions().allowPool("slow", pool.arn());
    stand.triggers(it -> it.preSignUp(stand.functions().arn("slow")));

    assertThat(refusal(() -> signUp("alice", "alice@example.com")))
        .isEqualTo(
            "UserLambdaValidationException: PreSignUp failed with error Task timed out after 1.00"
                + " seconds.");
  }

  @Test
  void mustAnswerWithTheEvent() {
    var function = stand.function("greeter.handler");
    stand.triggers(it -> it.preSignUp(function));

    assertThat(refusal(() -> signUp("alice", "alice@example.com")))
        .isEqualTo("InvalidLambdaResponseException: Unrecognizable lambda output");
  }

  @Test
  void mayKeepSomebodyFromSigningIn() {
    pool.user("alice");
    var thrower = stand.function("thrower.handler");
    var passing = stand.function("pass-through.handler");
    stand.triggers(it -> it.preAuthentication(thrower));

    assertThat(refusal(() -> pool.signIn("alice")))
        .isEqualTo(
            "UserLambdaValidationException: PreAuthentication failed with error This function"
                + " always fails..");
    assertThat(refusal(() -> pool.srp("alice", TestPool.PASSWORD, it -> it)))
        .startsWith("UserLambdaValidationException: PreAuthentication failed");
    stand.triggers(it -> it.preAuthentication(passing).postAuthentication(thrower));
    assertThat(refusal(() -> pool.signIn("alice")))
        .isEqualTo(
            "UserLambdaValidationException: PostAuthentication failed with error This function"
                + " always fails..");
    assertThat(refusal(() -> pool.password("alice", "Wrong-passw0rd")))
        .isEqualTo("NotAuthorizedException: Incorrect username or password.");
    stand.triggers(it -> it.preAuthentication(passing).postAuthentication(passing));
    assertThat(pool.signIn("alice").accessToken()).isNotEmpty();
    assertThat(pool.srp("alice", TestPool.PASSWORD, it -> it).authenticationResult().idToken())
        .isNotEmpty();
  }

  @Test
  void countWrongPasswordsAsWithoutThem() {
    pool.user("alice");
    var passing = stand.function("pass-through.handler");
    stand.triggers(it -> it.preAuthentication(passing));
    for (int i = 0; i < 6; i++) {
      refusal(() -> pool.password("alice", "Wrong-passw0rd"));
    }

    assertThat(refusal(() -> pool.signIn("alice")))
        .isEqualTo("NotAuthorizedException: Password attempts exceeded");
  }

  @Test
  void addAClaimToTheIdTokenInTheFirstVersion() {
    pool.user("alice");
    var function = stand.function("add-tenant.handler");
    stand.triggers(it -> it.preTokenGeneration(function));

    var tokens = pool.signIn("alice");

    assertThat(claims(tokens.idToken())).containsEntry("tenant", "example.com");
    assertThat(claims(tokens.accessToken())).doesNotContainKey("tenant");
    assertThat(claims(pool.refresh(tokens.refreshToken()).idToken()))
        .containsEntry("tenant", "example.com");
  }

  @Test
  void changeBothTokensInTheSecondVersion() {
    pool.user("alice");
    pool.admin().createGroup(r -> r.userPoolId(pool.id()).groupName("staff"));
    pool.admin()
        .adminAddUserToGroup(r -> r.userPoolId(pool.id()).username("alice").groupName("staff"));
    var function = stand.function("add-tenant.handler", Map.of("SCOPE", "orders/read"));
    stand.triggers(
        it -> it.preTokenGenerationConfig(v -> v.lambdaArn(function).lambdaVersion("V2_0")));

    AuthenticationResultType tokens = pool.signIn("alice");

    assertThat(claims(tokens.idToken()))
        .containsEntry("tenant", "example.com")
        .containsEntry("cognito:groups", List.of("staff"));
    assertThat(claims(tokens.accessToken()))
        .containsEntry("tenant", "example.com")
        .containsEntry("scope", "aws.cognito.signin.user.admin orders/read")
        .containsEntry("cognito:groups", List.of("staff"));
    assertThat(pool.app().getUser(r -> r.accessToken(tokens.accessToken())).username())
        .isEqualTo("alice");
  }

  @Test
  void refuseTheSecondVersionWhereTheTierHasNone() {
    assertThat(
            refusal(
                () ->
                    pool.admin()
                        .updateUserPool(
                            r ->
                                r.userPoolId(pool.id())
                                    .userPoolTier("LITE")
                                    .lambdaConfig(
                                        it ->
                                            it.preTokenGenerationConfig(
                                                v ->
                                                    v.lambdaVersion("V2_0")
                                                        .lambdaArn(stand.functions().arn("f")))))))
        .isEqualTo(
            "FeatureUnavailableInTierException: Customized access tokens are not available in the"
                + " tier LITE.");
  }

  @Test
  void findOtherWordsForAMessage() {
    var byMail =
        TriggerStand.of(
            TestPool.of(aws, r -> r.autoVerifiedAttributesWithStrings("email"), r -> {}));
    var function = byMail.function("custom-message.handler", Map.of("APP", "Photos"));
    byMail
        .pool()
        .admin()
        .updateUserPool(
            r ->
                r.userPoolId(byMail.pool().id())
                    .autoVerifiedAttributesWithStrings("email")
                    .lambdaConfig(it -> it.customMessage(function)));

    byMail
        .pool()
        .app()
        .signUp(
            r ->
                r.clientId(byMail.pool().clientId())
                    .username("alice")
                    .password(TestPool.PASSWORD)
                    .userAttributes(it -> it.name("email").value("alice@example.com")));

    var message =
        aws.store
            .read(store -> aws.userPools.inbox().list(store, byMail.pool().accountId(), ""))
            .get(0);
    assertThat(message.subject()).isEqualTo("Photos");
    assertThat(message.text()).isEqualTo("Photos: welcome! Your code is " + message.code() + ".");
  }

  @Test
  void bringUsersAlongFromAnOlderDirectory() {
    var function =
        stand.function(
            "migrate-user.handler",
            Map.of("OLD_EMAIL", "old@example.com", "OLD_PASSWORD", "older-Passw0rd"));
    stand.triggers(it -> it.userMigration(function));

    assertThat(refusal(() -> pool.password("old", "Wrong-passw0rd")))
        .isEqualTo("UserLambdaValidationException: UserMigration failed with error Bad password.");
    assertThat(refusal(() -> pool.password("stranger", "Wrong-passw0rd")))
        .isEqualTo(
            "UserLambdaValidationException: UserMigration failed with error Not in the older"
                + " directory.");
    var answer = pool.password("old", "older-Passw0rd");
    assertThat(claims(answer.authenticationResult().idToken()))
        .containsEntry("cognito:username", "old")
        .containsEntry("email_verified", true);
    assertThat(aws.decision(answer.responseMetadata().requestId()).toString())
        .doesNotContain("older-Passw0rd");
    stand.triggers(it -> {});
    assertThat(pool.password("old", "older-Passw0rd").authenticationResult().idToken())
        .isNotEmpty();
  }

  @Test
  void bringAlongWhoForgotTheirPassword() {
    var function = stand.function("migrate-user.handler", Map.of("OLD_EMAIL", "old@example.com"));
    stand.triggers(it -> it.userMigration(function));

    var sent = pool.app().forgotPassword(r -> r.clientId(pool.clientId()).username("old"));

    assertThat(sent.codeDeliveryDetails().destination()).isEqualTo("o***@e***");
    assertThat(pool.admin().adminGetUser(r -> r.userPoolId(pool.id()).username("old")).userStatus())
        .isEqualTo(UserStatusType.RESET_REQUIRED);
  }

  @Test
  void tellNobodyWhoIsInTheOlderDirectory() {
    var hiding = pool.withClient(r -> r.preventUserExistenceErrors("ENABLED"));
    var function = stand.function("migrate-user.handler", Map.of("OLD_PASSWORD", "older-Passw0rd"));
    stand.triggers(it -> it.userMigration(function));

    for (var name : List.of("old", "stranger")) {
      assertThat(refusal(() -> hiding.password(name, "Wrong-passw0rd")))
          .isEqualTo("NotAuthorizedException: Incorrect username or password.");
    }
  }
}
