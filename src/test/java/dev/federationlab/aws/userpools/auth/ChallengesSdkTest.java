package dev.federationlab.aws.userpools.auth;

import static dev.federationlab.aws.userpools.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.userpools.TestPool;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;

class ChallengesSdkTest {
  private static final ChallengeNameType NEW_PASSWORD = ChallengeNameType.NEW_PASSWORD_REQUIRED;
  private static final String INVALID = "NotAuthorizedException: Invalid session for the user.";
  private static TestAws aws;
  private static TestPool pool;

  @BeforeAll
  static void start() {
    aws = new TestAws();
    pool = TestPool.of(aws, it -> {}, client -> client.authSessionValidity(5));
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @BeforeEach
  void now() {
    aws.clock.reset();
  }

  @Test
  void invitedUsersSetAPasswordOfTheirOwn() {
    pool.invited("ina");
    var challenge = pool.password("ina", TestPool.PASSWORD);

    assertThat(challenge.challengeName()).isEqualTo(NEW_PASSWORD);
    assertThat(challenge.authenticationResult()).isNull();
    assertThat(challenge.session()).hasSizeBetween(20, 2048);
    assertThat(challenge.challengeParameters())
        .containsEntry("USER_ID_FOR_SRP", "ina")
        .containsEntry("requiredAttributes", "[]")
        .containsEntry(
            "userAttributes", "{\"email\":\"ina@example.com\",\"email_verified\":\"true\"}");

    var result = newPassword("ina", challenge, "N3w-Passw0rd!");
    assertThat(result).isNotEmpty();
    assertThat(pool.password("ina", "N3w-Passw0rd!").authenticationResult().idToken()).isNotEmpty();
    assertThat(
            pool.admin()
                .adminGetUser(r -> r.userPoolId(pool.id()).username("ina"))
                .userStatusAsString())
        .isEqualTo("CONFIRMED");
  }

  private static String newPassword(String name, InitiateAuthResponse challenge, String password) {
    return pool.respond(
            NEW_PASSWORD, challenge.session(), Map.of("USERNAME", name, "NEW_PASSWORD", password))
        .authenticationResult()
        .accessToken();
  }

  @Test
  void aRefusedPasswordLeavesTheSessionForAnotherTry() {
    pool.invited("wanda");
    var challenge = pool.password("wanda", TestPool.PASSWORD);

    assertThat(refusal(() -> newPassword("wanda", challenge, "short")))
        .startsWith("InvalidPasswordException: Password did not conform with policy: ");
    assertThat(newPassword("wanda", challenge, "N3w-Passw0rd!")).isNotEmpty();
  }

  @Test
  void aSessionIsForOneUserOneClientOneChallengeAndOneUse() {
    pool.invited("sina");
    pool.user("tom");
    var challenge = pool.password("sina", TestPool.PASSWORD);
    var otherClient = pool.withClient(client -> {});
    var otherPool = TestPool.of(aws);

    assertThat(refusal(() -> newPassword("tom", challenge, "N3w-Passw0rd!"))).isEqualTo(INVALID);
    var responses = Map.of("USERNAME", "sina", "NEW_PASSWORD", "N3w-Passw0rd!");
    for (var elsewhere : new TestPool[] {otherClient, otherPool}) {
      assertThat(refusal(() -> elsewhere.respond(NEW_PASSWORD, challenge.session(), responses)))
          .isEqualTo(INVALID);
    }
    assertThat(
            refusal(
                () ->
                    pool.respond(
                        ChallengeNameType.SOFTWARE_TOKEN_MFA,
                        challenge.session(),
                        Map.of("USERNAME", "sina", "SOFTWARE_TOKEN_MFA_CODE", "123456"))))
        .isEqualTo(INVALID);
    assertThat(newPassword("sina", challenge, "N3w-Passw0rd!")).isNotEmpty();
    assertThat(refusal(() -> newPassword("sina", challenge, "N3w-Passw0rd!!")))
        .isEqualTo(
            "NotAuthorizedException: Invalid session for the user, session can only be used once.");
  }

  @Test
  void refusesSessionsThatWereTouched() {
    pool.invited("vera");
    var session = pool.password("vera", TestPool.PASSWORD).session();
    var middle = session.length() / 2;
    var other = session.charAt(middle) == 'A' ? 'B' : 'A';
    var touched = session.substring(0, middle) + other + session.substring(middle + 1);

    for (var bad : new String[] {touched, session.substring(4), "A".repeat(40), "ä".repeat(30)}) {
      assertThat(
              refusal(
                  () ->
                      pool.respond(
                          NEW_PASSWORD,
                          bad,
                          Map.of("USERNAME", "vera", "NEW_PASSWORD", "N3w-Passw0rd!"))))
          .isEqualTo(INVALID);
    }
    assertThat(
            refusal(
                () ->
                    pool.respond(
                        NEW_PASSWORD,
                        null,
                        Map.of("USERNAME", "vera", "NEW_PASSWORD", "N3w-Passw0rd!"))))
        .isEqualTo(INVALID);
  }

  @Test
  void aSessionIsGoodAsLongAsTheClientSays() {
    pool.invited("olga");
    var early = pool.password("olga", TestPool.PASSWORD);
    aws.clock.advance(Duration.ofMinutes(5));

    assertThat(refusal(() -> newPassword("olga", early, "N3w-Passw0rd!")))
        .isEqualTo("NotAuthorizedException: Invalid session for the user, session is expired.");
    var late = pool.password("olga", TestPool.PASSWORD);
    aws.clock.advance(Duration.ofMinutes(5).minusSeconds(1));
    assertThat(newPassword("olga", late, "N3w-Passw0rd!")).isNotEmpty();
  }

  @Test
  void aTemporaryPasswordExpires() {
    pool.invited("yara");
    aws.clock.advance(Duration.ofDays(7));

    assertThat(refusal(() -> pool.password("yara", TestPool.PASSWORD)))
        .isEqualTo(
            "NotAuthorizedException: Temporary password has expired and must be reset by an"
                + " administrator.");
  }

  @Test
  void asksForTheRequiredAttributesThatAreMissing() {
    var asking =
        TestPool.of(
            aws,
            it ->
                it.schema(
                    attribute ->
                        attribute
                            .name("given_name")
                            .attributeDataType(AttributeDataType.STRING)
                            .required(true)
                            .mutable(true),
                    attribute ->
                        attribute
                            .name("email")
                            .attributeDataType(AttributeDataType.STRING)
                            .required(true)
                            .mutable(true)),
            client -> {});
    asking.invited("zoe");
    var challenge = asking.password("zoe", TestPool.PASSWORD);

    assertThat(challenge.challengeParameters())
        .containsEntry("requiredAttributes", "[\"userAttributes.given_name\"]");
    var without = Map.of("USERNAME", "zoe", "NEW_PASSWORD", "N3w-Passw0rd!");
    assertThat(refusal(() -> asking.respond(NEW_PASSWORD, challenge.session(), without)))
        .isEqualTo("InvalidParameterException: Invalid attributes given, given_name is missing");
    var overwriting =
        Map.of(
            "USERNAME", "zoe",
            "NEW_PASSWORD", "N3w-Passw0rd!",
            "userAttributes.given_name", "Zoe",
            "userAttributes.email", "other@example.com");
    assertThat(refusal(() -> asking.respond(NEW_PASSWORD, challenge.session(), overwriting)))
        .isEqualTo("InvalidParameterException: Cannot modify an already provided email");
    var right =
        Map.of(
            "USERNAME", "zoe",
            "NEW_PASSWORD", "N3w-Passw0rd!",
            "userAttributes.given_name", "Zoe");
    asking.respond(NEW_PASSWORD, challenge.session(), right);
    assertThat(
            asking
                .admin()
                .adminGetUser(request -> request.userPoolId(asking.id()).username("zoe"))
                .userAttributes())
        .anySatisfy(
            attribute -> {
              assertThat(attribute.name()).isEqualTo("given_name");
              assertThat(attribute.value()).isEqualTo("Zoe");
            });
  }

  @Test
  void usersChooseTheFirstFactor() {
    pool.user("uma");
    var offered = pool.initiate(AuthFlowType.USER_AUTH, Map.of("USERNAME", "uma"));

    assertThat(offered.challengeName()).isEqualTo(ChallengeNameType.SELECT_CHALLENGE);
    assertThat(offered.availableChallenges())
        .containsExactly(ChallengeNameType.PASSWORD_SRP, ChallengeNameType.PASSWORD);
    assertThat(
            pool.respond(
                    ChallengeNameType.SELECT_CHALLENGE,
                    offered.session(),
                    Map.of("USERNAME", "uma", "ANSWER", "PASSWORD", "PASSWORD", TestPool.PASSWORD))
                .authenticationResult()
                .accessToken())
        .isNotEmpty();
    assertThat(
            pool.initiate(
                    AuthFlowType.USER_AUTH,
                    Map.of(
                        "USERNAME", "uma",
                        "PREFERRED_CHALLENGE", "PASSWORD",
                        "PASSWORD", TestPool.PASSWORD))
                .authenticationResult()
                .accessToken())
        .isNotEmpty();
    var preferred =
        pool.initiate(
            AuthFlowType.USER_AUTH, Map.of("USERNAME", "uma", "PREFERRED_CHALLENGE", "PASSWORD"));
    assertThat(preferred.challengeName()).isEqualTo(ChallengeNameType.PASSWORD);
    assertThat(
            pool.respond(
                    ChallengeNameType.PASSWORD,
                    preferred.session(),
                    Map.of("USERNAME", "uma", "PASSWORD", TestPool.PASSWORD))
                .authenticationResult()
                .accessToken())
        .isNotEmpty();
  }

  @Test
  void usersMayChooseSrp() {
    pool.user("sara");
    var srp =
        new dev.federationlab.aws.userpools.srp.SrpClient(
            pool.id(), java.math.BigInteger.valueOf(4711));
    var challenge =
        pool.initiate(
            AuthFlowType.USER_AUTH,
            Map.of(
                "USERNAME", "sara",
                "PREFERRED_CHALLENGE", "PASSWORD_SRP",
                "SRP_A", srp.publicA()));

    assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.PASSWORD_VERIFIER);
    assertThat(
            pool.respond(
                    ChallengeNameType.PASSWORD_VERIFIER,
                    challenge.session(),
                    pool.proof(srp, challenge.challengeParameters(), TestPool.PASSWORD))
                .authenticationResult()
                .accessToken())
        .isNotEmpty();
  }
}
