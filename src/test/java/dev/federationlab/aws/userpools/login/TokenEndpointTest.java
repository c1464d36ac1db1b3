package dev.federationlab.aws.userpools.login;

import static dev.federationlab.aws.userpools.login.LoginStand.CALLBACK;
import static dev.federationlab.aws.userpools.login.LoginStand.codeForm;
import static dev.federationlab.aws.userpools.login.LoginStand.failures;
import static dev.federationlab.aws.userpools.login.LoginStand.header;
import static dev.federationlab.aws.userpools.login.LoginStand.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.federationlab.contract.TestBrowser;
import dev.federationlab.contract.TestBrowser.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerScopeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** {@code /oauth2/token}, {@code /oauth2/userInfo}, {@code /oauth2/revoke}. */
class TokenEndpointTest {
  private static LoginStand stand;
  private static String pool;
  private static UserPoolClientType client;

  @BeforeAll
  static void start() {
    stand = new LoginStand();
    pool = stand.pool(request -> {});
    client =
        stand.client(
            pool,
            request ->
                request.explicitAuthFlows(
                    ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH,
                    ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH));
    stand.person(pool, "alice");
  }

  @AfterAll
  static void stop() {
    stand.close();
  }

  private static String code() {
    return stand.code(stand.request(client), "alice");
  }

  private static Page token(Map<String, String> form) {
    return stand.token(form, Map.of());
  }

  @Test
  void tradesACodeForThreeTokens() throws Exception {
    var answer = token(codeForm(client, code()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/json;charset=UTF-8");
    assertThat(header(answer, "Cache-Control")).contains("no-store");
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
    var body = json(answer);
    assertThat(body.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "id_token", "access_token", "refresh_token", "expires_in", "token_type");
    assertThat(body.get("token_type").asText()).isEqualTo("Bearer");
    assertThat(body.get("expires_in").asInt()).isEqualTo(3600);
    var access = SignedJWT.parse(body.get("access_token").asText()).getJWTClaimsSet();
    assertThat(access.getStringClaim("scope")).isEqualTo("openid email profile");
    assertThat(access.getStringClaim("username")).isEqualTo("alice");
    assertThat(access.getIntegerClaim("version")).isEqualTo(2);
    var id = SignedJWT.parse(body.get("id_token").asText()).getJWTClaimsSet();
    assertThat(id.getStringClaim("email")).isEqualTo("alice@example.com");
    assertThat(id.getStringClaim("at_hash")).isNotEmpty();
    assertThat(stand.decision(answer).operation()).isEqualTo("token");
    assertThat(stand.decision(answer).checks())
        .extracting(check -> check.what())
        .containsSubsequence("grant type", "app client", "code", "redirect address", "PKCE");
  }

  @Test
  void withoutOpenidThereIsNoIdToken() {
    var request = new LinkedHashMap<>(stand.request(client));
    request.put("scope", "aws.cognito.signin.user.admin");

    var body = json(token(codeForm(client, stand.code(request, "alice"))));

    assertThat(body.has("id_token")).isFalse();
    var user = stand.cognito.getUser(get -> get.accessToken(body.get("access_token").asText()));
    assertThat(user.username()).isEqualTo("alice");
  }

  @ParameterizedTest
  @CsvSource({
    "code, 00000000-0000-4000-8000-000000000000, invalid_grant, code",
    "code, '', invalid_request, code",
    "redirect_uri, http://localhost:7070/other, unauthorized_client, redirect address",
    "redirect_uri, '', invalid_request, redirect_uri",
    "code_verifier, '', invalid_grant, PKCE",
    "code_verifier, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, invalid_grant, PKCE",
    "client_id, 1234567890abcdefghijklmnop, invalid_client, app client",
    "client_id, '', invalid_client, app client",
    "client_secret, guessed, invalid_client, client secret",
    "grant_type, password, unsupported_grant_type, grant type",
    "grant_type, '', invalid_request, grant type"
  })
  void refuses(String name, String value, String error, String failed) {
    var form = codeForm(client, code());
    form.put(name, value);

    var answer = token(form);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(json(answer).get("error").asText()).isEqualTo(error);
    assertThat(failures(stand.decision(answer))).containsExactly(failed);
  }

  @Test
  void saysInvalidRedirectAsAwsDoes() {
    var form = codeForm(client, code());
    form.put("redirect_uri", "http://localhost:7070/other");

    assertThat(json(token(form)).get("error_description").asText()).isEqualTo("invalid_redirect");
  }

  @Test
  void refusesWhatIsNoForm() throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(stand.aws.address() + "/oauth2/token"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"grant_type\":\"refresh_token\"}"))
            .build();

    var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_request\"}");
  }

  @Test
  void refusesTheCodeOfAnotherClient() {
    var other = stand.client(pool, request -> {});

    var answer = token(codeForm(other, code()));

    assertThat(json(answer).get("error").asText()).isEqualTo("invalid_grant");
    assertThat(failures(stand.decision(answer))).containsExactly("code's app client");
  }

  @Test
  void refusesACodeUsedTwice() {
    var code = code();
    assertThat(token(codeForm(client, code)).status()).isEqualTo(200);

    var again = token(codeForm(client, code));

    assertThat(json(again).get("error").asText()).isEqualTo("invalid_grant");
    assertThat(failures(stand.decision(again))).containsExactly("code used");
  }

  @Test
  void ofManyWhoSpendACodeAtOnceOneSucceeds() throws Exception {
    var code = code();
    var pool = Executors.newFixedThreadPool(6);
    try {
      List<Callable<Integer>> tries = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        tries.add(() -> token(codeForm(client, code)).status());
      }
      var statuses = new ArrayList<Integer>();
      for (var done : pool.invokeAll(tries)) {
        statuses.add(done.get());
      }
      assertThat(statuses).containsOnlyOnce(200).contains(400).hasSize(6);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void refusesACodeAfterFiveMinutes() {
    try (var own = new LoginStand()) {
      var its = own.pool(request -> {});
      var app = own.client(its, request -> {});
      own.person(its, "alice");
      var code = own.code(own.request(app), "alice");
      own.aws.clock.advance(Duration.ofMinutes(5));

      var answer = own.token(codeForm(app, code), Map.of());

      assertThat(json(answer).get("error").asText()).isEqualTo("invalid_grant");
      assertThat(failures(own.decision(answer))).containsExactly("code's age");
    }
  }

  @Test
  void aConfidentialClientProvesItselfInHeaderOrForm() {
    var secret = stand.client(pool, request -> request.generateSecret(true));
    var request = stand.request(secret);

    var without = token(codeForm(secret, stand.code(request, "alice")));
    assertThat(json(without).get("error").asText()).isEqualTo("invalid_client");

    var inForm = codeForm(secret, stand.code(request, "alice"));
    inForm.put("client_secret", secret.clientSecret());
    assertThat(token(inForm).status()).isEqualTo(200);

    var inHeader = codeForm(secret, stand.code(request, "alice"));
    assertThat(stand.token(inHeader, basic(secret.clientId(), secret.clientSecret())).status())
        .isEqualTo(200);
    assertThat(json(stand.token(inHeader, basic(secret.clientId(), "wrong"))).get("error").asText())
        .isEqualTo("invalid_client");
    assertThat(
            json(stand.token(inHeader, basic(client.clientId(), secret.clientSecret())))
                .get("error")
                .asText())
        .isEqualTo("invalid_client");
  }

  private static Map<String, String> basic(String id, String secret) {
    var pair = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  private static Map<String, String> refresh(UserPoolClientType of, String token) {
    return Map.of(
        "grant_type", "refresh_token", "client_id", of.clientId(), "refresh_token", token);
  }

  @Test
  void refreshesWithoutANewRefreshToken() throws Exception {
    var first = json(token(codeForm(client, code())));

    var answer = token(refresh(client, first.get("refresh_token").asText()));

    assertThat(answer.status()).isEqualTo(200);
    var body = json(answer);
    assertThat(body.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("id_token", "access_token", "expires_in", "token_type");
    var claims = SignedJWT.parse(body.get("access_token").asText()).getJWTClaimsSet();
    assertThat(claims.getStringClaim("scope")).isEqualTo("openid email profile");
    assertThat(claims.getLongClaim("auth_time"))
        .isEqualTo(
            SignedJWT.parse(first.get("access_token").asText())
                .getJWTClaimsSet()
                .getLongClaim("auth_time"));
  }

  @Test
  void refreshesWhatInitiateAuthHasIssuedToo() {
    var signedIn =
        stand.cognito.initiateAuth(
            auth ->
                auth.clientId(client.clientId())
                    .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                    .authParameters(Map.of("USERNAME", "alice", "PASSWORD", LoginStand.PASSWORD)));

    var answer = token(refresh(client, signedIn.authenticationResult().refreshToken()));

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void withRotationEachRefreshTokenIsGoodOnce() {
    var rotating =
        stand.client(
            pool,
            request ->
                request
                    .explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH)
                    .refreshTokenRotation(
                        rotation ->
                            rotation.feature(FeatureType.ENABLED).retryGracePeriodSeconds(0)));
    var first =
        json(token(codeForm(rotating, stand.code(stand.request(rotating), "alice"))))
            .get("refresh_token")
            .asText();

    var second = json(token(refresh(rotating, first))).get("refresh_token").asText();

    assertThat(second).isNotEqualTo(first);
    assertThat(json(token(refresh(rotating, first))).get("error").asText())
        .isEqualTo("invalid_grant");
    assertThat(token(refresh(rotating, second)).status()).isEqualTo(200);
  }

  @Test
  void refusesRefreshTokensThatAreNone() {
    assertThat(json(token(refresh(client, "garbage"))).get("error").asText())
        .isEqualTo("invalid_grant");
    assertThat(
            json(token(Map.of("grant_type", "refresh_token", "client_id", client.clientId())))
                .get("error")
                .asText())
        .isEqualTo("invalid_request");
  }

  @Test
  void anAppClientGetsATokenForItself() throws Exception {
    stand.cognito.createResourceServer(
        server ->
            server
                .userPoolId(pool)
                .identifier("orders")
                .name("Orders")
                .scopes(
                    ResourceServerScopeType.builder()
                        .scopeName("read")
                        .scopeDescription("Read orders")
                        .build()));
    var machine =
        stand.client(
            pool,
            request ->
                request
                    .generateSecret(true)
                    .callbackURLs(List.of())
                    .allowedOAuthFlows(OAuthFlowType.CLIENT_CREDENTIALS)
                    .allowedOAuthScopes("orders/read"));
    var form = new LinkedHashMap<String, String>(Map.of("grant_type", "client_credentials"));

    var answer = stand.token(form, basic(machine.clientId(), machine.clientSecret()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(json(answer).fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("access_token", "expires_in", "token_type");
    var claims = SignedJWT.parse(json(answer).get("access_token").asText()).getJWTClaimsSet();
    assertThat(claims.getSubject()).isEqualTo(machine.clientId());
    assertThat(claims.getStringClaim("scope")).isEqualTo("orders/read");

    form.put("scope", "orders/write");
    var unknown = stand.token(form, basic(machine.clientId(), machine.clientSecret()));
    assertThat(json(unknown).get("error").asText()).isEqualTo("invalid_scope");
    assertThat(
            json(token(Map.of("grant_type", "client_credentials", "client_id", client.clientId())))
                .get("error")
                .asText())
        .isEqualTo("unauthorized_client");
  }

  private static Page userInfo(String authorization) throws Exception {
    var address = URI.create(stand.aws.address() + "/oauth2/userInfo");
    var request = HttpRequest.newBuilder(address).GET();
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return new Page(
        address,
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString()));
  }

  @Test
  void userInfoSaysEverythingAsTexts() throws Exception {
    var token = json(token(codeForm(client, code()))).get("access_token").asText();

    var answer = userInfo("Bearer " + token);

    assertThat(answer.status()).isEqualTo(200);
    var body = json(answer);
    assertThat(body.get("email_verified").isTextual()).isTrue();
    assertThat(body.get("email_verified").asText()).isEqualTo("true");
    assertThat(body.get("username").asText()).isEqualTo("alice");
    assertThat(body.get("name").asText()).isEqualTo("Alice Example");
    var posted =
        new TestBrowser()
            .post(
                URI.create(stand.aws.address() + "/oauth2/userInfo"),
                Map.of("access_token", token),
                Map.of());
    assertThat(json(posted)).isEqualTo(body);
  }

  @Test
  void userInfoGoesAsFarAsTheScopes() throws Exception {
    var request = new LinkedHashMap<>(stand.request(client));
    request.put("scope", "openid email");
    var token =
        json(token(codeForm(client, stand.code(request, "alice")))).get("access_token").asText();

    assertThat(json(userInfo("Bearer " + token)).fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("sub", "email", "email_verified", "username");
  }

  @Test
  void userInfoRefusesAsAwsDoes() throws Exception {
    var malformed = userInfo("");
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(header(malformed, "WWW-Authenticate"))
        .isEqualTo(
            "error=\"invalid_request\", error_description=\"Bad OAuth2 request at UserInfo"
                + " Endpoint\"");
    var bad = userInfo("Bearer garbage");
    assertThat(bad.status()).isEqualTo(401);
    assertThat(header(bad, "WWW-Authenticate"))
        .isEqualTo(
            "error=\"invalid_token\", error_description=\"Access token is expired, disabled, or"
                + " deleted, or the user has globally signed out.\"");
    var tokens = json(token(codeForm(client, code())));
    assertThat(userInfo("Bearer " + tokens.get("id_token").asText()).status()).isEqualTo(401);
    var request = new LinkedHashMap<>(stand.request(client));
    request.put("scope", "aws.cognito.signin.user.admin");
    var noOpenid =
        json(token(codeForm(client, stand.code(request, "alice")))).get("access_token").asText();
    assertThat(header(userInfo("Bearer " + noOpenid), "WWW-Authenticate"))
        .contains("Access token does not contain openid scope");
  }

  private static Page revoke(Map<String, String> form) {
    return new TestBrowser()
        .post(URI.create(stand.aws.address() + "/oauth2/revoke"), form, Map.of());
  }

  @Test
  void revokesWhatWasIssuedOnTheStrengthOfARefreshToken() throws Exception {
    var tokens = json(token(codeForm(client, code())));
    var refreshToken = tokens.get("refresh_token").asText();
    var form = Map.of("token", refreshToken, "client_id", client.clientId());

    var revoked = revoke(form);

    assertThat(revoked.status()).isEqualTo(200);
    assertThat(revoked.response().body()).isEmpty();
    assertThat(revoke(form).status()).isEqualTo(200);
    assertThat(json(token(refresh(client, refreshToken))).get("error").asText())
        .isEqualTo("invalid_grant");
    assertThat(userInfo("Bearer " + tokens.get("access_token").asText()).status()).isEqualTo(401);
  }

  @Test
  void revocationRefusesAsAwsDoes() {
    var tokens = json(token(codeForm(client, code())));
    var id = client.clientId();

    assertThat(json(revoke(Map.of("client_id", id))).get("error").asText())
        .isEqualTo("invalid_request");
    assertThat(
            json(revoke(Map.of("client_id", id, "token", tokens.get("access_token").asText())))
                .get("error")
                .asText())
        .isEqualTo("unsupported_token_type");
    assertThat(revoke(Map.of("client_id", id, "token", "unknown")).status()).isEqualTo(200);
    var unknown = revoke(Map.of("client_id", "nobody", "token", "x"));
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(json(unknown).get("error").asText()).isEqualTo("invalid_client");
  }

  @Test
  void appsOfAnyOriginMayAskFirst() throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(stand.aws.address() + "/oauth2/userInfo"))
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .header("Origin", "http://localhost:7070")
            .header("Access-Control-Request-Method", "GET")
            .header("Access-Control-Request-Headers", "authorization")
            .build();

    var answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).headers();

    assertThat(answer.firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(answer.firstValue("Access-Control-Allow-Headers").orElse(""))
        .contains("authorization");
  }

  @Test
  void noSecretStandsInADecision() {
    var secret = stand.client(pool, request -> request.generateSecret(true));
    var code = stand.code(stand.request(secret), "alice");
    var form = codeForm(secret, code);
    form.put("client_secret", secret.clientSecret());

    var decision = stand.decision(token(form)).toString();

    assertThat(decision)
        .doesNotContain(secret.clientSecret())
        .doesNotContain(code)
        .doesNotContain(LoginStand.VERIFIER)
        .contains(CALLBACK);
  }
}
