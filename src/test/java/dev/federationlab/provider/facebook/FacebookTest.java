package dev.federationlab.provider.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.federationlab.contract.TestBrowser;
import dev.federationlab.contract.TestBrowser.Page;
import dev.federationlab.decision.Check;
import dev.federationlab.decision.Decision;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.oauth.Parameters.UnreadableException;
import dev.federationlab.provider.Client;
import dev.federationlab.provider.ProviderStand;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the stand-in does as Facebook does it, and other providers differently. */
class FacebookTest {
  private static final String APP_AND_SECRET =
      TestFacebook.APP.id() + "|" + TestFacebook.APP.secret();

  private static TestFacebook facebook;

  @BeforeAll
  static void start() {
    facebook = new TestFacebook();
  }

  @AfterAll
  static void stop() {
    facebook.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/v17.0", "/v2.8", "/v23.0"})
  void answersInEveryVersionAndWithout(String version) {
    var code = code(TestFacebook.classic());

    var answer = get(version + "/oauth/access_token", trade(code));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(json(answer).get("access_token").asText()).startsWith("EAA");
    assertThat(json(answer).get("token_type").asText()).isEqualTo("bearer");
    assertThat(json(answer).get("expires_in").asLong()).isEqualTo(5_184_000);
    assertThat(json(answer).fieldNames())
        .toIterable()
        .containsExactly("access_token", "token_type", "expires_in");
  }

  @Test
  void knowsNoPageOfAVersionThatIsNone() {
    assertThat(get("/vX/oauth/access_token", Map.of()).status()).isEqualTo(404);
    assertThat(get("/v17.0", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void takesScopesBetweenCommasAndAddsThePublicProfile() {
    assertThat(scopesOf("email")).containsExactly("public_profile", "email");
    assertThat(scopesOf("public_profile, email")).containsExactly("public_profile", "email");
    assertThat(scopesOf("")).containsExactly("public_profile");
  }

  @Test
  void refusesAScopeThatItDoesNotHave() {
    var page =
        new TestBrowser()
            .get(facebook.at("/dialog/oauth?" + query(changed("scope", "email,friends"))));

    assertThat(redirected(page)).containsEntry("error", "invalid_scope").containsKey("state");
  }

  @Test
  void saysThatThePersonDenied() {
    var browser = new TestBrowser();
    var consent = consent(browser, TestFacebook.classic());

    var page = browser.submit(consent, "form#deny", Map.of());

    assertThat(redirected(page))
        .containsOnly(
            Map.entry("state", "state-of-the-app"),
            Map.entry("error", "access_denied"),
            Map.entry("error_description", "Permissions error"),
            Map.entry("error_code", "200"),
            Map.entry("error_reason", "user_denied"));
  }

  @Test
  void sendsTheBrowserBackWithCodeAndStateAndNothingElse() {
    assertThat(redirected(allowed(TestFacebook.classic()))).containsOnlyKeys("state", "code");
  }

  @Test
  void wordsTheErrorsOfACodeInTheEnvelopeOfTheGraph() {
    assertError(trade("AQnothing"), 100, "Invalid verification code.");
    assertError(
        changed(trade("x"), "client_secret", "wrong"), 1, "Error validating client secret.");
    assertError(changed(trade("x"), "client_id", "nobody"), 101, "Error validating application.");
    assertError(changed(trade("x"), "client_id", ""), 101, "Missing client_id parameter.");
    assertError(changed(trade("x"), "client_secret", ""), 100, "Missing client_secret parameter.");
    assertError(trade(""), 100, "Missing code parameter.");
    assertError(changed(trade("x"), "grant_type", "password"), 100, "Invalid grant_type: password");
    var used = trade(code(TestFacebook.classic()));
    get("/oauth/access_token", used);
    assertError(used, 100, "This authorization code has been used.");
    var late = trade(code(TestFacebook.classic()));
    facebook.clock.forward(Duration.ofSeconds(60));
    assertError(late, 100, "This authorization code has expired.");
  }

  @Test
  void givesAnAppATokenOfItsOwn() {
    var answer =
        json(
            get(
                "/oauth/access_token",
                Map.of(
                    "client_id", TestFacebook.APP.id(),
                    "client_secret", TestFacebook.APP.secret(),
                    "grant_type", "client_credentials")));

    var token = answer.get("access_token").asText();
    assertThat(token)
        .startsWith(TestFacebook.APP.id() + "|")
        .doesNotContain(TestFacebook.APP.secret());
    assertThat(answer.has("expires_in")).isFalse();
    var data = debug(token, token);
    assertThat(data.get("type").asText()).isEqualTo("APP");
    assertThat(data.get("is_valid").asBoolean()).isTrue();
    assertThat(json(get("/app", Map.of("access_token", token))).get("name").asText())
        .isEqualTo("The Lab's app");
    assertThat(error(get("/me", Map.of("access_token", token)))).isEqualTo("2500");
  }

  @Test
  void saysOfATokenWhoseItIsAndForWhichApp() {
    var token = token(TestFacebook.classic());
    var issued = facebook.clock.instant().getEpochSecond();

    var data = debug(token, APP_AND_SECRET);

    assertThat(data.fieldNames())
        .toIterable()
        .containsExactly(
            "app_id",
            "type",
            "application",
            "data_access_expires_at",
            "expires_at",
            "is_valid",
            "issued_at",
            "scopes",
            "user_id");
    assertThat(data.get("app_id").asText()).isEqualTo(TestFacebook.APP.id());
    assertThat(data.get("type").asText()).isEqualTo("USER");
    assertThat(data.get("application").asText()).isEqualTo("The Lab's app");
    assertThat(data.get("expires_at").asLong()).isEqualTo(issued + 5_184_000);
    assertThat(data.get("issued_at").asLong()).isEqualTo(issued);
    assertThat(data.get("is_valid").asBoolean()).isTrue();
    assertThat(data.get("user_id").asText()).isEqualTo(id(token)).matches("\\d{17}");
  }

  @Test
  void letsATokenAskAboutItself() {
    var token = token(TestFacebook.classic());

    assertThat(debug(token, token).get("is_valid").asBoolean()).isTrue();
  }

  @Test
  void answers200ForABadTokenAndSaysSo() {
    var answer =
        get("/debug_token", Map.of("input_token", "EAAnothing", "access_token", APP_AND_SECRET));

    assertThat(answer.status()).isEqualTo(200);
    var data = json(answer).get("data");
    assertThat(data.get("is_valid").asBoolean()).isFalse();
    assertThat(data.get("error").get("code").asInt()).isEqualTo(190);
    assertThat(data.get("scopes")).isEmpty();
    assertThat(decision(answer).failure().orElseThrow().what()).isEqualTo("token");
  }

  @Test
  void tellsAnExpiredTokenFromOneThatNeverWas() {
    var token = token(TestFacebook.classic());
    facebook.clock.forward(Duration.ofDays(60));

    var data = debug(token, APP_AND_SECRET);
    var me = get("/me", Map.of("access_token", token));

    assertThat(data.get("is_valid").asBoolean()).isFalse();
    assertThat(data.get("error").get("subcode").asInt()).isEqualTo(463);
    assertThat(data.get("user_id").asText()).matches("\\d{17}");
    assertThat(me.status()).isEqualTo(400);
    var error = json(me).get("error");
    assertThat(error.get("code").asInt()).isEqualTo(190);
    assertThat(error.get("error_subcode").asInt()).isEqualTo(463);
    assertThat(error.get("type").asText()).isEqualTo("OAuthException");
    assertThat(error.get("fbtrace_id").asText()).startsWith("A");
    assertThat(error.get("message").asText())
        .matches(
            "Error validating access token: Session has expired on [A-Z][a-z]+day,"
                + " \\d\\d-[A-Z][a-z]{2}-\\d\\d \\d\\d:\\d\\d:\\d\\d P[SD]T\\. The current time is"
                + " .* P[SD]T\\.");
    assertThat(decision(me).failure().orElseThrow().what()).isEqualTo("expiry");
    facebook.clock.forward(Duration.ofSeconds(-60 * 24 * 3600));
  }

  @Test
  void doesNotSayOfAnotherAppsTokenWhoseItIs() {
    var token = token(changed("client_id", TestFacebook.OTHER_APP.id()), TestFacebook.OTHER_APP);

    var data = debug(token, APP_AND_SECRET);

    assertThat(data.get("is_valid").asBoolean()).isFalse();
    assertThat(data.get("error").get("code").asInt()).isEqualTo(100);
    assertThat(data.has("user_id")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 104",
    "EAAnothing, 190",
    "492844718097981|wrong-secret, 190",
    "nobody|secret, 190",
    "|, 190"
  })
  void saysNothingOfTokensToWhoeverIsNoApp(String accessToken, int code) {
    var token = token(TestFacebook.classic());

    var answer = get("/debug_token", Map.of("input_token", token, "access_token", accessToken));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(error(answer)).isEqualTo("" + code);
  }

  @Test
  void callsOnePersonByAnotherIdAtEveryApp() {
    var here = id(token(TestFacebook.classic()));
    var again = id(token(TestFacebook.classic()));
    var there =
        id(token(changed("client_id", TestFacebook.OTHER_APP.id()), TestFacebook.OTHER_APP));

    assertThat(again).isEqualTo(here);
    assertThat(there).isNotEqualTo(here).matches("\\d{17}");
  }

  @Test
  void tellsOfAPersonWhatIsAskedAndAllowed() {
    var token = token(TestFacebook.classic());
    var narrow = token(changed("scope", "public_profile"));

    assertThat(me(token, "")).containsOnlyKeys("name", "id");
    assertThat(me(token, "id,name,email"))
        .containsEntry("name", "Ada Okafor")
        .containsEntry("email", "ada@example.com");
    assertThat(me(token, "first_name,last_name,birthday,picture"))
        .containsOnlyKeys("first_name", "last_name", "id");
    assertThat(me(narrow, "id,name,email")).doesNotContainKey("email");
    var unknown = get("/me", Map.of("access_token", token, "fields", "id,nickname"));
    assertThat(error(unknown)).isEqualTo("100");
  }

  @Test
  void takesATokenFromTheAuthorizationHeaderToo() {
    var token = token(TestFacebook.classic());

    var answer = facebook.get("/v17.0/me", "Authorization", "Bearer " + token);

    assertThat(ProviderStand.json(answer.body()).get("name").asText()).isEqualTo("Ada Okafor");
  }

  @Test
  void refusesMeWithoutAGoodToken() {
    assertThat(error(get("/me", Map.of()))).isEqualTo("2500");
    assertThat(error(get("/me", Map.of("access_token", "EAAnothing")))).isEqualTo("190");
    assertThat(get("/me", Map.of("access_token", "x".repeat(4000))).status()).isEqualTo(400);
  }

  @Test
  void asksAgainWhenToldTo() {
    var browser = new TestBrowser();
    browser.submit(consent(browser, TestFacebook.classic()), "form#allow", Map.of());
    var again = facebook.at("/dialog/oauth?" + query(TestFacebook.classic()));
    var reauthenticate =
        facebook.at("/dialog/oauth?" + query(changed("auth_type", "reauthenticate")));
    var rerequest = facebook.at("/dialog/oauth?" + query(changed("auth_type", "rerequest")));

    assertThat(redirected(browser.get(again))).containsKey("code");
    assertThat(browser.get(reauthenticate).html().selectFirst("form#continue-ada")).isNotNull();
    assertThat(browser.follow(browser.get(rerequest)).html().selectFirst("form#allow")).isNotNull();
  }

  @Test
  void saysOnEveryPageWhomItStandsInFor() {
    var browser = new TestBrowser();
    var pages =
        List.of(
            browser.get(facebook.at("/v17.0/dialog/oauth?" + query(TestFacebook.classic()))),
            consent(browser, TestFacebook.classic()),
            browser.get(facebook.at("/signup?" + query(TestFacebook.classic()))),
            browser.get(facebook.at("/nowhere")));

    for (var page : pages) {
      assertThat(page.html().title()).endsWith("stand-in for Facebook");
      assertThat(page.html().text()).contains("This is not Facebook.").doesNotContain("Google");
    }
  }

  @Test
  void registersAppsInTheFormsOfFacebook() {
    var app =
        facebook.controlled(
            "clients",
            "{\"provider\":\"facebook\",\"client_name\":\"New\",\"redirect_uris\":[\"http://localhost:1/cb\"]}");

    assertThat(app.get("client_id").asText()).matches("\\d{15}");
    assertThat(app.get("client_secret").asText()).matches("[0-9a-f]{32}");
    var token = app.get("client_id").asText() + "|" + app.get("client_secret").asText();
    assertThat(json(get("/app", Map.of("access_token", token))).get("name").asText())
        .isEqualTo("New");
  }

  @Test
  void mintsOddTokensForTheLabOnly() {
    var now = facebook.clock.instant().getEpochSecond();
    var expired =
        facebook.controlled(
            "tokens",
            "{\"provider\":\"facebook\",\"person\":\"ben\",\"audience\":\"%s\",\"issuedAt\":%d,\"expiresAt\":%d}"
                .formatted(TestFacebook.APP.id(), now - 7200, now - 3600));
    var foreign =
        facebook.controlled(
            "tokens", "{\"provider\":\"facebook\",\"person\":\"ben\",\"audience\":\"999999\"}");

    var data = debug(expired.get("access_token").asText(), APP_AND_SECRET);
    assertThat(data.get("error").get("subcode").asInt()).isEqualTo(463);
    assertThat(data.get("expires_at").asLong()).isEqualTo(now - 3600);
    var token = foreign.get("access_token").asText();
    assertThat(debug(token, token).get("app_id").asText()).isEqualTo("999999");
    assertThat(me(token, "name")).containsEntry("name", "Ben Lindqvist");
    for (var wrong :
        List.of(
            "{\"provider\":\"facebook\"}",
            "{\"provider\":\"facebook\",\"person\":\"eve\",\"audience\":\"1\"}",
            "{\"provider\":\"facebook\",\"person\":\"ada\",\"audience\":1}")) {
      assertThat(facebook.control("tokens", wrong).statusCode()).isEqualTo(400);
    }
    assertThat(facebook.control("rotate", "{\"provider\":\"facebook\"}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void neverWritesASecretIntoADecision() {
    var code = code(TestFacebook.classic());
    var traded = get("/oauth/access_token", trade(code));
    var token = json(traded).get("access_token").asText();
    var debugged =
        get("/debug_token", Map.of("input_token", token, "access_token", APP_AND_SECRET));
    var me = get("/me", Map.of("access_token", token));

    for (var answer : List.of(traded, debugged, me)) {
      assertThat(decision(answer).granted()).isTrue();
      assertThat(decision(answer).checks()).allMatch(Check::passed).isNotEmpty();
      assertThat(decision(answer).checks()).noneMatch(check -> check.source().isEmpty());
      assertThat(decision(answer).toString())
          .doesNotContain(code, token, TestFacebook.APP.secret());
    }
  }

  private static void assertError(Map<String, String> form, int code, String message) {
    var answer = get("/oauth/access_token", form);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(error(answer)).isEqualTo("" + code);
    assertThat(json(answer).get("error").get("message").asText()).isEqualTo(message);
    assertThat(decision(answer).error()).isEqualTo("OAuthException " + code);
  }

  private static List<String> scopesOf(String scope) {
    var scopes = debug(token(changed("scope", scope)), APP_AND_SECRET).get("scopes");
    return StreamSupport.stream(scopes.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static JsonNode debug(String token, String accessToken) {
    var answer = get("/debug_token", Map.of("input_token", token, "access_token", accessToken));
    assertThat(answer.status()).isEqualTo(200);
    return json(answer).get("data");
  }

  private static String id(String token) {
    return me(token, "id").get("id");
  }

  private static Map<String, String> me(String token, String fields) {
    var me = json(get("/me", Map.of("access_token", token, "fields", fields)));
    var all = new LinkedHashMap<String, String>();
    me.fields().forEachRemaining(field -> all.put(field.getKey(), field.getValue().asText()));
    return all;
  }

  private static String token(Map<String, String> request) {
    return token(request, TestFacebook.APP);
  }

  private static String token(Map<String, String> request, Client app) {
    var form = trade(code(request));
    form.put("client_id", app.id());
    form.put("client_secret", app.secret());
    return json(get("/oauth/access_token", form)).get("access_token").asText();
  }

  private static Map<String, String> trade(String code) {
    var form = TestFacebook.token(code);
    form.remove("code_verifier");
    return form;
  }

  private static String code(Map<String, String> request) {
    return redirected(allowed(request)).get("code");
  }

  private static Page allowed(Map<String, String> request) {
    var browser = new TestBrowser();
    return browser.submit(consent(browser, request), "form#allow", Map.of());
  }

  private static Page consent(TestBrowser browser, Map<String, String> request) {
    var page = browser.get(facebook.at("/v17.0/dialog/oauth?" + query(request)));
    return browser.follow(browser.submit(page, "form#continue-ada", Map.of()));
  }

  private static Map<String, String> changed(String name, String value) {
    return changed(TestFacebook.classic(), name, value);
  }

  private static Map<String, String> changed(
      Map<String, String> parameters, String name, String value) {
    var changed = new LinkedHashMap<>(parameters);
    changed.put(name, value);
    return changed;
  }

  private static Page get(String path, Map<String, String> parameters) {
    return new TestBrowser().get(facebook.at(path + "?" + query(parameters)));
  }

  private static String query(Map<String, String> parameters) {
    return new Parameters(parameters, Set.of()).encoded();
  }

  private static Map<String, String> redirected(Page page) {
    try {
      return Parameters.parse(page.location().getRawQuery()).values();
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }

  private static String error(Page answer) {
    return json(answer).get("error").get("code").asText();
  }

  private static JsonNode json(Page answer) {
    return ProviderStand.json(answer.response().body());
  }

  private static Decision decision(Page answer) {
    return facebook.decision(answer.response().headers().firstValue("X-Request-Id").orElseThrow());
  }
}
