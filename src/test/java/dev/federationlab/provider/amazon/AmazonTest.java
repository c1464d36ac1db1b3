package dev.federationlab.provider.amazon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.federationlab.contract.ProviderContract;
import dev.federationlab.contract.TestBrowser;
import dev.federationlab.contract.TestBrowser.Page;
import dev.federationlab.decision.Check;
import dev.federationlab.decision.Decision;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.oauth.Parameters.UnreadableException;
import dev.federationlab.provider.ProviderStand;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the stand-in does as Login with Amazon does it, and other providers differently. */
class AmazonTest {
  private static TestAmazon amazon;

  @BeforeAll
  static void start() {
    amazon = new TestAmazon();
  }

  @AfterAll
  static void stop() {
    amazon.close();
  }

  @Test
  void answersWithTokensThatHaveABarInThem() {
    var tokens = tokens(TestAmazon.authorization());

    assertThat(tokens.fieldNames())
        .toIterable()
        .containsExactly("access_token", "refresh_token", "token_type", "expires_in");
    assertThat(tokens.get("access_token").asText()).startsWith("Atza|");
    assertThat(tokens.get("refresh_token").asText()).startsWith("Atzr|");
    assertThat(tokens.get("token_type").asText()).isEqualTo("bearer");
    assertThat(tokens.get("expires_in").asInt()).isEqualTo(3600);
  }

  @Test
  void sendsTheScopesBackWithTheCode() {
    assertThat(redirected(allowed(TestAmazon.authorization())))
        .containsOnlyKeys("code", "scope", "state")
        .containsEntry("scope", "profile postal_code");
  }

  @Test
  void saysToWhichAppATokenWasIssuedAndHowLongItLasts() {
    var token = accessToken(TestAmazon.authorization());
    var issued = amazon.clock.instant().getEpochSecond();
    amazon.clock.forward(Duration.ofSeconds(3));

    var info = json(tokenInfo(token));

    assertThat(info.fieldNames())
        .toIterable()
        .containsExactly("iss", "user_id", "aud", "app_id", "exp", "iat");
    assertThat(info.get("iss").asText()).isEqualTo("https://www.amazon.com");
    assertThat(info.get("user_id").asText()).matches("amzn1\\.account\\.A[0-9A-Z]{27}");
    assertThat(info.get("aud").asText()).isEqualTo(TestAmazon.APP.id());
    assertThat(info.get("app_id").asText()).matches("amzn1\\.application\\.[0-9a-f]{32}");
    assertThat(info.get("exp").asInt()).isEqualTo(3597);
    assertThat(info.get("iat").asLong()).isEqualTo(issued);
  }

  @Test
  void tellsOfAPersonWhatTheScopesAllow() {
    assertThat(profile("profile postal_code"))
        .containsOnlyKeys("user_id", "email", "name", "postal_code")
        .containsEntry("email", "ada@example.com")
        .containsEntry("name", "Ada Okafor")
        .containsEntry("postal_code", "98052");
    assertThat(profile("profile")).containsOnlyKeys("user_id", "email", "name");
    assertThat(profile("profile:user_id")).containsOnlyKeys("user_id");
    assertThat(profile("profile").get("user_id")).isEqualTo(profile("profile").get("user_id"));
  }

  @Test
  void refusesAScopeThatItDoesNotHave() {
    var request = changed(TestAmazon.authorization(), "scope", "profile,postal_code");

    assertThat(redirected(new TestBrowser().get(authorization(request))))
        .containsEntry("error", "invalid_scope");
    assertThat(
            redirected(
                new TestBrowser()
                    .get(authorization(changed(TestAmazon.authorization(), "scope", "")))))
        .containsEntry("error", "invalid_request");
  }

  @Test
  void refusesTokensThatAreNoGood() {
    var token = accessToken(TestAmazon.authorization());
    for (var bad : List.of("Atza|nothing", "x".repeat(4000), "%00")) {
      assertThat(tokenInfo(bad).status()).isEqualTo(400);
      assertThat(json(tokenInfo(bad)).get("error").asText()).isEqualTo("invalid_token");
    }
    assertThat(json(new TestBrowser().get(amazon.at("/auth/o2/tokeninfo"))).get("error").asText())
        .isEqualTo("invalid_request");
    var without = new TestBrowser().get(amazon.at("/user/profile"));
    assertThat(without.status()).isEqualTo(400);
    assertThat(amazon.get("/user/profile", "Authorization", "bearer Atza|no").statusCode())
        .isEqualTo(400);

    amazon.clock.forward(Duration.ofHours(1));
    var late = tokenInfo(token);
    assertThat(json(late).get("error").asText()).isEqualTo("invalid_token");
    assertThat(decision(late).failure().orElseThrow().what()).isEqualTo("expiry");
    assertThat(amazon.get("/user/profile", "Authorization", "bearer " + token).statusCode())
        .isEqualTo(400);
  }

  @Test
  void refreshesAnAccessToken() {
    var first = tokens(TestAmazon.authorization());
    var form = refresh(first.get("refresh_token").asText());

    var second = json(post(form));

    assertThat(second.get("refresh_token")).isEqualTo(first.get("refresh_token"));
    assertThat(second.get("access_token")).isNotEqualTo(first.get("access_token"));
    assertThat(json(tokenInfo(second.get("access_token").asText())).get("user_id"))
        .isEqualTo(json(tokenInfo(first.get("access_token").asText())).get("user_id"));
    assertError(changed(form, "refresh_token", "Atzr|nothing"), 400, "invalid_grant");
    assertError(changed(form, "refresh_token", ""), 400, "invalid_request");
    assertError(changed(form, "client_secret", "wrong"), 401, "invalid_client");
    assertError(changed(form, "client_secret", ""), 400, "invalid_request");
    var other = changed(form, "client_id", TestAmazon.OTHER_APP.id());
    assertError(
        changed(other, "client_secret", TestAmazon.OTHER_APP.secret()), 400, "invalid_grant");
  }

  @Test
  void takesTheVerifierForTheSecretOfAnAppThatCanKeepNone() {
    var form = new LinkedHashMap<>(TestAmazon.token(code(TestAmazon.authorization())));
    form.remove("client_secret");

    var answer = post(form);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(decision(answer).checks())
        .extracting(Check::what)
        .contains("client secret", "PKCE verifier");
    var refresh = refresh(json(answer).get("refresh_token").asText());
    refresh.remove("client_secret");
    assertThat(post(refresh).status()).isEqualTo(200);
  }

  @Test
  void takesNoVerifierForTheSecretWhereTheCodeWasAskedForWithoutChallenge() {
    var plain = TestAmazon.authorization();
    plain.remove("code_challenge");
    plain.remove("code_challenge_method");
    var form = TestAmazon.token(code(plain));
    form.remove("client_secret");

    assertError(form, 400, "invalid_grant");
    form.remove("code_verifier");
    assertError(form, 400, "invalid_request");
    form.put("client_secret", TestAmazon.APP.secret());
    assertThat(post(form).status()).isEqualTo(200);
  }

  @Test
  void takesTheSecretFromTheAuthorizationHeaderToo() {
    var form = TestAmazon.token(code(TestAmazon.authorization()));
    form.remove("client_id");
    form.remove("client_secret");
    var pair = TestAmazon.APP.id() + ":" + TestAmazon.APP.secret();
    var basic =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));

    var answer =
        new TestBrowser().post(amazon.at("/auth/o2/token"), form, Map.of("Authorization", basic));

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void namesTheErrorsOfTheTokenEndpoint() {
    var form = TestAmazon.token("ANnothing");

    assertError(form, 400, "invalid_grant");
    assertError(changed(form, "client_secret", "wrong"), 401, "invalid_client");
    assertError(changed(form, "client_id", "nobody"), 401, "invalid_client");
    assertError(changed(form, "client_id", ""), 400, "invalid_request");
    assertError(changed(form, "code", ""), 400, "invalid_request");
    assertError(changed(form, "grant_type", "password"), 400, "unsupported_grant_type");
    assertError(changed(form, "grant_type", ""), 400, "invalid_request");
    var elsewhere =
        changed(
            TestAmazon.token(code(TestAmazon.authorization())),
            "redirect_uri",
            TestAmazon.CALLBACK + "2");
    assertError(elsewhere, 400, "invalid_grant");
  }

  @Test
  void revokesWhatACodeBroughtWhenTheCodeIsUsedAgain() {
    var form = TestAmazon.token(code(TestAmazon.authorization()));
    var tokens = json(post(form));

    post(form);

    assertThat(tokenInfo(tokens.get("access_token").asText()).status()).isEqualTo(400);
    assertError(refresh(tokens.get("refresh_token").asText()), 400, "invalid_grant");
  }

  @Test
  void saysOnEveryPageWhomItStandsInFor() {
    var browser = new TestBrowser();
    var consent = consent(browser, TestAmazon.authorization());
    var pages =
        List.of(
            browser.get(amazon.at("/signup?" + query(TestAmazon.authorization()))),
            consent,
            browser.get(amazon.at("/nowhere")));

    for (var page : pages) {
      assertThat(page.html().title()).endsWith("stand-in for Amazon");
      assertThat(page.html().text()).contains("This is not Amazon.").doesNotContain("Google");
    }
    assertThat(consent.html().text()).contains("postal_code", "when you are away");
  }

  @Test
  void knowsNothingOfThePostalCodeOfWhoSignsUp() {
    var browser = new TestBrowser();
    var page = browser.get(amazon.at("/signup?" + query(TestAmazon.authorization())));
    var consent =
        browser.follow(
            browser.submit(
                page, "form#sign-up", Map.of("name", "Dora Novak", "email", "dora@learner.test")));
    var code = redirected(browser.submit(consent, "form#allow", Map.of())).get("code");

    var shown = shown(json(post(TestAmazon.token(code))).get("access_token").asText());

    assertThat(shown).containsOnlyKeys("user_id", "email", "name");
    assertThat(shown.get("user_id")).matches("amzn1\\.account\\.A[0-9A-Z]{27}");
  }

  @Test
  void registersAppsInTheFormsOfAmazon() {
    var app =
        amazon.controlled(
            "clients",
            "{\"provider\":\"amazon\",\"client_name\":\"New\",\"redirect_uris\":[\"http://localhost:1/cb\"]}");

    assertThat(app.get("client_id").asText())
        .matches("amzn1\\.application-oa2-client\\.[0-9a-f]{32}");
    assertThat(app.get("client_secret").asText()).matches("[0-9a-f]{64}");
  }

  @Test
  void mintsOddTokensForTheLabOnly() {
    var now = amazon.clock.instant().getEpochSecond();
    var expired =
        amazon.controlled(
            "tokens",
            "{\"provider\":\"amazon\",\"person\":\"ben\",\"audience\":\"%s\",\"issuedAt\":%d}"
                .formatted(TestAmazon.APP.id(), now - 7200));
    var foreign =
        amazon.controlled(
            "tokens", "{\"provider\":\"amazon\",\"person\":\"ben\",\"audience\":\"another-app\"}");

    assertThat(tokenInfo(expired.get("access_token").asText()).status()).isEqualTo(400);
    var token = foreign.get("access_token").asText();
    assertThat(json(tokenInfo(token)).get("aud").asText()).isEqualTo("another-app");
    assertThat(shown(token)).containsEntry("name", "Ben Lindqvist");
  }

  @Test
  void neverWritesASecretIntoADecision() {
    var code = code(TestAmazon.authorization());
    var traded = post(TestAmazon.token(code));
    var token = json(traded).get("access_token").asText();
    var refreshed = post(refresh(json(traded).get("refresh_token").asText()));
    var asked = tokenInfo(token);

    for (var answer : List.of(traded, refreshed, asked)) {
      assertThat(decision(answer).granted()).isTrue();
      assertThat(decision(answer).checks()).allMatch(Check::passed).isNotEmpty();
      assertThat(decision(answer).toString())
          .doesNotContain(
              code,
              token,
              json(traded).get("refresh_token").asText(),
              TestAmazon.APP.secret(),
              ProviderContract.VERIFIER);
    }
  }

  private static void assertError(Map<String, String> form, int status, String error) {
    var answer = post(form);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(json(answer).get("error").asText()).isEqualTo(error);
    assertThat(decision(answer).error()).isEqualTo(error);
    assertThat(decision(answer).failure()).isPresent();
  }

  private static Map<String, String> refresh(String token) {
    var form = new LinkedHashMap<String, String>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", token);
    form.put("client_id", TestAmazon.APP.id());
    form.put("client_secret", TestAmazon.APP.secret());
    return form;
  }

  private static Map<String, String> profile(String scope) {
    return shown(accessToken(changed(TestAmazon.authorization(), "scope", scope)));
  }

  private static Map<String, String> shown(String token) {
    var answer = amazon.get("/user/profile", "Authorization", "bearer " + token);
    assertThat(answer.statusCode()).isEqualTo(200);
    var all = new LinkedHashMap<String, String>();
    ProviderStand.json(answer.body())
        .fields()
        .forEachRemaining(field -> all.put(field.getKey(), field.getValue().asText()));
    return all;
  }

  private static Page tokenInfo(String token) {
    return new TestBrowser()
        .get(amazon.at("/auth/o2/tokeninfo?" + query(Map.of("access_token", token))));
  }

  private static String accessToken(Map<String, String> request) {
    return tokens(request).get("access_token").asText();
  }

  private static JsonNode tokens(Map<String, String> request) {
    return json(post(TestAmazon.token(code(request))));
  }

  private static Page post(Map<String, String> form) {
    return new TestBrowser().post(amazon.at("/auth/o2/token"), form, Map.of());
  }

  private static String code(Map<String, String> request) {
    return redirected(allowed(request)).get("code");
  }

  private static Page allowed(Map<String, String> request) {
    var browser = new TestBrowser();
    return browser.submit(consent(browser, request), "form#allow", Map.of());
  }

  private static Page consent(TestBrowser browser, Map<String, String> request) {
    return browser.follow(
        browser.submit(browser.get(authorization(request)), "form#continue-ada", Map.of()));
  }

  private static URI authorization(Map<String, String> request) {
    return amazon.at("/ap/oa?" + query(request));
  }

  private static Map<String, String> changed(
      Map<String, String> parameters, String name, String value) {
    var changed = new LinkedHashMap<>(parameters);
    changed.put(name, value);
    return changed;
  }

  private static String query(Map<String, String> parameters) {
    var present = new LinkedHashMap<>(parameters);
    present.values().removeIf(String::isEmpty);
    return new Parameters(present, Set.of()).encoded();
  }

  private static Map<String, String> redirected(Page page) {
    try {
      return Parameters.parse(page.location().getRawQuery()).values();
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode json(Page answer) {
    return ProviderStand.json(answer.response().body());
  }

  private static Decision decision(Page answer) {
    return amazon.decision(answer.response().headers().firstValue("X-Request-Id").orElseThrow());
  }
}
