package dev.federationlab.aws.userpools.auth;

import static dev.federationlab.aws.userpools.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.userpools.TestPool;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponseType;

class SoftwareTokenSdkTest {
  private static final ChallengeNameType MFA = ChallengeNameType.SOFTWARE_TOKEN_MFA;
  private static final String WRONG = "CodeMismatchException: Invalid code received for user";
  private static TestAws aws;
  private static TestPool optional;
  private static TestPool mandatory;

  @BeforeAll
  static void start() {
    aws = new TestAws();
    optional = poolWith(UserPoolMfaType.OPTIONAL);
    mandatory = poolWith(UserPoolMfaType.ON);
  }

  private static TestPool poolWith(UserPoolMfaType mfa) {
    var pool = TestPool.of(aws);
    pool.admin()
        .setUserPoolMfaConfig(
            request ->
                request
                    .userPoolId(pool.id())
                    .mfaConfiguration(mfa)
                    .softwareTokenMfaConfiguration(totp -> totp.enabled(true)));
    return pool;
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @BeforeEach
  void now() {
    aws.clock.reset();
  }

  /** Enrols and switches on; returns the secret. The code of this moment is used up. */
  private static String enrolled(String name) {
    optional.user(name);
    var accessToken = optional.signIn(name).accessToken();
    var secret =
        optional.app().associateSoftwareToken(r -> r.accessToken(accessToken)).secretCode();
    assertThat(secret).matches("[A-Z2-7]{52}");
    var code = TotpCodes.code(secret, aws.clock.instant());
    assertThat(
            optional
                .app()
                .verifySoftwareToken(r -> r.accessToken(accessToken).userCode(code))
                .status())
        .isEqualTo(VerifySoftwareTokenResponseType.SUCCESS);
    optional
        .app()
        .setUserMFAPreference(
            request ->
                request
                    .accessToken(accessToken)
                    .softwareTokenMfaSettings(it -> it.enabled(true).preferredMfa(true)));
    return secret;
  }

  private static String answer(String name, InitiateAuthResponse challenge, String code) {
    return optional
        .respond(
            MFA, challenge.session(), Map.of("USERNAME", name, "SOFTWARE_TOKEN_MFA_CODE", code))
        .authenticationResult()
        .accessToken();
  }

  @Test
  void asksWhoHasAnAuthenticatorAppForItsCode() {
    var secret = enrolled("anna");
    aws.clock.advance(Duration.ofSeconds(60));
    var challenge = optional.password("anna", TestPool.PASSWORD);

    assertThat(challenge.challengeName()).isEqualTo(MFA);
    assertThat(challenge.authenticationResult()).isNull();
    var wrong = TotpCodes.code(secret, aws.clock.instant().plusSeconds(3600));
    assertThat(refusal(() -> answer("anna", challenge, wrong))).isEqualTo(WRONG);
    var accessToken = answer("anna", challenge, TotpCodes.code(secret, aws.clock.instant()));

    var factors = optional.app().getUserAuthFactors(r -> r.accessToken(accessToken));
    assertThat(factors.userMFASettingList()).containsExactly("SOFTWARE_TOKEN_MFA");
    assertThat(factors.preferredMfaSetting()).isEqualTo("SOFTWARE_TOKEN_MFA");
    assertThat(factors.configuredUserAuthFactorsAsStrings()).containsExactly("PASSWORD");
    assertThat(optional.app().getUser(r -> r.accessToken(accessToken)).preferredMfaSetting())
        .isEqualTo("SOFTWARE_TOKEN_MFA");
  }

  @Test
  void acceptsNoCodeTwice() {
    var secret = enrolled("bert");
    aws.clock.advance(Duration.ofSeconds(60));
    var code = TotpCodes.code(secret, aws.clock.instant());
    answer("bert", optional.password("bert", TestPool.PASSWORD), code);

    assertThat(refusal(() -> answer("bert", optional.password("bert", TestPool.PASSWORD), code)))
        .isEqualTo("ExpiredCodeException: Your software token has already been used once.");
  }

  @Test
  void ofTwoWhoBringOneCodeAtOnceOneWins() throws Exception {
    var secret = enrolled("carl");
    aws.clock.advance(Duration.ofSeconds(60));
    var code = TotpCodes.code(secret, aws.clock.instant());
    var challenges =
        Stream.generate(() -> optional.password("carl", TestPool.PASSWORD)).limit(4).toList();
    var threads = Executors.newFixedThreadPool(4);
    var answers =
        threads.invokeAll(
            challenges.stream()
                .map(
                    challenge ->
                        (Callable<String>)
                            () -> {
                              try {
                                return "in " + answer("carl", challenge, code).length();
                              } catch (
                                  software.amazon.awssdk.awscore.exception.AwsServiceException e) {
                                return e.awsErrorDetails().errorCode();
                              }
                            })
                .toList());
    threads.shutdown();

    int won = 0;
    for (var answered : answers) {
      won += answered.get().startsWith("in") ? 1 : 0;
    }
    assertThat(won).isEqualTo(1);
  }

  @Test
  void guessingCodesIsSlowedDown() {
    var secret = enrolled("dirk");
    aws.clock.advance(Duration.ofSeconds(60));
    var challenge = optional.password("dirk", TestPool.PASSWORD);
    var wrong = TotpCodes.code(secret, aws.clock.instant().plusSeconds(3600));
    for (int i = 0; i < 5; i++) {
      assertThat(refusal(() -> answer("dirk", challenge, wrong))).isEqualTo(WRONG);
    }
    var right = TotpCodes.code(secret, aws.clock.instant());

    assertThat(refusal(() -> answer("dirk", challenge, right)))
        .isEqualTo("NotAuthorizedException: Password attempts exceeded");
  }

  @Test
  void appsCanBeSwitchedOffAgainByAnAdministrator() {
    enrolled("emil");
    optional
        .admin()
        .adminSetUserMFAPreference(
            request ->
                request
                    .userPoolId(optional.id())
                    .username("emil")
                    .softwareTokenMfaSettings(it -> it.enabled(false)));

    assertThat(optional.signIn("emil").accessToken()).isNotEmpty();
  }

  @Test
  void aSecretCountsOnlyWhenACodeOfItWasShown() {
    optional.user("finn");
    var accessToken = optional.signIn("finn").accessToken();

    assertThat(refusal(() -> verify(accessToken, "123456")))
        .isEqualTo("EnableSoftwareTokenMFAException: Code mismatch");
    var secret =
        optional.app().associateSoftwareToken(r -> r.accessToken(accessToken)).secretCode();
    var wrong = TotpCodes.code(secret, aws.clock.instant().plusSeconds(3600));
    assertThat(refusal(() -> verify(accessToken, wrong)))
        .isEqualTo("EnableSoftwareTokenMFAException: Code mismatch");
    assertThat(
            refusal(
                () ->
                    optional
                        .app()
                        .setUserMFAPreference(
                            request ->
                                request
                                    .accessToken(accessToken)
                                    .softwareTokenMfaSettings(it -> it.enabled(true)))))
        .isEqualTo("InvalidParameterException: User has not verified software token mfa");
    assertThat(optional.signIn("finn").accessToken()).isNotEmpty();
  }

  private static void verify(String accessToken, String code) {
    optional.app().verifySoftwareToken(r -> r.accessToken(accessToken).userCode(code));
  }

  @Test
  void aNewAppTakesTheOldOnesPlaceOnlyOnceVerified() {
    var secret = enrolled("gina");
    aws.clock.advance(Duration.ofSeconds(60));
    var accessToken =
        answer(
            "gina",
            optional.password("gina", TestPool.PASSWORD),
            TotpCodes.code(secret, aws.clock.instant()));
    optional.app().associateSoftwareToken(r -> r.accessToken(accessToken));
    aws.clock.advance(Duration.ofSeconds(60));

    assertThat(
            answer(
                "gina",
                optional.password("gina", TestPool.PASSWORD),
                TotpCodes.code(secret, aws.clock.instant())))
        .isNotEmpty();
  }

  @Test
  void poolsThatDemandAFactorHaveItSetUpAtTheFirstSignIn() {
    mandatory.user("hugo");
    var challenge = mandatory.password("hugo", TestPool.PASSWORD);
    assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.MFA_SETUP);
    assertThat(challenge.challengeParameters())
        .containsEntry("MFAS_CAN_SETUP", "[\"SOFTWARE_TOKEN_MFA\"]");

    var associated = mandatory.app().associateSoftwareToken(r -> r.session(challenge.session()));
    assertThat(refusal(() -> setUp("hugo", associated.session())))
        .isEqualTo("NotAuthorizedException: Invalid session for the user.");
    var code = TotpCodes.code(associated.secretCode(), aws.clock.instant());
    var verified =
        mandatory.app().verifySoftwareToken(r -> r.session(associated.session()).userCode(code));
    assertThat(verified.status()).isEqualTo(VerifySoftwareTokenResponseType.SUCCESS);
    assertThat(setUp("hugo", verified.session())).isNotEmpty();

    assertThat(mandatory.password("hugo", TestPool.PASSWORD).challengeName()).isEqualTo(MFA);
    assertThat(refusal(() -> setUp("hugo", verified.session()))).contains("only be used once");
    assertThat(
            refusal(
                () -> mandatory.app().associateSoftwareToken(r -> r.session(challenge.session()))))
        .contains("only be used once");
  }

  private static String setUp(String name, String session) {
    return mandatory
        .respond(ChallengeNameType.MFA_SETUP, session, Map.of("USERNAME", name))
        .authenticationResult()
        .accessToken();
  }

  @Test
  void poolsWithoutAppsSayso() {
    var plain = TestPool.of(aws);
    plain.user("ivan");
    var accessToken = plain.signIn("ivan").accessToken();

    assertThat(refusal(() -> plain.app().associateSoftwareToken(r -> r.accessToken(accessToken))))
        .isEqualTo(
            "SoftwareTokenMFANotFoundException: Software Token MFA has not been enabled by the"
                + " userPool");
  }

  @Test
  void aSetUpThatWasBegunBeforeDoesNotReplaceAFactor() {
    mandatory.user("ida");
    var thief = mandatory.password("ida", TestPool.PASSWORD);
    var stolen = mandatory.app().associateSoftwareToken(r -> r.session(thief.session()));
    var owner = mandatory.password("ida", TestPool.PASSWORD);
    var owned = mandatory.app().associateSoftwareToken(r -> r.session(owner.session()));
    mandatory
        .app()
        .verifySoftwareToken(
            r ->
                r.session(owned.session())
                    .userCode(TotpCodes.code(owned.secretCode(), aws.clock.instant())));

    assertThat(
            refusal(
                () ->
                    mandatory
                        .app()
                        .verifySoftwareToken(
                            r ->
                                r.session(stolen.session())
                                    .userCode(
                                        TotpCodes.code(stolen.secretCode(), aws.clock.instant())))))
        .isEqualTo("NotAuthorizedException: Invalid session for the user.");
  }
}
