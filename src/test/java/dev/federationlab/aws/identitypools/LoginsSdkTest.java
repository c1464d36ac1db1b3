package dev.federationlab.aws.identitypools;

import static dev.federationlab.aws.identitypools.TestIdentityPool.GOOGLE;
import static dev.federationlab.aws.identitypools.TestIdentityPool.INVALID_PARAMETER;
import static dev.federationlab.aws.identitypools.TestIdentityPool.NOT_AUTHORIZED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.OpaqueTokens;
import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.TestIssuer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which tokens an identity pool takes of Google, of any issuer, and of those who must be asked. */
class LoginsSdkTest {
  private static final String UNSUPPORTED =
      "Token is not from a supported provider of this identity pool.";
  private static final String OIDC = "https://login.example.com/tenant";
  private static final String OIDC_NAME = "login.example.com/tenant";
  private static TestAws aws;
  private static TestIdentityPool pool;

  /** Facebook and Amazon in one: the token says what they answer. */
  private static OpaqueTokens.Word answer(String token) {
    return switch (token) {
      case "rejected" -> new OpaqueTokens.Rejected("HTTP/1.1 400 Bad Request");
      case "expired" -> new OpaqueTokens.Expired(Instant.EPOCH);
      case "unusable" -> new OpaqueTokens.Unusable("nobody's");
      case "silence" -> new OpaqueTokens.Unreachable("timed out");
      case "other app" -> new OpaqueTokens.Bearer("other", "person", Map.of());
      default -> new OpaqueTokens.Bearer("app", token, Map.of());
    };
  }

  @BeforeAll
  static void start() {
    aws = new TestAws((call, provider, token) -> answer(token));
    var key = aws.sandbox();
    var arn =
        aws.iam(key)
            .createOpenIDConnectProvider(r -> r.url(OIDC).clientIDList("client-1", "client-2"))
            .openIDConnectProviderArn();
    pool =
        TestIdentityPool.in(
            aws,
            key,
            settings ->
                settings
                    .supportedLoginProviders(
                        Map.of(
                            GOOGLE,
                            TestIssuer.APP,
                            "graph.facebook.com",
                            "app",
                            "www.amazon.com",
                            "app",
                            "api.twitter.com",
                            "key;secret",
                            "appleid.apple.com",
                            "service"))
                    .developerProviderName("login.mycompany")
                    .openIdConnectProviderARNs(arn));
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  private static void assertRefused(String provider, String token, String message) {
    pool.assertRefused(() -> pool.getId(Map.of(provider, token)), NOT_AUTHORIZED, message);
  }

  private static String oidc(Map<String, Object> others) {
    var claims = new HashMap<String, Object>(Map.of("iss", OIDC, "aud", "client-2"));
    claims.putAll(others);
    var all = TestIssuer.claims(aws.clock.instant());
    all.remove("azp");
    all.putAll(claims);
    return TestIssuer.sign(all, "key-1");
  }

  @Test
  void takesGooglesTokenForItsOwnApp() {
    assertThat(pool.getId(Map.of(GOOGLE, pool.google(Map.of())))).startsWith("us-east-1:");
    assertRefused(
        GOOGLE, pool.google(Map.of("azp", "another-app", "aud", "another-app")), UNSUPPORTED);
  }

  @Test
  void theAuthorizedPartyCountsBeforeTheAudience() {
    assertThat(pool.getId(Map.of(GOOGLE, pool.google(Map.of("aud", "web-client")))))
        .startsWith("us-east-1:");
    assertRefused(GOOGLE, pool.google(Map.of("azp", "another-app")), UNSUPPORTED);
  }

  @Test
  void refusesAProviderThatThePoolDoesNotHave() {
    var bare = TestIdentityPool.of(aws, settings -> settings.supportedLoginProviders(Map.of()));

    var check =
        bare.assertRefused(
            () -> bare.getId(Map.of(GOOGLE, bare.google(Map.of()))), NOT_AUTHORIZED, UNSUPPORTED);

    assertThat(check.what()).isEqualTo("provider");
    bare.assertRefused(
        () -> bare.getId(Map.of("graph.facebook.com", "person")), NOT_AUTHORIZED, UNSUPPORTED);
  }

  @Test
  void aTokenIsExpiredAtItsExp() {
    long now = aws.clock.instant().getEpochSecond();

    var check =
        pool.assertRefused(
            () -> pool.getId(Map.of(GOOGLE, pool.google(Map.of("exp", now - 271)))),
            NOT_AUTHORIZED,
            "Invalid login token. Token expired: %d >= %d"
                .formatted(aws.clock.instant().getEpochSecond(), now - 271));

    assertThat(check.what()).isEqualTo("expiry");
  }

  @Test
  void clocksMayBeFiveMinutesApartTheOtherWay() {
    long now = aws.clock.instant().getEpochSecond();

    assertThat(pool.getId(Map.of(GOOGLE, pool.google(Map.of("iat", now + 250)))))
        .startsWith("us-east-1:");
    assertRefused(
        GOOGLE,
        pool.google(Map.of("iat", now + 400)),
        "Invalid login token. Couldn't verify signed token.");
  }

  @Test
  void refusesWhatWasNotSignedByTheIssuer() {
    var token = pool.google(Map.of());

    assertRefused(
        GOOGLE,
        token.substring(0, token.lastIndexOf('.') + 1)
            + pool.google(Map.of("sub", "other")).split("\\.")[2],
        "Invalid login token. Couldn't verify signed token.");
    assertRefused(
        GOOGLE,
        TestIssuer.sign(TestIssuer.claims(aws.clock.instant()), "key-2"),
        "Invalid login token. Couldn't verify signed token.");
  }

  @Test
  void refusesWhatIsNoToken() {
    assertRefused(
        GOOGLE, "EAAbcdef", "Invalid login token. Not a valid OpenId Connect identity token.");
    assertRefused(
        "Facebook", "EAAbcdef", "Invalid login token. Not a valid OpenId Connect identity token.");
  }

  @Test
  void refusesAnIssuerUnderAnothersName() {
    assertRefused(
        GOOGLE,
        pool.google(Map.of("iss", OIDC)),
        "Invalid login token. Issuer doesn't match providerName");
    assertRefused(
        "login.example.com",
        oidc(Map.of()),
        "Invalid login token. Issuer doesn't match providerName");
  }

  @Test
  void refusesATokenWithoutWhatMustBeThere() {
    for (var name : List.of("sub", "aud", "exp", "iat")) {
      var claims = TestIssuer.claims(aws.clock.instant());
      claims.remove(name);

      assertRefused(
          GOOGLE,
          TestIssuer.sign(claims, "key-1"),
          "Invalid login token. Missing a required claim: " + name);
    }
    var claims = TestIssuer.claims(aws.clock.instant());
    claims.remove("iss");
    assertRefused(
        GOOGLE,
        TestIssuer.sign(claims, "key-1"),
        "Invalid login token. Missing a required claim: iss");
  }

  @Test
  void takesAnyIssuerThatIsRegisteredAndInThePool() {
    var identity = pool.getId(Map.of(OIDC_NAME, oidc(Map.of("sub", "person-1"))));

    assertThat(pool.getId(Map.of(OIDC_NAME, oidc(Map.of("sub", "person-1", "aud", "client-1")))))
        .isEqualTo(identity);
    assertThat(pool.admin().describeIdentity(r -> r.identityId(identity)).logins())
        .containsExactly(OIDC_NAME);
    assertRefused(OIDC_NAME, oidc(Map.of("aud", "client-3")), UNSUPPORTED);
  }

  @Test
  void refusesAnIssuerThatThePoolDoesNotList() {
    assertRefused("idp.example.com", oidc(Map.of("iss", "https://idp.example.com")), UNSUPPORTED);
  }

  @Test
  void refusesARegisteredIssuerOfAnotherAccount() {
    var other =
        TestIdentityPool.of(
            aws,
            settings ->
                settings.openIdConnectProviderARNs(
                    "arn:aws:iam::" + pool.key().accountId() + ":oidc-provider/" + OIDC_NAME));

    other.assertRefused(
        () -> other.getId(Map.of(OIDC_NAME, oidc(Map.of()))), NOT_AUTHORIZED, UNSUPPORTED);
  }

  @Test
  void asksFacebookAndAmazonWhoseATokenIs() {
    var identity = pool.getId(Map.of("graph.facebook.com", "person-7"));

    assertThat(pool.getId(Map.of("graph.facebook.com", "person-7"))).isEqualTo(identity);
    assertThat(pool.getId(Map.of("www.amazon.com", "person-7"))).isNotEqualTo(identity);
    assertRefused("graph.facebook.com", "other app", UNSUPPORTED);
  }

  @Test
  void refusesWhatTheyDoNotAccept() {
    for (var token : List.of("rejected", "expired", "unusable")) {
      assertRefused(
          "graph.facebook.com", token, "Invalid login token. The provider does not accept it.");
    }
    pool.assertRefused(
        () -> pool.getId(Map.of("www.amazon.com", "silence")),
        "ExternalServiceException",
        "The provider did not answer.");
    pool.assertRefused(
        () -> pool.getId(Map.of("api.twitter.com", "token;secret")),
        "ExternalServiceException",
        "The provider did not answer.");
  }

  @Test
  void oneBadLoginFailsTheCall() {
    var before = pool.admin().listIdentities(r -> r.identityPoolId(pool.id()).maxResults(60));

    pool.assertRefused(
        () ->
            pool.getId(
                Map.of(
                    GOOGLE,
                    pool.google(Map.of("sub", "never-seen")),
                    "graph.facebook.com",
                    "rejected")),
        NOT_AUTHORIZED,
        "Invalid login token. The provider does not accept it.");

    assertThat(
            pool.admin()
                .listIdentities(r -> r.identityPoolId(pool.id()).maxResults(60))
                .identities())
        .hasSameSizeAs(before.identities());
  }

  @Test
  void refusesTheDevelopersProviderAndTheIdentityToken() {
    pool.assertRefused(
        () -> pool.getId(Map.of("login.mycompany", "user-42")),
        INVALID_PARAMETER,
        "Please provide a valid public provider.");
    assertRefused(
        "cognito-identity.amazonaws.com",
        pool.google(Map.of()),
        "Invalid login token. Can't pass in a Cognito token.");
  }

  @Test
  void anErrorDoesNotRepeatTheToken() {
    var token = "x".repeat(50_001);

    pool.assertRefused(
        () -> pool.getId(Map.of(GOOGLE, token)),
        "ValidationException",
        "1 validation error detected: Value at 'logins' failed to satisfy constraint: Map value"
            + " must satisfy constraint: [Member must have length greater than or equal to 1,"
            + " Member must have length less than or equal to 50000]");
  }
}
