package dev.federationlab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.oauth.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** Managed login in a real browser: every kind of page, for everybody, and the way through it. */
class ManagedLoginTest {
  private static final String PASSWORD = "Correct-horse-7";
  private static final String LONG = "Wolfeschlegelsteinhausen".repeat(9).substring(0, 128);

  @RegisterExtension static final Browser BROWSER = new Browser();

  private static CognitoIdentityProviderClient cognito;
  private static String pool;
  private static String client;

  @BeforeAll
  static void setUp() {
    cognito =
        CognitoIdentityProviderClient.builder()
            .endpointOverride(BROWSER.product().awsUrl())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(Product.ACCESS_KEY_ID, Product.SECRET_ACCESS_KEY)))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    pool = pool("photos");
    cognito.createIdentityProvider(
        request ->
            request
                .userPoolId(pool)
                .providerName("Google")
                .providerType(IdentityProviderTypeType.GOOGLE)
                .providerDetails(
                    Map.of(
                        "client_id", "google-id",
                        "client_secret", "secret",
                        "authorize_scopes", "openid email"))
                .attributeMapping(Map.of("email", "email")));
    client = client(pool, "Photo album", "COGNITO", "Google");
    person(pool, "alice", PASSWORD, true);
  }

  @AfterAll
  static void tearDown() {
    cognito.close();
  }

  private static String pool(String name) {
    var id =
        cognito
            .createUserPool(
                request ->
                    request
                        .poolName(name)
                        .autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                        .schema(attribute -> attribute.name("family_name").required(true)))
            .userPool()
            .id();
    cognito.createUserPoolDomain(
        domain -> domain.userPoolId(id).domain("photos-" + UUID.randomUUID()));
    return id;
  }

  private static String client(String poolId, String name, String... providers) {
    return cognito
        .createUserPoolClient(
            request ->
                request
                    .userPoolId(poolId)
                    .clientName(name)
                    .allowedOAuthFlowsUserPoolClient(true)
                    .allowedOAuthFlows(OAuthFlowType.CODE)
                    .allowedOAuthScopes("openid", "email")
                    .supportedIdentityProviders(providers)
                    .callbackURLs(callback()))
        .userPoolClient()
        .clientId();
  }

  private static void person(String poolId, String name, String password, boolean permanent) {
    cognito.adminCreateUser(
        user ->
            user.userPoolId(poolId)
                .username(name)
                .messageAction("SUPPRESS")
                .userAttributes(
                    AttributeType.builder().name("email").value("alice@example.com").build(),
                    AttributeType.builder().name("email_verified").value("true").build()));
    cognito.adminSetUserPassword(
        set -> set.userPoolId(poolId).username(name).password(password).permanent(permanent));
  }

  private static String callback() {
    return BROWSER.url("/callback").toString();
  }

  private static String page(String path, String clientId) {
    var request = new LinkedHashMap<String, String>();
    request.put("client_id", clientId);
    request.put("response_type", "code");
    request.put("scope", "openid email");
    request.put("redirect_uri", callback());
    request.put("state", "s");
    return BROWSER.product().awsUrl()
        + path
        + "?"
        + request.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + Parameters.encode(entry.getValue()))
            .collect(Collectors.joining("&"));
  }

  private static void type(String field, String text) {
    BROWSER.find("[id='" + field + "']").sendKeys(text);
  }

  /** Types into the last field and sends the form; the page that answers is there afterwards. */
  private static void send(String field, String text) {
    BROWSER.leave(() -> type(field, text + Keys.ENTER));
  }

  private static void forEverybody(String what, String heading) {
    assertThat(BROWSER.text("h1")).isEqualTo(heading);
    Accessibility.assertForEverybody(BROWSER, what);
  }

  @Test
  void servesEverybodyWhoSignsIn() {
    BROWSER.open(page("/login", client));
    forEverybody("sign-in", "Sign in");

    type("username", "alice");
    send("password", "Wrong-horse-7");
    forEverybody("wrong password", "Sign in");
    assertThat(BROWSER.text("[role=alert]")).contains("do not belong together");

    send("password", PASSWORD);
    assertThat(BROWSER.address()).startsWith("/callback?state=s&code=");
    BROWSER.open(page("/login", client));
    forEverybody("signed in already", "Sign in");
    assertThat(BROWSER.text("#continue")).isEqualTo("Continue as alice");
  }

  @Test
  void servesEverybodyWhoSignsUp() {
    BROWSER.open(page("/signup", client));
    forEverybody("sign-up", "Make an account");

    var name = "nina-" + UUID.randomUUID();
    type("username", name);
    type("user-family_name", "Example");
    type("user-email", name + "@example.com");
    send("password", "weakpassword");
    forEverybody("weak password", "Make an account");
    send("password", PASSWORD);
    forEverybody("confirm", "Confirm your account");
    send("code", "000000");
    forEverybody("wrong code", "Confirm your account");
  }

  @Test
  void servesEverybodyWhoForgot() {
    person(pool, "fred", PASSWORD, true);
    BROWSER.open(page("/forgotPassword", client));
    forEverybody("forgot", "Forgot your password?");

    send("username", "fred");
    forEverybody("reset", "Choose another password");
  }

  @Test
  void servesEverybodyWhoHasATemporaryPassword() {
    person(pool, "tess", PASSWORD, false);
    BROWSER.open(page("/login", client));
    type("username", "tess");
    send("password", PASSWORD);

    forEverybody("new password", "Choose a password");
  }

  @Test
  void servesEverybodyWhoNeedsASecondFactor() {
    var strict = pool("strict");
    cognito.setUserPoolMfaConfig(
        mfa ->
            mfa.userPoolId(strict)
                .mfaConfiguration(UserPoolMfaType.ON)
                .softwareTokenMfaConfiguration(totp -> totp.enabled(true)));
    person(strict, "mia", PASSWORD, true);
    BROWSER.open(page("/login", client(strict, "Photo album", "COGNITO")));
    type("username", "mia");
    send("password", PASSWORD);

    forEverybody("authenticator app", "Set up an authenticator app");
  }

  @Test
  void servesEverybodyWhereSomethingIsWrong() {
    BROWSER.open(page("/login", "nobody"));

    forEverybody("error", "An error was encountered with the requested page.");
  }

  @Test
  void longNamesStayWithinThePage() {
    var wordy = pool(LONG);
    BROWSER.open(page("/login", client(wordy, LONG, "COGNITO")));

    forEverybody("long names", "Sign in");
  }

  @Test
  void canBeUsedByKeyboardAndWithoutScripts() {
    BROWSER.scripts(false);
    BROWSER.open(page("/login", client));

    BROWSER.tabTo("Continue with Google");
    for (var keys : List.of(Keys.TAB, "alice", Keys.TAB, PASSWORD)) {
      BROWSER.press(keys);
    }
    BROWSER.tabTo("Sign in");
    BROWSER.leave(() -> BROWSER.press(Keys.ENTER));

    assertThat(BROWSER.address()).startsWith("/callback?state=s&code=");
  }

  @Test
  void asksNobodyElseForAnythingAndComplainsOfNothing() {
    BROWSER.emptyCache();
    BROWSER.open(page("/login", client));

    assertThat(BROWSER.traffic().fetches())
        .isNotEmpty()
        .allSatisfy(
            fetch ->
                assertThat(List.of(BROWSER.product().awsUrl().getAuthority()))
                    .contains(String.valueOf(fetch.url().getAuthority())));
    BROWSER.assertConsoleIsClean();
  }
}
