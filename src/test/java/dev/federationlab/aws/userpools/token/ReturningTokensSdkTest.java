package dev.federationlab.aws.userpools.token;

import static dev.federationlab.aws.userpools.Refusals.refusal;
import static dev.federationlab.aws.userpools.token.IssuedTokensSdkTest.claims;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.userpools.TestPool;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureType;

class ReturningTokensSdkTest {
  private static final String INVALID = "NotAuthorizedException: Invalid Access Token";
  private static final String REVOKED = "NotAuthorizedException: Access Token has been revoked";
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

  @BeforeEach
  void now() {
    aws.clock.reset();
  }

  private static String getUser(String accessToken) {
    return pool.app().getUser(request -> request.accessToken(accessToken)).username();
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void refusesWhateverIsNotAnAccessTokenOfThePool() {
    var tokens = pool.signIn("alice");
    var parts = tokens.accessToken().split("\\.");
    var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    var header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
    var body = "." + parts[1] + "." + parts[2];
    var malformed =
        List.of(
            tokens.idToken(),
            tokens.refreshToken(),
            "a.b.c",
            "x",
            parts[0] + "." + parts[1],
            parts[0] + "." + parts[1] + ".",
            tokens.accessToken() + "=",
            tokens.accessToken() + ".AAAA",
            tokens.accessToken().substring(1),
            tokens.accessToken().substring(0, tokens.accessToken().length() - 4),
            parts[0] + "." + part(claims.replace("alice", "admin")) + "." + parts[2],
            parts[0] + "." + part(claims + " ") + "." + parts[2],
            part("{\"alg\":\"none\"}") + "." + parts[1] + ".",
            part(header.replace("RS256", "none")) + body,
            part(header.replace("RS256", "HS256")) + body,
            part(header.replace("RS256", "RS512")) + body,
            part(header.replace("{", "{\"typ\":\"JWT\",")) + body,
            part(header.replace("{", "{\"crit\":[],")) + body,
            part(header.replace("{", "{\"jku\":\"http://localhost/keys\",")) + body,
            part("{\"kid\":\"other\",\"alg\":\"RS256\"}") + body,
            part("{\"alg\":\"RS256\"}") + body,
            part("[]") + body,
            parts[0] + "." + part("{}") + "." + parts[2],
            parts[0] + "." + part("{\"iss\":7}") + "." + parts[2],
            parts[0]
                + "."
                + part(claims.replace(pool.issuer(), "http://elsewhere/us-east-1_Ab12Cd34E"))
                + "."
                + parts[2],
            parts[0]
                + "."
                + part(claims.replace(pool.id(), "us-east-1_Nowhere12"))
                + "."
                + parts[2]);

    for (var token : malformed) {
      assertThat(refusal(() -> getUser(token))).as(token).isEqualTo(INVALID);
    }
    assertThat(getUser(tokens.accessToken())).isEqualTo("alice");
  }

  @Test
  void aTokenOfAnotherPoolIsOfItsOwnUserAndCannotBePassedOff() {
    var other = TestPool.of(aws);
    other.user("mallory");
    var theirs = other.signIn("mallory").accessToken();
    var parts = theirs.split("\\.");
    var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);

    assertThat(getUser(theirs)).isEqualTo("mallory");
    var renamed = parts[0] + "." + part(claims.replace(other.id(), pool.id())) + "." + parts[2];
    assertThat(refusal(() -> getUser(renamed))).isEqualTo(INVALID);
    var refreshToken = other.signIn("mallory").refreshToken();
    assertThat(refusal(() -> pool.refresh(refreshToken)))
        .isEqualTo("NotAuthorizedException: Invalid Refresh Token");
  }

  @Test
  void anAccessTokenExpires() {
    var accessToken = pool.signIn("alice").accessToken();
    aws.clock.advance(Duration.ofHours(1));

    assertThat(refusal(() -> getUser(accessToken)))
        .isEqualTo("NotAuthorizedException: Access Token has expired");
  }

  @Test
  void aRefreshTokenBringsNewTokensOfTheSameSignIn() throws Exception {
    var first = pool.signIn("alice");
    aws.clock.advance(Duration.ofMinutes(90));
    var second = pool.refresh(first.refreshToken());

    assertThat(second.refreshToken()).isNull();
    var before = claims(first.idToken());
    var after = claims(second.idToken());
    for (var name : List.of("auth_time", "origin_jti", "event_id", "sub")) {
      assertThat(after.get(name)).as(name).isEqualTo(before.get(name));
    }
    assertThat(after.get("jti")).isNotEqualTo(before.get("jti"));
    assertThat((Long) after.get("iat")).isGreaterThan((Long) before.get("iat"));
    assertThat(getUser(second.accessToken())).isEqualTo("alice");
    assertThat(pool.refresh(first.refreshToken()).idToken()).isNotEmpty();
  }

  @Test
  void aRefreshTokenExpiresAndIsItsClientsOnly() {
    var brief = pool.withClient(client -> client.refreshTokenValidity(1));
    var refreshToken = brief.signIn("alice").refreshToken();

    assertThat(refusal(() -> pool.refresh(refreshToken)))
        .isEqualTo("NotAuthorizedException: Invalid Refresh Token");
    aws.clock.advance(Duration.ofDays(1).minusSeconds(5));
    assertThat(brief.refresh(refreshToken).accessToken()).isNotEmpty();
    aws.clock.advance(Duration.ofSeconds(5));
    assertThat(refusal(() -> brief.refresh(refreshToken)))
        .isEqualTo("NotAuthorizedException: Refresh Token has expired");
  }

  @Test
  void refusesRefreshTokensThatWereTouched() {
    var refreshToken = pool.signIn("alice").refreshToken();
    var parts = refreshToken.split("\\.");
    var touched = (parts[3].charAt(9) == 'A' ? 'B' : 'A') + parts[3].substring(1);

    for (var bad :
        List.of(
            "x",
            "a.b.c.d.e",
            refreshToken + "A",
            String.join(".", parts[0], parts[1], parts[2], touched, parts[4]),
            String.join(".", parts[0], parts[1], parts[2], parts[3], parts[2]),
            pool.signIn("alice").accessToken())) {
      assertThat(refusal(() -> pool.refresh(bad)))
          .as(bad)
          .isEqualTo("NotAuthorizedException: Invalid Refresh Token");
    }
  }

  @Test
  void revokingARefreshTokenKillsEveryTokenOfItsSignInAndNoOther() {
    var revoked = pool.signIn("alice");
    var renewed = pool.refresh(revoked.refreshToken());
    var other = pool.signIn("alice");
    revoke(revoked.refreshToken());
    revoke(revoked.refreshToken());

    for (var tokens : List.of(revoked, renewed)) {
      assertThat(refusal(() -> getUser(tokens.accessToken()))).isEqualTo(REVOKED);
    }
    assertThat(refusal(() -> pool.refresh(revoked.refreshToken())))
        .isEqualTo("NotAuthorizedException: Refresh Token has been revoked");
    assertThat(getUser(other.accessToken())).isEqualTo("alice");
    assertThat(pool.refresh(other.refreshToken()).accessToken()).isNotEmpty();
  }

  private static void revoke(String token) {
    pool.app().revokeToken(request -> request.clientId(pool.clientId()).token(token));
  }

  @Test
  void onlyRefreshTokensCanBeRevokedAndOnlyByTheirClient() {
    var tokens = pool.signIn("alice");
    var other = pool.withClient(client -> {});
    var unrevocable = pool.withClient(client -> client.enableTokenRevocation(false));
    var confidential = pool.withClient(client -> client.generateSecret(true));

    assertThat(refusal(() -> revoke(tokens.accessToken())))
        .startsWith("UnsupportedTokenTypeException: ");
    assertThat(refusal(() -> revoke("nothing")))
        .isEqualTo("NotAuthorizedException: Invalid Refresh Token");
    assertThat(refusal(() -> revokeBy(other, tokens.refreshToken())))
        .isEqualTo("NotAuthorizedException: Invalid Refresh Token");
    assertThat(refusal(() -> revokeBy(unrevocable, tokens.refreshToken())))
        .startsWith("UnsupportedOperationException: ");
    assertThat(refusal(() -> revokeBy(confidential, tokens.refreshToken())))
        .startsWith("UnauthorizedException: ");
    assertThat(getUser(tokens.accessToken())).isEqualTo("alice");
  }

  private static void revokeBy(TestPool client, String token) {
    client.app().revokeToken(request -> request.clientId(client.clientId()).token(token));
  }

  @Test
  void signingOutEverywhereKillsWhatWasIssuedBeforeAndNothingAfter() {
    pool.user("otto");
    var one = pool.signIn("otto");
    var two = pool.signIn("otto");
    pool.app().globalSignOut(request -> request.accessToken(one.accessToken()));

    for (var tokens : List.of(one, two)) {
      assertThat(refusal(() -> getUser(tokens.accessToken()))).isEqualTo(REVOKED);
      assertThat(refusal(() -> pool.refresh(tokens.refreshToken())))
          .isEqualTo("NotAuthorizedException: Refresh Token has been revoked");
    }
    // Within the same second: seconds alone could not tell the two apart.
    assertThat(getUser(pool.signIn("otto").accessToken())).isEqualTo("otto");
    assertThat(
            refusal(
                () -> pool.app().globalSignOut(request -> request.accessToken(one.accessToken()))))
        .isEqualTo(REVOKED);
  }

  @Test
  void anAdministratorSignsAUserOutEverywhere() {
    pool.user("petra");
    var tokens = pool.signIn("petra");
    pool.admin().adminUserGlobalSignOut(r -> r.userPoolId(pool.id()).username("petra"));

    assertThat(refusal(() -> getUser(tokens.accessToken()))).isEqualTo(REVOKED);
  }

  @Test
  void tokensOfDisabledAndDeletedUsersAreRefused() {
    pool.user("disabled");
    var disabled = pool.signIn("disabled");
    pool.admin().adminDisableUser(r -> r.userPoolId(pool.id()).username("disabled"));
    pool.user("deleted");
    var deleted = pool.signIn("deleted");
    pool.admin().adminDeleteUser(r -> r.userPoolId(pool.id()).username("deleted"));
    pool.user("deleted");

    assertThat(refusal(() -> getUser(disabled.accessToken())))
        .isEqualTo("NotAuthorizedException: User is disabled.");
    assertThat(refusal(() -> pool.refresh(disabled.refreshToken())))
        .isEqualTo("NotAuthorizedException: User is disabled.");
    assertThat(refusal(() -> getUser(deleted.accessToken())))
        .isEqualTo("UserNotFoundException: User does not exist.");
    assertThat(refusal(() -> pool.refresh(deleted.refreshToken())))
        .isEqualTo("NotAuthorizedException: Invalid Refresh Token");
  }

  @Test
  void refusesTokensOfAClientThatWasDeleted() {
    var passing = pool.withClient(client -> {});
    var tokens = passing.signIn("alice");
    pool.admin().deleteUserPoolClient(r -> r.userPoolId(pool.id()).clientId(passing.clientId()));

    assertThat(refusal(() -> getUser(tokens.accessToken()))).isEqualTo(INVALID);
  }

  private static TestPool rotating(int grace) {
    return pool.withClient(
        client ->
            client
                .explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH)
                .refreshTokenRotation(
                    it -> it.feature(FeatureType.ENABLED).retryGracePeriodSeconds(grace)));
  }

  private static AuthenticationResultType rotate(TestPool through, String refreshToken) {
    return through
        .app()
        .getTokensFromRefreshToken(
            request -> request.clientId(through.clientId()).refreshToken(refreshToken))
        .authenticationResult();
  }

  @Test
  void rotationReplacesTheRefreshTokenEachTime() throws Exception {
    var rotating = rotating(0);
    var first = rotating.signIn("alice");
    var second = rotate(rotating, first.refreshToken());

    assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
    assertThat(claims(second.idToken()).get("origin_jti"))
        .isEqualTo(claims(first.idToken()).get("origin_jti"));
    assertThat(refusal(() -> rotate(rotating, first.refreshToken())))
        .startsWith("RefreshTokenReuseException: ");
    assertThat(rotate(rotating, second.refreshToken()).refreshToken()).isNotEmpty();
  }

  @Test
  void theTokenBeforeStaysGoodForTheGracePeriod() {
    var rotating = rotating(30);
    var first = rotating.signIn("alice").refreshToken();
    var second = rotate(rotating, first).refreshToken();

    aws.clock.advance(Duration.ofSeconds(20));
    var again = rotate(rotating, first).refreshToken();
    aws.clock.advance(Duration.ofSeconds(15));
    assertThat(refusal(() -> rotate(rotating, first))).startsWith("RefreshTokenReuseException: ");
    assertThat(rotate(rotating, again).refreshToken()).isNotEmpty();
    // Both are of one generation, of which the first has just been spent: within the grace again.
    assertThat(rotate(rotating, second).refreshToken()).isNotEmpty();
  }

  @Test
  void withoutRotationTheRefreshTokenStays() {
    var tokens = pool.signIn("alice");

    assertThat(rotate(pool, tokens.refreshToken()).refreshToken()).isNull();
    assertThat(rotate(pool, tokens.refreshToken()).accessToken()).isNotEmpty();
  }

  @Test
  void ofTwoWhoRotateOneTokenAtOnceOneWins() throws Exception {
    var rotating = rotating(0);
    var refreshToken = rotating.signIn("alice").refreshToken();
    var threads = Executors.newFixedThreadPool(6);
    var answers =
        threads.invokeAll(
            Stream.<Callable<String>>generate(
                    () ->
                        () -> {
                          try {
                            return rotate(rotating, refreshToken).tokenType();
                          } catch (AwsServiceException e) {
                            return e.awsErrorDetails().errorCode();
                          }
                        })
                .limit(6)
                .toList());
    threads.shutdown();
    int won = 0;
    for (var answer : answers) {
      assertThat(answer.get()).isIn("Bearer", "RefreshTokenReuseException");
      won += answer.get().equals("Bearer") ? 1 : 0;
    }

    assertThat(won).isEqualTo(1);
  }

  @Test
  void theDecisionNamesWhatWasWrong() {
    var tokens = pool.signIn("alice");
    assertThat(failure(tokens.idToken())).isEqualTo(Map.of("token_use", "id"));
    revoke(tokens.refreshToken());

    assertThat(failure(tokens.accessToken()))
        .isEqualTo(Map.of("revocation", "its refresh token was revoked"));
  }

  private static Map<String, String> failure(String token) {
    try {
      getUser(token);
    } catch (AwsServiceException e) {
      var check = aws.decision(e.requestId()).failure().orElseThrow();
      return Map.of(check.what(), check.saw());
    }
    throw new AssertionError("was not refused");
  }
}
