package dev.federationlab.aws.userpools.auth;

import static dev.federationlab.aws.userpools.TriggerStand.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.userpools.TestPool;
import dev.federationlab.aws.userpools.TriggerStand;
import dev.federationlab.aws.userpools.srp.SrpClient;
import dev.federationlab.decision.Check;
import java.math.BigInteger;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** A sign-in that is what three functions make of it. */
class CustomAuthSdkTest {
  private static final String WRONG = "NotAuthorizedException: Incorrect username or password.";
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
  void aPoolWithAQuestion() {
    stand = TriggerStand.of(aws);
    pool = stand.pool();
    pool.user("alice");
    var define = stand.function("define-challenge.handler");
    var create =
        stand.function(
            "create-challenge.handler",
            Map.of("QUESTION", "The name of your first pet?", "ANSWER", "Rex"));
    var verify = stand.function("verify-challenge.handler");
    stand.triggers(
        it ->
            it.defineAuthChallenge(define)
                .createAuthChallenge(create)
                .verifyAuthChallengeResponse(verify));
  }

  private RespondToAuthChallengeResponse answer(TestPool pool, String session, String answer) {
    return pool.respond(
        ChallengeNameType.CUSTOM_CHALLENGE, session, Map.of("USERNAME", "alice", "ANSWER", answer));
  }

  @Test
  void asksAndIssuesTokensForTheRightAnswer() throws Exception {
    var asked = pool.initiate(AuthFlowType.CUSTOM_AUTH, Map.of("USERNAME", "alice"));

    assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.CUSTOM_CHALLENGE);
    assertThat(asked.challengeParameters())
        .containsOnly(
            Map.entry("USERNAME", "alice"), Map.entry("question", "The name of your first pet?"));
    assertThat(asked.session()).hasSizeBetween(20, 2048);
    var answered = answer(pool, asked.session(), "rex");
    assertThat(answered.challengeName()).isNull();
    assertThat(
            SignedJWT.parse(answered.authenticationResult().idToken())
                .getJWTClaimsSet()
                .getStringClaim("cognito:username"))
        .isEqualTo("alice");
    assertThat(answered.authenticationResult().refreshToken()).isNotEmpty();
    assertThat(aws.decision(answered.responseMetadata().requestId()).checks())
        .extracting(Check::what)
        .containsSubsequence("trigger VerifyAuthChallengeResponse", "trigger DefineAuthChallenge");
  }

  @Test
  void asksAgainUntilThreeAnswersWereWrong() {
    var session = pool.initiate(AuthFlowType.CUSTOM_AUTH, Map.of("USERNAME", "alice")).session();
    for (int i = 0; i < 2; i++) {
      var again = answer(pool, session, "Bello");
      assertThat(again.challengeName()).isEqualTo(ChallengeNameType.CUSTOM_CHALLENGE);
      assertThat(again.session()).isNotEqualTo(session);
      session = again.session();
    }
    var last = session;

    assertThat(refusal(() -> answer(pool, last, "Bello"))).isEqualTo(WRONG);
  }

  @Test
  void takesASessionOnce() {
    var session = pool.initiate(AuthFlowType.CUSTOM_AUTH, Map.of("USERNAME", "alice")).session();
    answer(pool, session, "Bello");

    assertThat(refusal(() -> answer(pool, session, "Rex")))
        .isEqualTo(
            "NotAuthorizedException: Invalid session for the user, session can only be used once.");
    assertThat(refusal(() -> answer(pool, "AYABe" + session.substring(5), "Rex")))
        .isEqualTo("NotAuthorizedException: Invalid session for the user.");
  }

  @Test
  void takesNoSessionForSomebodyElse() {
    pool.user("bob");
    var session = pool.initiate(AuthFlowType.CUSTOM_AUTH, Map.of("USERNAME", "alice")).session();

    assertThat(
            refusal(
                () ->
                    pool.respond(
                        ChallengeNameType.CUSTOM_CHALLENGE,
                        session,
                        Map.of("USERNAME", "bob", "ANSWER", "Rex"))))
        .isEqualTo("NotAuthorizedException: Invalid session for the user.");
  }

  @Test
  void asksAfterThePasswordWhereTheAppBeginsWithIt() {
    var srp = new SrpClient(pool.id(), new BigInteger(1024, new Random()));
    var begun =
        pool.initiate(
            AuthFlowType.CUSTOM_AUTH,
            Map.of("USERNAME", "alice", "CHALLENGE_NAME", "SRP_A", "SRP_A", srp.publicA()));
    assertThat(begun.challengeName()).isEqualTo(ChallengeNameType.PASSWORD_VERIFIER);

    var asked =
        pool.respond(
            ChallengeNameType.PASSWORD_VERIFIER,
            null,
            pool.proof(srp, begun.challengeParameters(), TestPool.PASSWORD));
    assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.CUSTOM_CHALLENGE);
    assertThat(asked.challengeParameters())
        .containsEntry("question", "The name of your first pet?");
    assertThat(answer(pool, asked.session(), "Rex").authenticationResult().idToken()).isNotEmpty();
  }

  @Test
  void endsWithAWrongPassword() {
    var srp = new SrpClient(pool.id(), new BigInteger(1024, new Random()));
    var begun =
        pool.initiate(
            AuthFlowType.CUSTOM_AUTH,
            Map.of("USERNAME", "alice", "CHALLENGE_NAME", "SRP_A", "SRP_A", srp.publicA()));

    assertThat(
            refusal(
                () ->
                    pool.respond(
                        ChallengeNameType.PASSWORD_VERIFIER,
                        null,
                        pool.proof(srp, begun.challengeParameters(), "Wrong-passw0rd"))))
        .isEqualTo(WRONG);
  }

  @Test
  void doesNotTellWhetherThereIsSuchAUser() {
    assertThat(refusal(() -> pool.initiate(AuthFlowType.CUSTOM_AUTH, Map.of("USERNAME", "nobody"))))
        .isEqualTo("UserNotFoundException: User does not exist.");
    var hiding = pool.withClient(r -> r.preventUserExistenceErrors("ENABLED"));

    var asked = hiding.initiate(AuthFlowType.CUSTOM_AUTH, Map.of("USERNAME", "nobody"));

    assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.CUSTOM_CHALLENGE);
    assertThat(
            refusal(
                () ->
                    hiding.respond(
                        ChallengeNameType.CUSTOM_CHALLENGE,
                        asked.session(),
                        Map.of("USERNAME", "nobody", "ANSWER", "Rex"))))
        .isEqualTo(WRONG);
  }

  @Test
  void keepsOutWhoIsDisabledOrNotConfirmed() {
    pool.admin().adminDisableUser(r -> r.userPoolId(pool.id()).username("alice"));

    assertThat(refusal(() -> pool.initiate(AuthFlowType.CUSTOM_AUTH, Map.of("USERNAME", "alice"))))
        .isEqualTo("NotAuthorizedException: User is disabled.");
  }

  @Test
  void needsAFunctionThatDefinesWhatComes() {
    stand.triggers(it -> {});

    assertThat(refusal(() -> pool.initiate(AuthFlowType.CUSTOM_AUTH, Map.of("USERNAME", "alice"))))
        .isEqualTo(
            "InvalidParameterException: Custom auth lambda trigger is not configured for the user"
                + " pool.");
  }

  @Test
  void refusesFunctionsThatDefineNothing() {
    var passing = stand.function("pass-through.handler");
    stand.triggers(it -> it.defineAuthChallenge(passing));

    assertThat(refusal(() -> pool.initiate(AuthFlowType.CUSTOM_AUTH, Map.of("USERNAME", "alice"))))
        .isEqualTo("InvalidLambdaResponseException: Unrecognizable lambda output");
  }
}
