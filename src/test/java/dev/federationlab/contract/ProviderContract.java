package dev.federationlab.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.contract.TestBrowser.Page;
import dev.federationlab.decision.Check;
import dev.federationlab.decision.Decision;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What every web identity provider must do toward apps and browsers, whatever its addresses and
 * tokens look like.
 */
public abstract class ProviderContract {
  /** RFC 7636 appendix B. */
  public static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  public static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  /** The authorization endpoint. */
  protected abstract URI authorizationEndpoint();

  /** The token endpoint. */
  protected abstract URI tokenEndpoint();

  /** The registered app's redirect address. */
  protected abstract String callback();

  /** The parameters of an authorization request that is right, with the challenge of RFC 7636. */
  protected abstract Map<String, String> request();

  /** The form that trades a code, right in everything else. */
  protected abstract Map<String, String> tokenForm(String code);

  /** What the token endpoint says of a code that is no good, and decisions call it. */
  protected String invalidGrant() {
    return "invalid_grant";
  }

  /** The error that an answer of the token endpoint names. */
  protected String errorIn(JsonNode answer) {
    return answer.get("error").asText();
  }

  /** The client ID and secret of another registered app, as they stand in the token form. */
  protected abstract Map<String, String> otherApp();

  /** The sign-in form of a ready person. */
  protected abstract String readyPersonForm();

  protected abstract void forward(Duration time);

  protected abstract Decision decision(String requestId);

  @Test
  void sendsTheBrowserBackWithCodeAndState() {
    var answer = parameters(allowed(new TestBrowser(), request()));

    assertThat(answer).containsEntry("state", "state-of-the-app").containsKey("code");
  }

  @Test
  void tradesTheCodeForAToken() {
    var answer = redeem(tokenForm(code()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("access_token").asText()).isNotEmpty();
    assertThat(answer.json().get("token_type").asText()).isEqualToIgnoringCase("bearer");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.decision().granted()).isTrue();
    assertThat(answer.decision().checks()).extracting(Check::passed).containsOnly(true);
  }

  @Test
  void refusesAnUnknownAppOnAPageOfItsOwn() {
    var page = new TestBrowser().get(authorization(with(request(), "client_id", "nobody")));

    assertRefusedOnOwnPage(page);
    assertThat(decisionOf(page).failure().orElseThrow().what()).isEqualTo("client");
  }

  @Test
  void refusesAnAddressThatIsNotRegisteredOnAPageOfItsOwn() {
    for (var address :
        List.of(
            callback() + "/",
            callback() + "?x=1",
            callback() + "#x",
            callback().replace("localhost", "LOCALHOST"),
            callback().replace("localhost", "localhost@evil.example"),
            callback() + "/../callback",
            "https://evil.example/callback",
            "javascript:alert(1)",
            "//evil.example")) {
      var page = new TestBrowser().get(authorization(with(request(), "redirect_uri", address)));

      assertRefusedOnOwnPage(page);
      assertThat(decisionOf(page).failure().orElseThrow().what()).isEqualTo("redirect address");
    }
  }

  @Test
  void refusesARepeatedParameter() {
    var address = URI.create(authorization(request()) + "&scope=openid");

    var page = new TestBrowser().get(address);

    assertThat(parameters(page))
        .containsEntry("error", "invalid_request")
        .containsEntry("state", "state-of-the-app");
  }

  @Test
  void sendsOtherErrorsToTheApp() {
    var page = new TestBrowser().get(authorization(with(request(), "response_type", "token")));

    assertThat(page.location().toString()).startsWith(callback() + "?");
    assertThat(parameters(page))
        .containsEntry("error", "unsupported_response_type")
        .containsEntry("state", "state-of-the-app")
        .doesNotContainKey("code");
  }

  @Test
  void tellsTheAppWhenThePersonDenies() {
    var browser = new TestBrowser();

    var page = browser.submit(consentPage(browser, request()), "form#deny", Map.of());

    assertThat(parameters(page))
        .containsEntry("error", "access_denied")
        .containsEntry("state", "state-of-the-app");
    assertThat(decisionOf(page).error()).isEqualTo("access_denied");
  }

  @Test
  void refusesACodeUsedTwice() {
    var form = tokenForm(code());
    redeem(form);

    var second = redeem(form);

    assertRefused(second, invalidGrant(), "code unused");
  }

  @Test
  void refusesACodeAfterSixtySeconds() {
    var inTime = tokenForm(code());
    var late = tokenForm(code());

    forward(Duration.ofSeconds(59));
    assertThat(redeem(inTime).status()).isEqualTo(200);
    forward(Duration.ofSeconds(1));
    assertRefused(redeem(late), invalidGrant(), "code's age");
  }

  @Test
  void refusesACodeThatItDidNotIssue() {
    assertRefused(redeem(tokenForm("4/0Anobody")), invalidGrant(), "code");
  }

  @Test
  void refusesACodeOfAnotherApp() {
    var form = new LinkedHashMap<>(tokenForm(code()));
    form.putAll(otherApp());

    assertRefused(redeem(form), invalidGrant(), "code's client");
  }

  @Test
  void refusesAnotherVerifierAndShowsBothChallenges() {
    var verifier = VERIFIER.replace('d', 'e');

    var answer = redeem(with(tokenForm(code()), "code_verifier", verifier));

    assertRefused(answer, invalidGrant(), "PKCE verifier");
    var check = answer.decision().failure().orElseThrow();
    assertThat(check.wanted()).contains(CHALLENGE);
    assertThat(check.saw())
        .startsWith("BASE64URL(SHA256(verifier)) = ")
        .doesNotContain(CHALLENGE, verifier);
  }

  @Test
  void refusesACodeWithoutItsVerifier() {
    assertRefused(
        redeem(with(tokenForm(code()), "code_verifier", "")), invalidGrant(), "PKCE verifier");
  }

  @Test
  void refusesAVerifierForACodeWithoutChallenge() {
    var plain = new LinkedHashMap<>(request());
    plain.remove("code_challenge");
    plain.remove("code_challenge_method");
    var code = parameters(allowed(new TestBrowser(), plain)).get("code");

    assertRefused(redeem(tokenForm(code)), invalidGrant(), "PKCE verifier");
    assertThat(redeem(with(tokenForm(code), "code_verifier", "")).status()).isEqualTo(200);
  }

  @Test
  void ofTwentyRedemptionsAtOnceExactlyOneWins() throws Exception {
    var form = tokenForm(code());
    var threads = Executors.newFixedThreadPool(20);
    try {
      List<Callable<Answer>> all = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        all.add(() -> redeem(form));
      }
      var statuses = new ArrayList<Integer>();
      for (var answer : threads.invokeAll(all)) {
        statuses.add(answer.get().status());
      }
      assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
      assertThat(statuses).filteredOn(status -> status == 400).hasSize(19);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void refusesAFormThatIsNotFromItsOwnPage() {
    var browser = new TestBrowser();
    var page = browser.get(authorization(request()));

    var forged = browser.submit(page, readyPersonForm(), Map.of("form_token", "x"));
    var stolen = new TestBrowser().submit(page, readyPersonForm(), Map.of());

    assertThat(forged.status()).isEqualTo(403);
    assertThat(stolen.status()).isEqualTo(403);
  }

  @Test
  void answersHostileQueriesWithA4xxOrARefusal() {
    var hostile =
        List.of(
            "%",
            "%zz",
            "%ff%fe",
            "a=%c0%af",
            "client_id=%00",
            "client_id=" + "x".repeat(5000),
            "&&&==&=",
            "client_id[]=1",
            "state=" + "a".repeat(6000),
            "x=1&".repeat(80));
    for (var query : hostile) {
      var page = new TestBrowser().get(rawUri(authorizationEndpoint() + "?" + query));
      assertThat(page.status()).describedAs(query).isBetween(400, 499);
      assertThat(page.response().body()).describedAs(query).doesNotContain("Exception");
    }
  }

  @Test
  void givesEveryAnswerARequestIdAndSecurityHeaders() {
    for (var page :
        List.of(
            new TestBrowser().get(authorization(request())),
            new TestBrowser().get(authorizationEndpoint()),
            new TestBrowser().get(tokenEndpoint()),
            new TestBrowser().get(authorizationEndpoint().resolve("/nothing/here")),
            new TestBrowser().get(authorizationEndpoint().resolve("/healthz")))) {
      var headers = page.response().headers();
      assertThat(headers.firstValue("X-Request-Id")).isPresent();
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'");
      assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(headers.firstValue("Server")).isEmpty();
    }
  }

  /** The token endpoint's answer. */
  protected record Answer(Page page, Decision decision) {
    public int status() {
      return page.status();
    }

    public JsonNode json() {
      try {
        return JsonMapper.builder().build().readTree(page.response().body());
      } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
        throw new AssertionError(page.response().body(), e);
      }
    }

    public String header(String name) {
      return page.response().headers().firstValue(name).orElse("");
    }
  }

  protected final Answer redeem(Map<String, String> form) {
    return redeem(form, Map.of());
  }

  protected final Answer redeem(Map<String, String> form, Map<String, String> headers) {
    var page = new TestBrowser().post(tokenEndpoint(), form, headers);
    return new Answer(page, decisionOf(page));
  }

  protected final String code() {
    return parameters(allowed(new TestBrowser(), request())).get("code");
  }

  /** Signs in as a ready person and allows everything; the answer goes back to the app. */
  protected final Page allowed(TestBrowser browser, Map<String, String> request) {
    return browser.submit(consentPage(browser, request), "form#allow", Map.of());
  }

  protected final Page consentPage(TestBrowser browser, Map<String, String> request) {
    return browser.follow(
        browser.submit(browser.get(authorization(request)), readyPersonForm(), Map.of()));
  }

  protected final URI authorization(Map<String, String> request) {
    return URI.create(authorizationEndpoint() + "?" + query(request));
  }

  protected static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(
            entry ->
                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  protected static Map<String, String> with(
      Map<String, String> parameters, String name, String value) {
    var changed = new LinkedHashMap<>(parameters);
    changed.put(name, value);
    return changed;
  }

  protected static Map<String, String> parameters(Page redirect) {
    var found = new LinkedHashMap<String, String>();
    for (var pair : redirect.location().getRawQuery().split("&")) {
      var parts = pair.split("=", 2);
      found.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return found;
  }

  protected final Decision decisionOf(Page page) {
    return decision(page.response().headers().firstValue("X-Request-Id").orElseThrow());
  }

  protected final void assertRefused(Answer answer, String error, String check) {
    assertThat(errorIn(answer.json())).isEqualTo(error);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.decision().error()).isEqualTo(error);
    assertThat(answer.decision().failure().orElseThrow().what()).isEqualTo(check);
  }

  private static void assertRefusedOnOwnPage(Page page) {
    assertThat(page.status()).isBetween(400, 499);
    assertThat(page.response().headers().firstValue("Location")).isEmpty();
    assertThat(page.html().selectFirst("h1")).isNotNull();
  }

  /**
   * An address that {@link URI} would refuse is sent with its query as it is, where the client
   * allows it.
   */
  private static URI rawUri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      return URI.create(
          text.replaceAll("%(?![0-9a-fA-F]{2})", "%25").replace("[", "%5B").replace("]", "%5D"));
    }
  }
}
