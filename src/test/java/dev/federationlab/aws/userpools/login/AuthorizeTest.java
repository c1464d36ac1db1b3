package dev.federationlab.aws.userpools.login;

import static dev.federationlab.aws.userpools.login.LoginStand.CALLBACK;
import static dev.federationlab.aws.userpools.login.LoginStand.PASSWORD;
import static dev.federationlab.aws.userpools.login.LoginStand.failures;
import static dev.federationlab.aws.userpools.login.LoginStand.header;
import static dev.federationlab.aws.userpools.login.LoginStand.parameters;
import static dev.federationlab.aws.userpools.login.LoginStand.query;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.federationlab.contract.TestBrowser;
import dev.federationlab.contract.TestBrowser.Page;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** {@code /oauth2/authorize} and {@code /logout}: what they take and how they refuse. */
class AuthorizeTest {
  private static LoginStand stand;
  private static String pool;
  private static UserPoolClientType client;

  @BeforeAll
  static void start() {
    stand = new LoginStand();
    pool = stand.pool(request -> {});
    client = stand.client(pool, request -> {});
    stand.person(pool, "alice");
  }

  @AfterAll
  static void stop() {
    stand.close();
  }

  private static Map<String, String> with(String name, String value) {
    var request = new LinkedHashMap<>(stand.request(client));
    request.put(name, value);
    return request;
  }

  private static Page asked(Map<String, String> request) {
    return new TestBrowser().get(stand.authorize(request));
  }

  @Test
  void sendsTheBrowserToTheSignInPageWithTheSameRequest() {
    var answer = asked(stand.request(client));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.location().getPath()).isEqualTo("/login");
    assertThat(query(answer.location())).isEqualTo(stand.request(client));
    assertThat(stand.decision(answer).granted()).isTrue();
    assertThat(stand.decision(answer).party()).isEqualTo("User pool");
    assertThat(stand.decision(answer).operation()).isEqualTo("authorize");
  }

  @Test
  void goesBackToTheAppWithACodeAndTheState() {
    var answer = query(stand.signIn(new TestBrowser(), stand.request(client), "alice").location());

    assertThat(answer).containsOnlyKeys("code", "state");
    assertThat(answer).containsEntry("state", "state-of-the-app");
    assertThat(answer.get("code"))
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:7070/callback/",
        "http://localhost:7070/callback?x=y",
        "http://localhost:7070/CALLBACK",
        "http://localhost:7070/callback#f",
        "http://localhost:7071/callback",
        "https://localhost:7070/callback",
        "http://localhost:7070@evil.example/callback",
        "//evil.example",
        ""
      })
  void neverSendsABrowserToAnAddressThatIsNotRegistered(String address) {
    var answer = asked(with("redirect_uri", address));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.location())
        .isEqualTo(URI.create(stand.aws.address() + "/error?error=redirect_mismatch"));
    assertThat(failures(stand.decision(answer))).containsExactly("redirect address");
    var page = new TestBrowser().follow(answer);
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.html().text())
        .contains("An error was encountered with the requested page.")
        .contains("redirect_mismatch");
  }

  @Test
  void showsItsOwnErrorPageForAClientThatNoPoolHas() {
    var answer = asked(with("client_id", "1234567890abcdefghijklmnop"));

    assertThat(answer.location().toString()).endsWith("/error?error=invalid_client");
    assertThat(failures(stand.decision(answer))).containsExactly("app client");
  }

  @Test
  void aPoolWithoutDomainHasNoManagedLogin() {
    var bare = stand.cognito.createUserPool(request -> request.poolName("bare")).userPool().id();
    var request = stand.request(stand.client(bare, change -> {}));

    var answer = asked(request);

    assertThat(answer.location().toString()).endsWith("/error?error=no_domain");
    assertThat(new TestBrowser().follow(answer).html().text()).contains("CreateUserPoolDomain");
  }

  @ParameterizedTest
  @CsvSource({
    "response_type, id_token, invalid_request, response type",
    "response_type, '', invalid_request, response type",
    "scope, openid orders/read, invalid_scope, scope orders/read",
    "scope, email, invalid_scope, scope openid",
    "code_challenge_method, plain, invalid_request, PKCE",
    "code_challenge_method, '', invalid_request, PKCE",
    "code_challenge, '', invalid_request, PKCE",
    "code_challenge, short, invalid_request, PKCE",
    "prompt, none, login_required, session",
    "prompt, none login, invalid_request, prompt",
    "identity_provider, Facebook, invalid_request, identity provider",
    "idp_identifier, example.com, invalid_request, identity provider"
  })
  void refusesByRedirectWithTheStateOfTheApp(
      String name, String value, String error, String failed) {
    var answer = asked(with(name, value));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.location().toString()).startsWith(CALLBACK + "?");
    assertThat(query(answer.location()))
        .containsEntry("error", error)
        .containsEntry("state", "state-of-the-app")
        .doesNotContainKey("code");
    assertThat(failures(stand.decision(answer))).containsExactly(failed);
    assertThat(stand.decision(answer).error()).isEqualTo(error);
  }

  @Test
  void refusesAParameterThatOccursTwice() {
    var twice = URI.create(stand.authorize(stand.request(client)) + "&scope=openid");

    assertThat(query(new TestBrowser().get(twice).location()))
        .containsEntry("error", "invalid_request");
  }

  @Test
  void refusesAFlowThatTheClientMayNotUse() {
    var codeOnly = stand.client(pool, request -> request.allowedOAuthFlows(OAuthFlowType.CODE));
    var request = new LinkedHashMap<>(stand.request(codeOnly));
    request.put("response_type", "token");

    assertThat(query(asked(request).location())).containsEntry("error", "unauthorized_client");
  }

  @Test
  void aClientWithoutIdentityProvidersHasNoPages() {
    var closed = stand.client(pool, request -> request.supportedIdentityProviders(new String[0]));

    var answer = asked(stand.request(closed));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.html().text()).contains("SupportedIdentityProviders");
  }

  @Test
  void whoIsSignedInGoesThroughWithoutAPage() {
    var browser = new TestBrowser();
    stand.signIn(browser, stand.request(client), "alice");

    var again = browser.get(stand.authorize(with("state", "another")));

    assertThat(query(again.location())).containsKey("code").containsEntry("state", "another");
    assertThat(query(browser.get(stand.authorize(with("prompt", "none"))).location()))
        .containsKey("code");
    assertThat(browser.get(stand.authorize(with("prompt", "login"))).location().getPath())
        .isEqualTo("/login");
    assertThat(browser.get(stand.address("/login", stand.request(client))).html().text())
        .contains("Continue as alice");
  }

  @Test
  void aSessionEndsAfterAnHour() {
    try (var own = new LoginStand()) {
      var its = own.pool(request -> {});
      var app = own.client(its, request -> {});
      own.person(its, "alice");
      var browser = new TestBrowser();
      own.signIn(browser, own.request(app), "alice");

      own.aws.clock.advance(Duration.ofMinutes(59));
      assertThat(query(browser.get(own.authorize(own.request(app))).location()))
          .containsKey("code");
      own.aws.clock.advance(Duration.ofMinutes(2));
      assertThat(browser.get(own.authorize(own.request(app))).location().getPath())
          .isEqualTo("/login");
    }
  }

  @Test
  void aSessionEndsWithThePasswordThatBeganIt() {
    stand.person(pool, "petra");
    var browser = new TestBrowser();
    stand.signIn(browser, stand.request(client), "petra");
    stand.aws.clock.advance(Duration.ofSeconds(1));
    stand.cognito.adminSetUserPassword(
        set -> set.userPoolId(pool).username("petra").password(PASSWORD).permanent(true));

    var answer = browser.get(stand.authorize(stand.request(client)));

    assertThat(answer.location().getPath()).isEqualTo("/login");
    assertThat(browser.follow(answer).html().select("#continue")).isEmpty();
    stand.signIn(browser, stand.request(client), "petra");
    assertThat(query(browser.get(stand.authorize(stand.request(client))).location()))
        .containsKey("code");
  }

  @Test
  void aDisabledUserIsNoLongerSignedIn() {
    stand.person(pool, "dora");
    var browser = new TestBrowser();
    stand.signIn(browser, stand.request(client), "dora");
    stand.cognito.adminDisableUser(request -> request.userPoolId(pool).username("dora"));

    assertThat(browser.get(stand.authorize(stand.request(client))).location().getPath())
        .isEqualTo("/login");
  }

  @Test
  void implicitGivesTokensInTheFragmentAndNeverARefreshToken() throws Exception {
    var request = with("response_type", "token");
    request.put("nonce", "n-0S6");
    var location = stand.signIn(new TestBrowser(), request, "alice").location();

    assertThat(location.getRawQuery()).isNull();
    var answer = parameters(location.getRawFragment());
    assertThat(answer)
        .containsOnlyKeys("id_token", "access_token", "token_type", "expires_in", "state")
        .containsEntry("token_type", "bearer")
        .containsEntry("expires_in", "3600");
    var claims = SignedJWT.parse(answer.get("id_token")).getJWTClaimsSet();
    assertThat(claims.getStringClaim("nonce")).isEqualTo("n-0S6");
    assertThat(claims.getAudience()).containsExactly(client.clientId());
  }

  @Test
  void logoutEndsTheSessionAndGoesToARegisteredAddressOnly() {
    var browser = new TestBrowser();
    stand.signIn(browser, stand.request(client), "alice");
    var elsewhere =
        browser.get(
            stand.address(
                "/logout",
                Map.of("client_id", client.clientId(), "logout_uri", "http://evil.example")));
    assertThat(elsewhere.location().toString()).endsWith("/error?error=redirect_mismatch");

    var out =
        browser.get(
            stand.address(
                "/logout",
                Map.of("client_id", client.clientId(), "logout_uri", "http://localhost:7070/bye")));

    assertThat(out.location()).isEqualTo(URI.create("http://localhost:7070/bye"));
    assertThat(browser.get(stand.authorize(stand.request(client))).location().getPath())
        .isEqualTo("/login");
  }

  @Test
  void logoutCanLeadToTheSignInPageInstead() {
    var out = new TestBrowser().get(stand.address("/logout", stand.request(client)));

    assertThat(out.location().getPath()).isEqualTo("/login");
    assertThat(query(out.location())).containsEntry("redirect_uri", CALLBACK);
  }

  @Test
  void pagesCannotBeFramedAndSayNothingToOthers() {
    var page = new TestBrowser().get(stand.address("/login", stand.request(client)));

    assertThat(header(page, "Content-Security-Policy"))
        .contains("frame-ancestors 'none'")
        .contains("form-action 'self' http://localhost:7070;")
        .doesNotContain("unsafe");
    assertThat(header(page, "X-Frame-Options")).isEqualTo("DENY");
    assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(page, "Referrer-Policy")).isEqualTo("same-origin");
    assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(page, "x-amz-cognito-request-id"))
        .isEqualTo(header(page, "x-amzn-requestid"))
        .isNotEmpty();
    assertThat(header(page, "Set-Cookie"))
        .startsWith("cognito-" + pool + "=")
        .contains("HttpOnly")
        .contains("SameSite=Lax")
        .contains("Path=/")
        .contains("Max-Age=3600");
  }

  @Test
  void theErrorPageShowsNothingThatItDoesNotKnow() {
    var page =
        new TestBrowser().get(stand.address("/error", Map.of("error", "Call 555 <b>now</b>")));

    assertThat(page.html().text()).doesNotContain("555");
  }

  @Test
  void aSessionIsWorthNothingAtAnAppClientThatLetsInOthersOnly() {
    var its = stand.pool(request -> {});
    stand.cognito.createIdentityProvider(
        request ->
            request
                .userPoolId(its)
                .providerName("Facebook")
                .providerType(IdentityProviderTypeType.FACEBOOK)
                .providerDetails(
                    Map.of("client_id", "1", "client_secret", "s", "authorize_scopes", "email")));
    stand.person(its, "alice");
    var open = stand.client(its, request -> {});
    var narrow = stand.client(its, request -> request.supportedIdentityProviders("Facebook"));
    var browser = new TestBrowser();
    assertThat(query(stand.signIn(browser, stand.request(open), "alice").location()))
        .containsKey("code");

    var answer = browser.get(stand.authorize(stand.request(narrow)));

    assertThat(answer.location().toString()).contains("/facebook/").doesNotContain("code=");
  }
}
