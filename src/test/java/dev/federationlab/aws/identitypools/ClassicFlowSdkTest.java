package dev.federationlab.aws.identitypools;

import static dev.federationlab.aws.identitypools.TestIdentityPool.GOOGLE;
import static dev.federationlab.aws.identitypools.TestIdentityPool.INVALID_PARAMETER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.federationlab.aws.TestAws;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.AmbiguousRoleResolutionType;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMappingType;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/** GetOpenIdToken, and what STS makes of the token. */
class ClassicFlowSdkTest {
  private static TestAws aws;
  private static TestIdentityPool pool;

  @BeforeAll
  static void start() {
    aws = new TestAws();
    pool = TestIdentityPool.of(aws, settings -> settings.allowClassicFlow(true));
    pool.allow("Guest", "\"iam:GetRole\"", "*");
  }

  @AfterEach
  void backToNow() {
    aws.clock.reset();
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  private static String token(Map<String, String> logins) {
    var identity = pool.getId(logins);
    return pool.app().getOpenIdToken(r -> r.identityId(identity).logins(logins)).token();
  }

  private static String guestToken() {
    var identity = pool.guest();
    return pool.app().getOpenIdToken(r -> r.identityId(identity)).token();
  }

  private static AssumeRoleWithWebIdentityResponse assume(String role, String token) {
    return aws.anonymousSts()
        .assumeRoleWithWebIdentity(
            r -> r.roleArn(pool.arnOf(role)).roleSessionName("app").webIdentityToken(token));
  }

  private static String get(String path) throws IOException, InterruptedException {
    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(aws.address() + path)).build(),
                BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void aTokenSaysWhoFromWhereAndForHowLong() throws Exception {
    var login = pool.googleLogin("ada");
    var token = SignedJWT.parse(token(login));
    var claims = token.getJWTClaimsSet();

    assertThat(token.getHeader().getType().getType()).isEqualTo("JWS");
    assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
    assertThat(claims.getClaims().keySet())
        .containsExactlyInAnyOrder("sub", "aud", "amr", "iss", "exp", "iat");
    assertThat(claims.getSubject()).isEqualTo(pool.getId(login));
    assertThat(claims.getAudience()).containsExactly(pool.id());
    assertThat(claims.getStringListClaim("amr")).containsExactly("authenticated", GOOGLE);
    assertThat(claims.getIssuer()).isEqualTo("https://cognito-identity.amazonaws.com");
    assertThat(
            Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()))
        .isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void anybodyCanCheckItWithTheKeyThatIsPublished() throws Exception {
    var token = SignedJWT.parse(guestToken());
    var keys = JWKSet.parse(get("/.well-known/jwks_uri"));

    assertThat(
            token.verify(
                new RSASSAVerifier(keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey())))
        .isTrue();
    assertThat(keys.getKeys()).noneMatch(key -> key.isPrivate());
    assertThat(get("/.well-known/openid-configuration"))
        .contains(
            "\"issuer\":\"https://cognito-identity.amazonaws.com\"",
            "\"jwks_uri\":\"" + aws.address() + "/.well-known/jwks_uri\"");
    assertThat(token.getJWTClaimsSet().getStringListClaim("amr"))
        .containsExactly("unauthenticated");
  }

  @Test
  void stsLendsARoleOfTheAppsChoice() {
    var answer = assume("Auth", token(pool.googleLogin("bob")));

    assertThat(answer.assumedRoleUser().arn()).endsWith(":assumed-role/Auth/app");
    assertThat(answer.subjectFromWebIdentityToken()).isEqualTo(pool.getId(pool.googleLogin("bob")));
    assertThat(answer.audience()).isEqualTo(pool.id());
    assertThat(answer.provider()).isEqualTo("https://cognito-identity.amazonaws.com");
    var session = aws.sessions.open(answer.credentials().sessionToken()).orElseThrow().session();
    assertThat(session.keys())
        .containsEntry("cognito-identity.amazonaws.com:amr", List.of("authenticated", GOOGLE));
  }

  @Test
  void nothingNarrowsWhatAGuestGetsThisWay() {
    var answer = assume("Guest", guestToken());

    assertThat(
            aws.iam(TestAws.session(answer.credentials()))
                .getRole(r -> r.roleName("Guest"))
                .role()
                .roleName())
        .isEqualTo("Guest");
  }

  @Test
  void theTrustPolicyKeepsGuestsFromTheRoleOfUsers() {
    var token = guestToken();

    assertThatThrownBy(() -> assume("Auth", token))
        .isInstanceOfSatisfying(
            StsException.class,
            e ->
                assertThat(e.awsErrorDetails().errorMessage())
                    .isEqualTo("Not authorized to perform sts:AssumeRoleWithWebIdentity"));
  }

  @Test
  void withoutAmrInTheTrustPolicyAGuestTakesTheRoleOfUsers() {
    pool.iam()
        .createRole(
            r ->
                r.roleName("Careless")
                    .assumeRolePolicyDocument(
                        """
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                          "Principal": {"Federated": "cognito-identity.amazonaws.com"},
                          "Action": "sts:AssumeRoleWithWebIdentity",
                          "Condition": {"StringEquals": {
                            "cognito-identity.amazonaws.com:aud": "%s"}}}]}
                        """
                            .formatted(pool.id())));

    assertThat(assume("Careless", guestToken()).assumedRoleUser().arn())
        .endsWith(":assumed-role/Careless/app");
  }

  @Test
  void anAgedTokenHasExpired() throws Exception {
    var token = guestToken();
    var before = aws.clock.instant().minus(Duration.ofHours(1));
    var aged = age(token, before.toString(), TestAws.CONTROL_SECRET);

    assertThatThrownBy(() -> assume("Guest", aged))
        .isInstanceOfSatisfying(
            StsException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ExpiredTokenException"));
  }

  private static String age(String token, String issuedAt, String secret) throws Exception {
    var answer = ask(token, issuedAt, secret);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body().substring(10, answer.body().length() - 2);
  }

  private static java.net.http.HttpResponse<String> ask(
      String token, String issuedAt, String secret) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(aws.address() + "/_lab/identity-tokens"))
                .header("Authorization", "Bearer " + secret)
                .POST(
                    BodyPublishers.ofString(
                        "{\"token\":\"%s\",\"issuedAt\":\"%s\"}".formatted(token, issuedAt)))
                .build(),
            BodyHandlers.ofString());
  }

  @Test
  void nobodyMakesATokenYoungerNorForgesOneByAging() throws Exception {
    var token = guestToken();
    var now = aws.clock.instant();

    assertThat(ask(token, now.plusSeconds(60).toString(), TestAws.CONTROL_SECRET).statusCode())
        .isEqualTo(400);
    assertThat(ask(token, now.minusSeconds(60).toString(), "guess").statusCode()).isEqualTo(401);
    assertThat(
            ask(
                    token.substring(0, token.lastIndexOf('.') + 1) + "AAAA",
                    now.minusSeconds(60).toString(),
                    TestAws.CONTROL_SECRET)
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void refusesWhereTheFlowIsSwitchedOff() {
    var enhanced = TestIdentityPool.of(aws);
    var guest = enhanced.guest();

    enhanced.assertRefused(
        () -> enhanced.app().getOpenIdToken(r -> r.identityId(guest)),
        INVALID_PARAMETER,
        "Basic (classic) flow is not enabled, please use enhanced flow.");
  }

  @Test
  void refusesWhereRoleMappingsChooseTheRole() {
    var mapped = TestIdentityPool.of(aws, settings -> settings.allowClassicFlow(true));
    mapped
        .admin()
        .setIdentityPoolRoles(
            r ->
                r.identityPoolId(mapped.id())
                    .roles(Map.of("authenticated", mapped.arnOf("Auth")))
                    .roleMappings(
                        Map.of(
                            GOOGLE,
                            software.amazon.awssdk.services.cognitoidentity.model.RoleMapping
                                .builder()
                                .type(RoleMappingType.TOKEN)
                                .ambiguousRoleResolution(AmbiguousRoleResolutionType.DENY)
                                .build())));
    var guest = mapped.guest();

    mapped.assertRefused(
        () -> mapped.app().getOpenIdToken(r -> r.identityId(guest)),
        INVALID_PARAMETER,
        "Basic (classic) flow is not supported with RoleMappings, please use enhanced flow.");
  }

  @Test
  void aTokenAgainstAnothersKeyIsRefused() throws ParseException {
    var token = guestToken();
    var tampered =
        token.substring(0, token.lastIndexOf('.') - 3) + token.substring(token.lastIndexOf('.'));

    assertThatThrownBy(() -> assume("Guest", tampered))
        .isInstanceOfSatisfying(
            StsException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidIdentityToken"));
  }
}
