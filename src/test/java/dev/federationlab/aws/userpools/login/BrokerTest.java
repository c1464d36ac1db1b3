package dev.federationlab.aws.userpools.login;

import static dev.federationlab.aws.userpools.login.LoginStand.CALLBACK;
import static dev.federationlab.aws.userpools.login.LoginStand.codeForm;
import static dev.federationlab.aws.userpools.login.LoginStand.failures;
import static dev.federationlab.aws.userpools.login.LoginStand.json;
import static dev.federationlab.aws.userpools.login.LoginStand.query;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.federationlab.aws.TestAws;
import dev.federationlab.contract.TestBrowser;
import dev.federationlab.contract.TestBrowser.Page;
import dev.federationlab.decision.Decision;
import dev.federationlab.provider.Client;
import dev.federationlab.provider.ProviderListener;
import dev.federationlab.provider.Surroundings;
import dev.federationlab.provider.TestPages;
import dev.federationlab.provider.amazon.Amazon;
import dev.federationlab.provider.facebook.Facebook;
import dev.federationlab.provider.google.Google;
import dev.federationlab.token.FewKeyPairs;
import java.net.ServerSocket;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** The pool as broker: with Google, Facebook and Amazon, each on its own origin. */
class BrokerTest {
  private static final Client APP_AT_GOOGLE = client("google-id.apps.googleusercontent.com");
  private static final Client APP_AT_FACEBOOK = client("492844718097981");
  private static final Client APP_AT_AMAZON = client("amzn1.application-oa2-client.0123");
  private static final String SECRET = "the-pools-own-secret";

  private static LoginStand stand;
  private static ProviderListener providers;
  private static String pool;
  private static UserPoolClientType client;

  private static Client client(String id) {
    return new Client(id, SECRET, "photos", List.of("http://localhost/registered-below"));
  }

  private static Client at(TestAws aws, Client client) {
    return new Client(
        client.id(), SECRET, client.name(), List.of(aws.address() + "/oauth2/idpresponse"));
  }

  @BeforeAll
  static void start() throws Exception {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var origin = URI.create("http://localhost:" + port);
    var aws = new TestAws(origin);
    stand = new LoginStand(aws);
    var around =
        new Surroundings(
            aws.store,
            new FewKeyPairs(),
            aws.trail,
            aws.clock,
            new SecureRandom(),
            new TestPages());
    providers =
        ProviderListener.start(
            new ProviderListener.Settings("127.0.0.1", port, origin, "control"),
            own ->
                List.of(
                    new Google(own, around, List.of(at(aws, APP_AT_GOOGLE))),
                    new Facebook(own, around, List.of(at(aws, APP_AT_FACEBOOK))),
                    new Amazon(own, around, List.of(at(aws, APP_AT_AMAZON)))));
    pool = stand.pool(request -> {});
    withProviders(pool, SECRET);
    client = brokered(pool);
  }

  @AfterAll
  static void stop() {
    providers.close();
    stand.close();
  }

  private static void withProviders(String poolId, String secret) {
    provider(
        poolId,
        IdentityProviderTypeType.GOOGLE,
        APP_AT_GOOGLE.id(),
        secret,
        "email profile openid",
        Map.of("email", "email", "email_verified", "email_verified", "name", "name"));
    provider(
        poolId,
        IdentityProviderTypeType.FACEBOOK,
        APP_AT_FACEBOOK.id(),
        secret,
        "public_profile, email",
        Map.of("email", "email", "name", "name", "given_name", "first_name"));
    provider(
        poolId,
        IdentityProviderTypeType.LOGIN_WITH_AMAZON,
        APP_AT_AMAZON.id(),
        secret,
        "profile",
        Map.of("email", "email", "name", "name"));
  }

  private static void provider(
      String poolId,
      IdentityProviderTypeType type,
      String id,
      String secret,
      String scopes,
      Map<String, String> mapping) {
    stand.cognito.createIdentityProvider(
        request ->
            request
                .userPoolId(poolId)
                .providerName(type.toString())
                .providerType(type)
                .providerDetails(
                    Map.of("client_id", id, "client_secret", secret, "authorize_scopes", scopes))
                .attributeMapping(mapping));
  }

  private static UserPoolClientType brokered(String poolId) {
    return stand.client(
        poolId,
        request ->
            request.supportedIdentityProviders("COGNITO", "Google", "Facebook", "LoginWithAmazon"));
  }

  private static Map<String, String> request(UserPoolClientType app, String provider) {
    var request = new LinkedHashMap<>(stand.request(app));
    request.put("identity_provider", provider);
    return request;
  }

  /** By way of the provider, up to the address that it sends the browser back to. */
  private static URI back(TestBrowser browser, Map<String, String> request, String form) {
    var signIn = browser.follow(browser.get(stand.authorize(request)));
    var page = browser.submit(signIn, form, Map.of());
    while (page.status() >= 300
        && page.status() < 400
        && !page.location().getPath().equals("/oauth2/idpresponse")) {
      page = browser.follow(page);
    }
    return page.status() == 200
        ? browser.submit(page, "form#allow", Map.of()).location()
        : page.location();
  }

  private static JWTClaimsSet idToken(UserPoolClientType app, Page arrived) throws Exception {
    var code = query(arrived.location()).get("code");
    var tokens = json(stand.token(codeForm(app, code), Map.of()));
    return SignedJWT.parse(tokens.get("id_token").asText()).getJWTClaimsSet();
  }

  @ParameterizedTest
  @CsvSource({"Google", "Facebook", "LoginWithAmazon"})
  void aPersonOfAProviderBecomesAUserOfThePool(String provider) throws Exception {
    var browser = new TestBrowser();

    var arrived = browser.get(back(browser, request(client, provider), "form#continue-ada"));

    assertThat(arrived.location().toString()).startsWith(CALLBACK + "?");
    assertThat(query(arrived.location()))
        .containsOnlyKeys("code", "state")
        .containsEntry("state", "state-of-the-app");
    var claims = idToken(client, arrived);
    var username = claims.getStringClaim("cognito:username");
    assertThat(username).startsWith(provider + "_");
    assertThat(claims.getStringListClaim("cognito:groups")).containsExactly(pool + "_" + provider);
    assertThat(claims.getStringClaim("email")).isEqualTo("ada@example.com");
    assertThat(claims.getBooleanClaim("email_verified")).isEqualTo(provider.equals("Google"));
    assertThat(claims.getStringClaim("name")).isEqualTo("Ada Okafor");
    var identity = claims.getListClaim("identities").get(0);
    assertThat(identity)
        .extracting("providerName", "providerType", "primary", "userId")
        .containsExactly(provider, provider, "true", username.substring(provider.length() + 1));
    var user = stand.cognito.adminGetUser(get -> get.userPoolId(pool).username(username));
    assertThat(user.userStatus()).isEqualTo(UserStatusType.EXTERNAL_PROVIDER);
  }

  @Test
  void comesBackAsTheSameUser() throws Exception {
    var first = new TestBrowser();
    var sub =
        idToken(client, first.get(back(first, request(client, "Google"), "form#continue-ben")))
            .getSubject();
    var second = new TestBrowser();

    assertThat(
            idToken(
                    client,
                    second.get(back(second, request(client, "Google"), "form#continue-ben")))
                .getSubject())
        .isEqualTo(sub);
  }

  @Test
  void signsInAsTheUserToWhomTheIdentityIsLinked() throws Exception {
    stand.person(pool, "chiara-here");
    var probe = new TestBrowser();
    var other = stand.pool(request -> {});
    withProviders(other, SECRET);
    var app = brokered(other);
    var userId =
        idToken(app, probe.get(back(probe, request(app, "Google"), "form#continue-chiara")))
            .getStringClaim("cognito:username")
            .substring("Google_".length());
    stand.cognito.adminLinkProviderForUser(
        link ->
            link.userPoolId(pool)
                .destinationUser(
                    to -> to.providerName("Cognito").providerAttributeValue("chiara-here"))
                .sourceUser(
                    from ->
                        from.providerName("Google")
                            .providerAttributeName("Cognito_Subject")
                            .providerAttributeValue(userId)));
    var browser = new TestBrowser();

    var claims =
        idToken(
            client, browser.get(back(browser, request(client, "Google"), "form#continue-chiara")));

    assertThat(claims.getStringClaim("cognito:username")).isEqualTo("chiara-here");
  }

  @Test
  void functionsAreAskedAboutWhoComesByAProvider() throws Exception {
    var guarded = stand.pool(request -> {});
    withProviders(guarded, SECRET);
    var app = brokered(guarded);
    var closed = stand.function(guarded, "invitation-only.handler", Map.of("DOMAIN", "other.org"));
    var thrower = stand.function(guarded, "thrower.handler", Map.of());
    var tenant = stand.function(guarded, "add-tenant.handler", Map.of());
    stand.triggers(guarded, it -> it.preSignUp(closed));
    var refused = new TestBrowser();
    assertThat(
            query(
                refused.get(back(refused, request(app, "Google"), "form#continue-ada")).location()))
        .containsEntry("error", "invalid_request")
        .containsEntry("error_description", "PreSignUp failed with error Invitation only.");

    // At the first time neither before nor after it, at the second both.
    stand.triggers(guarded, it -> it.preAuthentication(thrower).preTokenGeneration(tenant));
    var first = new TestBrowser();
    var claims = idToken(app, first.get(back(first, request(app, "Google"), "form#continue-ada")));
    assertThat(claims.getStringClaim("tenant")).isEqualTo("example.com");
    var second = new TestBrowser();
    assertThat(
            query(second.get(back(second, request(app, "Google"), "form#continue-ada")).location()))
        .containsEntry(
            "error_description",
            "PreAuthentication failed with error This function always fails..");
  }

  @Test
  void theSignInPageOffersTheProvidersFirst() {
    var page = new TestBrowser().get(stand.address("/login", stand.request(client)));

    assertThat(page.html().select(".providers a").eachText())
        .containsExactly("Continue with Google", "Continue with Facebook", "Continue with Amazon");
    var link = page.html().selectFirst("#with-Facebook").attr("href");
    assertThat(new TestBrowser().get(page.address().resolve(link)).location().getPath())
        .isEqualTo("/facebook/v17.0/dialog/oauth");
  }

  @Test
  void aClientOfOneProviderGoesThereAtOnce() {
    var only = stand.client(pool, request -> request.supportedIdentityProviders("LoginWithAmazon"));

    var answer = new TestBrowser().get(stand.authorize(stand.request(only)));

    assertThat(answer.location().getPath()).isEqualTo("/amazon/ap/oa");
    assertThat(query(answer.location()))
        .containsEntry("client_id", APP_AT_AMAZON.id())
        .containsEntry("redirect_uri", stand.aws.address() + "/oauth2/idpresponse")
        .containsEntry("scope", "profile")
        .doesNotContainKey("nonce");
    var state = query(answer.location()).get("state");
    assertThat(state).doesNotContain("callback").doesNotContain("state-of-the-app");
  }

  @Test
  void theAppLearnsThatThePersonDenied() {
    var browser = new TestBrowser();
    var signIn = browser.follow(browser.get(stand.authorize(request(client, "Google"))));
    var consent = browser.follow(browser.submit(signIn, "form#continue-ada", Map.of()));
    var denied = browser.submit(consent, "form#deny", Map.of());

    var answer = browser.follow(denied);

    assertThat(query(answer.location()))
        .containsEntry("error", "access_denied")
        .containsEntry("state", "state-of-the-app");
    assertThat(failures(stand.decision(answer))).containsExactly("answer of Google");
  }

  @Test
  void everyExchangeWithTheProviderIsToldWithoutItsSecrets() {
    var browser = new TestBrowser();
    var back = back(browser, request(client, "Facebook"), "form#continue-ada");
    var code = query(back).get("code");

    var decision = stand.decision(browser.get(back));

    assertThat(decision.operation()).isEqualTo("idpresponse");
    assertThat(decision.granted()).isTrue();
    assertThat(decision.notes())
        .extracting(note -> note.title())
        .containsExactly(
            "The pool trades the code at Facebook", "The pool asks Facebook who it is");
    assertThat(decision.notes())
        .extracting(Decision.Note::call)
        .containsExactly(
            new Decision.Call("Facebook", "GET /facebook/v17.0/oauth/access_token", 200),
            new Decision.Call("Facebook", "GET /facebook/v17.0/me", 200));
    assertThat(decision.notes().get(0).text())
        .startsWith("GET http://localhost:")
        .contains("client_secret = (the pool's own)")
        .contains("→ 200")
        .contains("access_token");
    assertThat(decision.notes().get(1).text()).contains("/me?fields=").contains("fields: ");
    assertThat(decision.toString()).doesNotContain(SECRET).doesNotContain(code);
  }

  @Test
  void aSecretThatIsNotThePoolsIsRefusedByTheProviderAndToldToTheApp() {
    var other = stand.pool(request -> {});
    withProviders(other, "another-secret");
    var app = brokered(other);

    assertThat(refusal(app, "Google")).startsWith("Google Error - 401 ");
    assertThat(refusal(app, "Facebook")).isEqualTo("Facebook Error - 400 error getting token");
    assertThat(refusal(app, "LoginWithAmazon"))
        .isEqualTo("LoginWithAmazon Error - 401 error getting token");
  }

  private static String refusal(UserPoolClientType app, String provider) {
    var browser = new TestBrowser();
    var answer =
        query(browser.get(back(browser, request(app, provider), "form#continue-ada")).location());
    assertThat(answer)
        .containsEntry("error", "invalid_request")
        .containsEntry("state", "state-of-the-app");
    return answer.get("error_description");
  }

  @Test
  void aRequiredAttributeThatIsNotMappedEndsTheSignIn() {
    var strict =
        stand.pool(
            request ->
                request.schema(
                    attribute -> attribute.name("birthdate").required(true).mutable(true)));
    withProviders(strict, SECRET);
    var app = brokered(strict);

    assertThat(refusal(app, "Google")).isEqualTo("attributes required: [birthdate]");
  }

  @Test
  void anotherBrowserCannotBringTheCode() {
    var victim = new TestBrowser();
    var back = back(victim, request(client, "Google"), "form#continue-ada");
    var stranger = new TestBrowser();
    stranger.get(stand.address("/login", stand.request(client)));

    for (var browser : List.of(new TestBrowser(), stranger)) {
      var answer = browser.get(back);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.html().text()).contains("Something went wrong").contains("lost_state");
      assertThat(failures(stand.decision(answer))).containsExactly("browser");
    }
    assertThat(query(victim.get(back).location())).containsKey("code");
    // The sign-in gave the browser another cookie: the same way leads nowhere a second time.
    assertThat(victim.get(back).html().text()).contains("lost_state");
  }

  @Test
  void aChangedStateLeadsNowhere() {
    var browser = new TestBrowser();
    var back = back(browser, request(client, "Google"), "form#continue-ada").toString();
    var state = query(URI.create(back)).get("state");
    var changed = state.substring(0, state.length() - 4) + "AAAA";

    for (var wrong : List.of(changed, "none", client.clientId() + ".AAAA", "")) {
      var answer = browser.get(URI.create(back.replace(state, wrong)));
      assertThat(answer.location().toString()).endsWith("/error?error=lost_state");
      assertThat(failures(stand.decision(answer))).containsExactly("state");
    }
  }

  @Test
  void theWayByTheProviderMayTakeFiveMinutes() {
    var browser = new TestBrowser();
    var state =
        query(browser.get(stand.authorize(request(client, "Google"))).location()).get("state");
    var back = stand.address("/oauth2/idpresponse", Map.of("state", state, "code", "whatever"));
    stand.aws.clock.advance(Duration.ofMinutes(5));

    var answer = browser.get(back);

    assertThat(answer.location().toString()).endsWith("/error?error=lost_state");
    assertThat(failures(stand.decision(answer))).containsExactly("time at the provider");
  }

  @Test
  void whoIsSignedInByAProviderGoesThroughWithIt() {
    var browser = new TestBrowser();
    browser.get(back(browser, request(client, "Google"), "form#continue-ada"));

    assertThat(query(browser.get(stand.authorize(stand.request(client))).location()))
        .containsKey("code");
    assertThat(browser.get(stand.authorize(request(client, "Facebook"))).location().getPath())
        .isEqualTo("/facebook/v17.0/dialog/oauth");
  }

  @Test
  void anyOpenIdConnectProviderWillDo() throws Exception {
    var origin = providers.publicUrl();
    var details = new LinkedHashMap<String, String>();
    details.put("client_id", APP_AT_GOOGLE.id());
    details.put("client_secret", SECRET);
    details.put("authorize_scopes", "openid email");
    details.put("attributes_request_method", "GET");
    details.put("oidc_issuer", origin + "/google");
    details.put("authorize_url", origin + "/google/o/oauth2/v2/auth");
    details.put("token_url", origin + "/google/token");
    details.put("attributes_url", origin + "/google/v1/userinfo");
    details.put("jwks_uri", origin + "/google/oauth2/v3/certs");
    var other = stand.pool(request -> {});
    stand.cognito.createIdentityProvider(
        request ->
            request
                .userPoolId(other)
                .providerName("Partner")
                .providerType(IdentityProviderTypeType.OIDC)
                .providerDetails(details)
                .attributeMapping(Map.of("email", "email"))
                .idpIdentifiers("example.com"));
    var app =
        stand.client(other, request -> request.supportedIdentityProviders("COGNITO", "Partner"));
    var request = new LinkedHashMap<>(stand.request(app));
    request.put("idp_identifier", "example.com");
    var browser = new TestBrowser();

    var arrived = browser.get(back(browser, request, "form#continue-ada"));

    var claims = idToken(app, arrived);
    assertThat(claims.getStringClaim("cognito:username")).startsWith("Partner_");
    assertThat(claims.getListClaim("identities").get(0))
        .extracting("providerType", "issuer")
        .containsExactly("OIDC", origin + "/google");
    assertThat(stand.decision(arrived).checks())
        .extracting(check -> check.what())
        .contains("issuer", "signature", "audience", "nonce", "subject at both");
  }
}
