package dev.federationlab.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.contract.TestBrowser;
import dev.federationlab.contract.TestBrowser.Page;
import dev.federationlab.decision.Check;
import dev.federationlab.provider.google.GoogleContractTest.GoogleRequests;
import dev.federationlab.token.AllowedOrigins;
import dev.federationlab.token.FetchedKeys;
import dev.federationlab.token.TokenVerifier;
import dev.federationlab.token.UnverifiedToken;
import dev.federationlab.token.Verification.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the stand-in does as Google does it, and other providers differently. */
class GoogleTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static TestGoogle google;

  @BeforeAll
  static void start() {
    google = new TestGoogle();
  }

  @AfterAll
  static void stop() {
    google.close();
  }

  @Test
  void saysInTheIdTokenWhatGoogleSays() throws Exception {
    var token =
        UnverifiedToken.parse(tokens(GoogleRequests.authorization()).get("id_token").asText());

    assertThat(token.header()).containsOnlyKeys("alg", "kid", "typ").containsEntry("alg", "RS256");
    assertThat(token.claims())
        .containsEntry("iss", google.issuer().toString())
        .containsEntry("azp", TestGoogle.APP.id())
        .containsEntry("aud", TestGoogle.APP.id())
        .containsEntry("nonce", "n-0S6_WzA2Mj")
        .containsEntry("email", "ada@example.com")
        .containsEntry("email_verified", true)
        .containsEntry("given_name", "Ada")
        .containsEntry("family_name", "Okafor")
        .containsKeys("at_hash", "jti", "sub");
    assertThat(
            ((Number) token.claims().get("exp")).longValue()
                - ((Number) token.claims().get("iat")).longValue())
        .isEqualTo(3600);
  }

  @Test
  void saysNoMoreThanTheScopesAllow() throws Exception {
    var request = changed(GoogleRequests.authorization(), "scope", "openid");

    var tokens = tokens(request);

    assertThat(UnverifiedToken.parse(tokens.get("id_token").asText()).claims())
        .doesNotContainKeys("email", "name");
    assertThat(JSON.readTree(bearer("/v1/userinfo", tokens).body()).fieldNames())
        .toIterable()
        .containsExactly("sub");
  }

  @Test
  void givesNoIdTokenWithoutTheOpenidScope() throws Exception {
    assertThat(tokens(changed(GoogleRequests.authorization(), "scope", "email")).has("id_token"))
        .isFalse();
  }

  @Test
  void givesARefreshTokenOnlyForOfflineAccess() throws Exception {
    assertThat(tokens(GoogleRequests.authorization()).has("refresh_token")).isFalse();
    var offline = tokens(changed(GoogleRequests.authorization(), "access_type", "offline"));

    var form =
        new HashMap<>(
            Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                offline.get("refresh_token").asText()));
    form.putAll(app());
    var refreshed = post("/token", form);

    assertThat(refreshed.status()).isEqualTo(200);
    assertThat(json(refreshed).get("access_token").asText())
        .isNotEqualTo(offline.get("access_token").asText());
  }

  @Test
  void wordsTheErrorsOfTheTokenEndpointAsGoogleDoes() {
    var form = GoogleRequests.token("4/0Anothing");

    assertError(form, 400, "invalid_grant", "Bad Request");
    assertError(changed(form, "client_secret", "wrong"), 401, "invalid_client", "Unauthorized");
    assertError(
        changed(form, "client_id", "nobody"),
        401,
        "invalid_client",
        "The OAuth client was not found.");
    assertError(
        without(form, "client_secret"), 400, "invalid_request", "client_secret is missing.");
    assertError(
        changed(form, "grant_type", "password"),
        400,
        "unsupported_grant_type",
        "Invalid grant_type: password");
    assertError(without(form, "code"), 400, "invalid_request", "Missing required parameter: code");
    var redirect = changed(GoogleRequests.token(code()), "redirect_uri", TestGoogle.CALLBACK + "2");
    assertError(redirect, 400, "redirect_uri_mismatch", "Bad Request");
  }

  @Test
  void revokesWhatACodeBroughtWhenTheCodeIsUsedAgain() throws Exception {
    var form = GoogleRequests.token(code());
    var tokens = json(post("/token", form));
    assertThat(bearer("/v1/userinfo", tokens).statusCode()).isEqualTo(200);

    post("/token", form);

    assertThat(bearer("/v1/userinfo", tokens).statusCode()).isEqualTo(401);
  }

  @Test
  void revokesATokenOnRequest() throws Exception {
    var tokens = tokens(GoogleRequests.authorization());
    var form = Map.of("token", tokens.get("access_token").asText());

    assertThat(post("/revoke", form).status()).isEqualTo(200);
    assertThat(bearer("/v1/userinfo", tokens).statusCode()).isEqualTo(401);
    assertThat(json(post("/revoke", form)).get("error").asText()).isEqualTo("invalid_token");
  }

  @Test
  void neverTakesAnIdTokenForAnAccessToken() throws Exception {
    var tokens =
        (com.fasterxml.jackson.databind.node.ObjectNode) tokens(GoogleRequests.authorization());
    tokens.put("access_token", tokens.get("id_token").asText());

    var answer = bearer("/v1/userinfo", tokens);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("invalid_token");
  }

  @Test
  void looksIntoTokens() throws Exception {
    var tokens = tokens(GoogleRequests.authorization());

    var ofIdToken =
        JSON.readTree(
            get("/tokeninfo?id_token=" + tokens.get("id_token").asText()).response().body());
    var ofAccessToken =
        JSON.readTree(
            get("/tokeninfo?access_token=" + tokens.get("access_token").asText())
                .response()
                .body());
    var bad = get("/tokeninfo?id_token=x.y.z");

    assertThat(ofIdToken.get("email_verified").asText()).isEqualTo("true");
    assertThat(ofIdToken.get("email_verified").isTextual()).isTrue();
    assertThat(ofAccessToken.get("sub")).isEqualTo(ofIdToken.get("sub"));
    assertThat(bad.status()).isEqualTo(400);
    assertThat(json(bad).toString())
        .isEqualTo("{\"error\":\"invalid_token\",\"error_description\":\"Invalid Value\"}");
  }

  @Test
  void goesOnAtOnceWhereAllIsKnownAndAsksAgainWhenTold() {
    var browser = new TestBrowser();
    allowed(browser, GoogleRequests.authorization());

    assertThat(parameters(browser.get(authorization(GoogleRequests.authorization()))))
        .containsKey("code");
    for (var prompt : List.of("login", "select_account")) {
      var page =
          browser.get(authorization(changed(GoogleRequests.authorization(), "prompt", prompt)));
      assertThat(page.html().selectFirst("form#continue-ada")).isNotNull();
    }
    var consent =
        browser.get(authorization(changed(GoogleRequests.authorization(), "prompt", "consent")));
    assertThat(browser.follow(consent).html().selectFirst("form#allow")).isNotNull();
    var other =
        browser.get(
            authorization(
                changed(GoogleRequests.authorization(), "login_hint", "ben@example.com")));
    assertThat(other.html().selectFirst("form#continue-ben")).isNotNull();
  }

  @Test
  void showsNothingWhenToldToShowNothing() {
    var silent = changed(GoogleRequests.authorization(), "prompt", "none");
    var browser = new TestBrowser();

    assertThat(parameters(browser.get(authorization(silent))))
        .containsEntry("error", "login_required");
    allowed(browser, GoogleRequests.authorization());
    assertThat(parameters(browser.get(authorization(silent)))).containsKey("code");
    var other = changed(silent, "client_id", TestGoogle.OTHER_APP.id());
    assertThat(parameters(browser.get(authorization(other))))
        .containsEntry("error", "consent_required");
  }

  @ParameterizedTest
  @CsvSource({
    "request, eyJhbGciOiJub25lIn0.e30., request_not_supported",
    "request_uri, https://app.example.com/request, request_uri_not_supported",
    "registration, {}, registration_not_supported",
    "response_mode, form_post, invalid_request"
  })
  void passesOverNothingThatItDoesNotSupport(String parameter, String value, String error) {
    var request = changed(GoogleRequests.authorization(), parameter, value);

    assertThat(parameters(new TestBrowser().get(authorization(request))))
        .containsEntry("error", error)
        .containsKey("state");
  }

  @Test
  void cannotBeTalkedOutOfAskingAgain() {
    var browser = new TestBrowser();
    allowed(browser, GoogleRequests.authorization());
    var anew = changed(GoogleRequests.authorization(), "prompt", "login");

    var skipped = browser.get(google.at("/consent?" + query(anew)));

    assertThat(skipped.status()).isEqualTo(303);
    assertThat(skipped.location().getPath()).isEqualTo("/google/o/oauth2/v2/auth");
  }

  @Test
  void signsUpAndShowsTheAccountToNobodyElse() throws Exception {
    var browser = new TestBrowser();
    var consent = signUp(browser, "Dora Novak", "dora@learner.test", "");
    var code = parameters(browser.submit(consent, "form#allow", Map.of())).get("code");
    var claims =
        UnverifiedToken.parse(
                json(post("/token", GoogleRequests.token(code))).get("id_token").asText())
            .claims();

    assertThat(claims).containsEntry("name", "Dora Novak").containsEntry("email_verified", false);
    var again = changed(GoogleRequests.authorization(), "prompt", "select_account");
    assertThat(browser.get(authorization(again)).response().body()).contains("Dora Novak");
    var stranger = new TestBrowser();
    var page = stranger.get(authorization(again));
    assertThat(page.response().body()).doesNotContain("Dora");
    var guessed =
        stranger.submit(
            page, "form#continue-ada", Map.of("person", String.valueOf(claims.get("sub"))));
    assertThat(guessed.status()).isEqualTo(403);
  }

  @Test
  void findsAnAccountByAddressAndPassword() {
    signUp(new TestBrowser(), "Emil", "emil@learner.test", "correct horse");
    var elsewhere = new TestBrowser();
    var page = elsewhere.get(authorization(GoogleRequests.authorization()));

    var wrong =
        elsewhere.submit(
            page, "form#sign-in", Map.of("email", "emil@learner.test", "password", "wrong horse"));
    var right =
        elsewhere.submit(
            page,
            "form#sign-in",
            Map.of("email", "Emil@learner.test", "password", "correct horse"));

    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.html().selectFirst("[role=alert]").text()).startsWith("No account here");
    assertThat(right.status()).isEqualTo(303);
    assertThat(elsewhere.follow(right).response().body()).contains("emil@learner.test");
  }

  @Test
  void stopsGuessingAfterTenTries() {
    var browser = new TestBrowser();
    var page = browser.get(authorization(GoogleRequests.authorization()));
    var guess = Map.of("email", "frida@learner.test", "password", "guess number n");

    for (int i = 0; i < 10; i++) {
      assertThat(browser.submit(page, "form#sign-in", guess).status()).isEqualTo(400);
    }
    assertThat(browser.submit(page, "form#sign-in", guess).status()).isEqualTo(429);
  }

  @Test
  void refusesAnAccountThatCannotBe() {
    for (var typed :
        List.of(
            Map.of("name", "", "email", "a@learner.test"),
            Map.of("name", "x".repeat(201), "email", "a@learner.test"),
            Map.of("name", "A\nB", "email", "a@learner.test"),
            Map.of("name", "A", "email", "no address"),
            Map.of("name", "A", "email", "ADA@example.com"),
            Map.of("name", "A", "email", "a@learner.test", "password", "short"))) {
      var browser = new TestBrowser();
      var page = browser.get(google.at("/signup?" + query(GoogleRequests.authorization())));
      var answer = browser.submit(page, "form#sign-up", typed);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.html().selectFirst("[role=alert]")).isNotNull();
    }
  }

  @Test
  void showsHostileNamesAsText() {
    for (var name :
        List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "${7*7}",
            "__${7*7}__",
            "x".repeat(200))) {
      var page = signUp(new TestBrowser(), name, "eve@learner.test", "");

      assertThat(page.html().select("script, img")).isEmpty();
      assertThat(page.html().selectFirst(".person__name").text()).isEqualTo(name);
    }
  }

  @Test
  void showsHostileParametersAsText() {
    var hostile = "\"><script>alert(1)</script>";
    var request =
        changed(changed(GoogleRequests.authorization(), "state", hostile), "login_hint", hostile);

    var page = new TestBrowser().get(authorization(request));

    assertThat(page.html().select("script")).isEmpty();
    assertThat(page.html().selectFirst("#email").attr("value")).isEqualTo(hostile);
  }

  @Test
  void keepsTheOldKeyPublishedAfterARotation() throws Exception {
    var token =
        UnverifiedToken.parse(tokens(GoogleRequests.authorization()).get("id_token").asText());
    var keys = new FetchedKeys(new AllowedOrigins(List.of(google.origin())), google.clock);
    var verifier = new TokenVerifier(keys, google.clock);
    assertThat(verifier.verify(token, Duration.ZERO).failure()).isEmpty();

    assertThat(control("rotate", "{\"provider\":\"google\"}").statusCode()).isEqualTo(200);
    google.clock.forward(Duration.ofSeconds(10));
    var fresh =
        UnverifiedToken.parse(tokens(GoogleRequests.authorization()).get("id_token").asText());

    assertThat(fresh.header().get("kid")).isNotEqualTo(token.header().get("kid"));
    assertThat(verifier.verify(fresh, Duration.ZERO).checks()).allMatch(Check::passed);
    assertThat(verifier.verify(token, Duration.ZERO).failure()).isEmpty();
    google.clock.forward(Duration.ofMinutes(71));
    var published = json(get("/oauth2/v3/certs")).get("keys");
    assertThat(published.findValuesAsText("kid"))
        .doesNotContain(String.valueOf(token.header().get("kid")));
  }

  @Test
  void mintsOddTokensForTheLabOnly() throws Exception {
    var now = google.clock.instant().getEpochSecond();
    var body =
        "{\"provider\":\"google\",\"person\":\"ada\",\"audience\":\"another-app\",\"issuedAt\":"
            + (now - 7200)
            + ",\"expiresAt\":"
            + (now - 3600)
            + "}";

    var minted = control("tokens", body);
    var token = UnverifiedToken.parse(JSON.readTree(minted.body()).get("id_token").asText());
    var keys = new FetchedKeys(new AllowedOrigins(List.of(google.origin())), google.clock);

    assertThat(token.claims()).containsEntry("aud", "another-app");
    assertThat(new TokenVerifier(keys, google.clock).verify(token, Duration.ZERO).failure())
        .contains(Failure.EXPIRED);
    assertThat(post(google.origin().resolve("/_lab/tokens"), body, "Bearer wrong").statusCode())
        .isEqualTo(401);
    for (var wrong :
        List.of(
            "",
            "null",
            "[]",
            "{",
            "{\"provider\":\"nobody\"}",
            "{\"provider\":\"google\",\"person\":\"eve\"}",
            "{\"provider\":\"google\",\"person\":\"ada\"}",
            body.replace("" + (now - 3600), "\"x\""))) {
      assertThat(control("tokens", wrong).statusCode()).describedAs(wrong).isEqualTo(400);
    }
  }

  @Test
  void neverWritesASecretIntoADecision() {
    var code = code();
    var answer = post("/token", GoogleRequests.token(code));
    var text =
        google
            .decision(answer.response().headers().firstValue("X-Request-Id").orElseThrow())
            .toString();
    var tokens = json(answer);

    assertThat(text)
        .doesNotContain(
            code,
            TestGoogle.APP.secret(),
            "dBjftJeZ4CVP",
            tokens.get("access_token").asText(),
            tokens.get("id_token").asText());
  }

  private static void assertError(
      Map<String, String> form, int status, String error, String description) {
    var answer = post("/token", form);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(json(answer).get("error").asText()).isEqualTo(error);
    assertThat(json(answer).get("error_description").asText()).isEqualTo(description);
  }

  /** The consent page that follows a sign-up. */
  private static Page signUp(TestBrowser browser, String name, String email, String password) {
    var page = browser.get(google.at("/signup?" + query(GoogleRequests.authorization())));
    return browser.follow(
        browser.submit(
            page, "form#sign-up", Map.of("name", name, "email", email, "password", password)));
  }

  private static JsonNode tokens(Map<String, String> request) {
    return json(
        post(
            "/token",
            GoogleRequests.token(parameters(allowed(new TestBrowser(), request)).get("code"))));
  }

  private static String code() {
    return parameters(allowed(new TestBrowser(), GoogleRequests.authorization())).get("code");
  }

  private static Page allowed(TestBrowser browser, Map<String, String> request) {
    var signedIn =
        browser.submit(browser.get(authorization(request)), "form#continue-ada", Map.of());
    return browser.submit(browser.follow(signedIn), "form#allow", Map.of());
  }

  private static URI authorization(Map<String, String> request) {
    return google.at("/o/oauth2/v2/auth?" + query(request));
  }

  private static String query(Map<String, String> parameters) {
    return new dev.federationlab.oauth.Parameters(parameters, java.util.Set.of()).encoded();
  }

  private static Map<String, String> app() {
    return Map.of("client_id", TestGoogle.APP.id(), "client_secret", TestGoogle.APP.secret());
  }

  private static Map<String, String> changed(
      Map<String, String> parameters, String name, String value) {
    var changed = new LinkedHashMap<>(parameters);
    changed.put(name, value);
    return changed;
  }

  private static Map<String, String> without(Map<String, String> parameters, String name) {
    var changed = new LinkedHashMap<>(parameters);
    changed.remove(name);
    return changed;
  }

  private static Map<String, String> parameters(Page redirect) {
    var found = new LinkedHashMap<String, String>();
    for (var pair : redirect.location().getRawQuery().split("&")) {
      var parts = pair.split("=", 2);
      found.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return found;
  }

  private static Page get(String path) {
    return new TestBrowser().get(google.at(path));
  }

  private static Page post(String path, Map<String, String> form) {
    return new TestBrowser().post(google.at(path), form, Map.of());
  }

  private static JsonNode json(Page page) {
    try {
      return JSON.readTree(page.response().body());
    } catch (IOException e) {
      throw new AssertionError(page.response().body(), e);
    }
  }

  private static HttpResponse<String> bearer(String path, JsonNode tokens)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(google.at(path))
            .header("Authorization", "Bearer " + tokens.get("access_token").asText())
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> control(String action, String body) {
    return google.control(action, body);
  }

  private static HttpResponse<String> post(URI address, String body, String authorization)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address)
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
