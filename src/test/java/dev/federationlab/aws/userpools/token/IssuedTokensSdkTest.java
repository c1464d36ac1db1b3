package dev.federationlab.aws.userpools.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.userpools.TestPool;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TimeUnitsType;

class IssuedTokensSdkTest {
  private static final String UUID_FORM =
      "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
  private static TestAws aws;
  private static TestPool pool;
  private final HttpClient http = HttpClient.newHttpClient();

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

  @Test
  void anIdTokenSaysWhoSignedIn() throws Exception {
    var sub = pool.user("ada");
    var before = Instant.now().getEpochSecond();
    var claims = claims(pool.signIn("ada").idToken());

    assertThat(claims)
        .containsOnlyKeys(
            "sub",
            "iss",
            "cognito:username",
            "origin_jti",
            "aud",
            "event_id",
            "token_use",
            "auth_time",
            "exp",
            "iat",
            "jti",
            "email",
            "email_verified")
        .containsEntry("sub", sub)
        .containsEntry("iss", pool.issuer())
        .containsEntry("cognito:username", "ada")
        .containsEntry("aud", pool.clientId())
        .containsEntry("token_use", "id")
        .containsEntry("email", "ada@example.com")
        .containsEntry("email_verified", true);
    for (var name : List.of("origin_jti", "event_id", "jti", "sub")) {
      assertThat(claims.get(name)).asString().matches(UUID_FORM);
    }
    long issuedAt = (Long) claims.get("iat");
    assertThat(issuedAt).isBetween(before, Instant.now().getEpochSecond());
    assertThat(claims.get("auth_time")).isEqualTo(issuedAt);
    assertThat(claims.get("exp")).isEqualTo(issuedAt + 3600);
  }

  @Test
  void anAccessTokenSaysForWhichClientAndWhatItMayDo() throws Exception {
    var sub = pool.user("bea");
    var tokens = pool.signIn("bea");
    var claims = claims(tokens.accessToken());

    assertThat(claims)
        .containsOnlyKeys(
            "sub",
            "iss",
            "client_id",
            "origin_jti",
            "event_id",
            "token_use",
            "scope",
            "auth_time",
            "exp",
            "iat",
            "jti",
            "username")
        .containsEntry("sub", sub)
        .containsEntry("iss", pool.issuer())
        .containsEntry("client_id", pool.clientId())
        .containsEntry("token_use", "access")
        .containsEntry("scope", "aws.cognito.signin.user.admin")
        .containsEntry("username", "bea");
    var id = claims(tokens.idToken());
    assertThat(claims.get("origin_jti")).isEqualTo(id.get("origin_jti"));
    assertThat(claims.get("event_id")).isEqualTo(id.get("event_id"));
    assertThat(claims.get("jti")).isNotEqualTo(id.get("jti"));
  }

  @Test
  void headersSayKeyAndAlgorithmAndNothingElse() throws Exception {
    var tokens = pool.signIn("alice");
    var id = SignedJWT.parse(tokens.idToken()).getHeader();
    var access = SignedJWT.parse(tokens.accessToken()).getHeader();

    assertThat(id.toJSONObject()).containsOnlyKeys("kid", "alg").containsEntry("alg", "RS256");
    assertThat(access.toJSONObject()).containsOnlyKeys("kid", "alg");
    assertThat(id.getKeyID()).endsWith("=").isNotEqualTo(access.getKeyID());
  }

  @Test
  void aRefreshTokenHasTheFormOfAJweThatNobodyCanRead() {
    var parts = pool.signIn("alice").refreshToken().split("\\.");

    assertThat(parts).hasSize(5);
    assertThat(
            new String(
                Base64.getUrlDecoder().decode(parts[0]), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("{\"cty\":\"JWT\",\"enc\":\"A256GCM\",\"alg\":\"RSA-OAEP\"}");
    assertThat(Base64.getUrlDecoder().decode(parts[1])).hasSize(256);
    assertThat(Base64.getUrlDecoder().decode(parts[3]))
        .asString(java.nio.charset.StandardCharsets.ISO_8859_1)
        .doesNotContain("alice", pool.clientId());
  }

  @Test
  void groupsBringTheirRoles() throws Exception {
    pool.user("gil");
    group("editors", 1, "arn:aws:iam::" + pool.accountId() + ":role/Editor");
    group("readers", 2, "arn:aws:iam::" + pool.accountId() + ":role/Reader");
    group("plain", 0, null);
    for (var name : List.of("readers", "editors", "plain")) {
      pool.admin()
          .adminAddUserToGroup(r -> r.userPoolId(pool.id()).username("gil").groupName(name));
    }
    var tokens = pool.signIn("gil");
    var id = claims(tokens.idToken());

    assertThat(id.get("cognito:groups"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .containsExactlyInAnyOrder("editors", "readers", "plain");
    assertThat(id.get("cognito:roles"))
        .isEqualTo(
            List.of(
                "arn:aws:iam::" + pool.accountId() + ":role/Editor",
                "arn:aws:iam::" + pool.accountId() + ":role/Reader"));
    assertThat(id.get("cognito:preferred_role"))
        .isEqualTo("arn:aws:iam::" + pool.accountId() + ":role/Editor");
    assertThat(claims(tokens.accessToken()))
        .containsKey("cognito:groups")
        .doesNotContainKeys("cognito:roles", "cognito:preferred_role");
  }

  private void group(String name, int precedence, String role) {
    pool.admin()
        .createGroup(
            r -> r.userPoolId(pool.id()).groupName(name).precedence(precedence).roleArn(role));
  }

  @Test
  void tokensLiveAsLongAsTheClientSays() throws Exception {
    var brief =
        pool.withClient(
            client ->
                client
                    .accessTokenValidity(5)
                    .idTokenValidity(10)
                    .tokenValidityUnits(
                        units ->
                            units
                                .accessToken(TimeUnitsType.MINUTES)
                                .idToken(TimeUnitsType.MINUTES)));
    var tokens = brief.signIn("alice");

    assertThat(tokens.expiresIn()).isEqualTo(300);
    var access = claims(tokens.accessToken());
    assertThat((Long) access.get("exp") - (Long) access.get("iat")).isEqualTo(300);
    var id = claims(tokens.idToken());
    assertThat((Long) id.get("exp") - (Long) id.get("iat")).isEqualTo(600);
  }

  @Test
  void clientsSeeOnlyWhatTheyMayRead() throws Exception {
    var blind = pool.withClient(client -> client.readAttributes("name"));

    assertThat(claims(blind.signIn("alice").idToken()))
        .doesNotContainKeys("email", "email_verified");
  }

  @Test
  void withoutRevocationTokensDoNotNameTheirOrigin() throws Exception {
    var unrevocable = pool.withClient(client -> client.enableTokenRevocation(false));
    var tokens = unrevocable.signIn("alice");

    assertThat(claims(tokens.accessToken())).doesNotContainKey("origin_jti");
    assertThat(claims(tokens.idToken())).doesNotContainKey("origin_jti");
  }

  @Test
  void anyoneCanVerifyThemWithThePublishedKeys() throws Exception {
    var discovery = get(pool.issuer() + "/.well-known/openid-configuration");
    assertThat(discovery.statusCode()).isEqualTo(200);
    assertThat(discovery.headers().firstValue("Cache-Control")).hasValue("public, max-age=86400");
    var metadata = OIDCProviderMetadata.parse(discovery.body());
    assertThat(metadata.getIssuer()).isEqualTo(new Issuer(pool.issuer()));
    assertThat(metadata.getAuthorizationEndpointURI())
        .isEqualTo(URI.create(pool.issuer() + "/authorize"));

    var keys = keys();
    assertThat(keys.getKeys()).hasSize(2);
    assertThat(keys.getKeys())
        .allSatisfy(
            key ->
                assertThat(key.toJSONObject())
                    .containsOnlyKeys("alg", "e", "kid", "kty", "n", "use")
                    .containsEntry("alg", "RS256")
                    .containsEntry("use", "sig"));
    var validator =
        new IDTokenValidator(
            new Issuer(pool.issuer()),
            new ClientID(pool.clientId()),
            new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(keys)),
            null);
    assertThat(
            validator
                .validate(SignedJWT.parse(pool.signIn("alice").idToken()), null)
                .getAudience()
                .get(0)
                .getValue())
        .isEqualTo(pool.clientId());
  }

  @Test
  void aPoolWithADomainNamesTheEndpointsOfItsManagedLogin() throws Exception {
    var withDomain = TestPool.of(aws);
    withDomain
        .admin()
        .createUserPoolDomain(r -> r.userPoolId(withDomain.id()).domain("with-a-domain"));
    var metadata =
        OIDCProviderMetadata.parse(
            get(withDomain.issuer() + "/.well-known/openid-configuration").body());

    assertThat(metadata.getTokenEndpointURI())
        .isEqualTo(URI.create(aws.address() + "/oauth2/token"));
    assertThat(metadata.getUserInfoEndpointURI())
        .isEqualTo(URI.create(aws.address() + "/oauth2/userInfo"));
    assertThat(metadata.getRevocationEndpointURI())
        .isEqualTo(URI.create(aws.address() + "/oauth2/revoke"));
    assertThat(metadata.getEndSessionEndpointURI())
        .isEqualTo(URI.create(aws.address() + "/logout"));
  }

  @Test
  void thereAreNoKeysOfPoolsThatDoNotExist() throws Exception {
    assertThat(get(aws.address() + "/us-east-1_Nowhere12/.well-known/jwks.json").statusCode())
        .isEqualTo(404);
  }

  @Test
  void poolsHaveKeysOfTheirOwn() throws Exception {
    var other = TestPool.of(aws);
    var mine = keys().getKeys().stream().map(key -> key.getKeyID()).toList();
    var theirs =
        JWKSet.parse(get(other.issuer() + "/.well-known/jwks.json").body()).getKeys().stream()
            .map(key -> key.getKeyID())
            .toList();

    assertThat(theirs).doesNotContainAnyElementsOf(mine);
  }

  @Test
  void afterARotationBothOldAndNewTokensVerify() throws Exception {
    var rotated = TestPool.of(aws);
    rotated.user("rita");
    var old = rotated.signIn("rita");

    assertThat(rotate(rotated.id(), "another secret")).isEqualTo(401);
    assertThat(rotate("us-east-1_Nowhere12", TestAws.CONTROL_SECRET)).isEqualTo(404);
    assertThat(rotate(rotated.id(), TestAws.CONTROL_SECRET)).isEqualTo(200);

    var fresh = rotated.signIn("rita");
    var keys = JWKSet.parse(get(rotated.issuer() + "/.well-known/jwks.json").body());
    assertThat(keys.getKeys()).hasSize(4);
    for (var token :
        List.of(old.idToken(), old.accessToken(), fresh.idToken(), fresh.accessToken())) {
      var signed = SignedJWT.parse(token);
      var key = keys.getKeyByKeyId(signed.getHeader().getKeyID()).toRSAKey();
      assertThat(signed.verify(new com.nimbusds.jose.crypto.RSASSAVerifier(key))).isTrue();
    }
    assertThat(SignedJWT.parse(fresh.idToken()).getHeader().getKeyID())
        .isNotEqualTo(SignedJWT.parse(old.idToken()).getHeader().getKeyID());
    assertThat(rotated.app().getUser(r -> r.accessToken(old.accessToken())).username())
        .isEqualTo("rita");
    assertThat(rotated.refresh(old.refreshToken()).accessToken()).isNotEmpty();
    aws.clock.advance(java.time.Duration.ofHours(26));
    assertThat(JWKSet.parse(get(rotated.issuer() + "/.well-known/jwks.json").body()).getKeys())
        .hasSize(2);
  }

  private int rotate(String poolId, String secret) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(URI.create(aws.address() + "/_lab/rotate/" + poolId))
                .header("Authorization", "Bearer " + secret)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }

  private JWKSet keys() throws Exception {
    return JWKSet.parse(get(pool.issuer() + "/.well-known/jwks.json").body());
  }

  private HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
  }

  static Map<String, Object> claims(String token) throws java.text.ParseException {
    JWTClaimsSet checked = SignedJWT.parse(token).getJWTClaimsSet();
    assertThat(checked).isNotNull();
    return SignedJWT.parse(token).getPayload().toJSONObject();
  }
}
