package dev.federationlab.aws.identitypools;

import static dev.federationlab.aws.identitypools.TestIdentityPool.GOOGLE;
import static dev.federationlab.aws.identitypools.TestIdentityPool.INVALID_PARAMETER;
import static dev.federationlab.aws.identitypools.TestIdentityPool.LOGINS_DO_NOT_MATCH;
import static dev.federationlab.aws.identitypools.TestIdentityPool.NOT_AUTHORIZED;
import static dev.federationlab.aws.identitypools.TestIdentityPool.NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.federationlab.aws.TestAws;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenForDeveloperIdentityResponse;

/** Users whom the developer's backend vouches for (aws-behaviour 4.6). */
class DeveloperIdentitiesSdkTest {
  private static final String PROVIDER = "login.mycompany.myapp";
  private static final String IDENTITY_TOKEN = "cognito-identity.amazonaws.com";
  private static TestAws aws;
  private static TestIdentityPool pool;

  @BeforeAll
  static void start() {
    aws = new TestAws();
    pool =
        TestIdentityPool.of(
            aws, settings -> settings.developerProviderName(PROVIDER).allowClassicFlow(true));
  }

  @AfterEach
  void backToNow() {
    aws.clock.reset();
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  private static GetOpenIdTokenForDeveloperIdentityResponse token(String user) {
    return pool.admin()
        .getOpenIdTokenForDeveloperIdentity(
            r -> r.identityPoolId(pool.id()).logins(Map.of(PROVIDER, user)));
  }

  private static JWTClaimsSet claims(String token) {
    try {
      return SignedJWT.parse(token).getJWTClaimsSet();
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }

  private static Duration life(JWTClaimsSet claims) {
    return Duration.between(
        claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant());
  }

  @Test
  void theBackendsUserGetsAnIdentityAndATokenOfAQuarterOfAnHour() throws ParseException {
    var answer = token("user-1");
    var claims = claims(answer.token());

    assertThat(token("user-1").identityId()).isEqualTo(answer.identityId());
    assertThat(claims.getSubject()).isEqualTo(answer.identityId());
    assertThat(claims.getAudience()).containsExactly(pool.id());
    assertThat(claims.getStringListClaim("amr")).containsExactly("authenticated", PROVIDER);
    assertThat(life(claims)).isEqualTo(Duration.ofMinutes(15));
    assertThat(
            life(
                claims(
                    pool.admin()
                        .getOpenIdTokenForDeveloperIdentity(
                            r ->
                                r.identityPoolId(pool.id())
                                    .logins(Map.of(PROVIDER, "user-1"))
                                    .tokenDuration(86400L))
                        .token())))
        .isEqualTo(Duration.ofDays(1));
  }

  @Test
  void theTokenIsALoginForCredentials() {
    var answer = token("user-2");
    var credentials = pool.credentials(answer.identityId(), Map.of(IDENTITY_TOKEN, answer.token()));
    var session =
        aws.sessions.open(credentials.credentials().sessionToken()).orElseThrow().session();

    assertThat(session.roleName()).isEqualTo("Auth");
    assertThat(session.keys().get("cognito-identity.amazonaws.com:amr"))
        .containsExactly("authenticated", PROVIDER);
    assertThat(
            aws.anonymousSts()
                .assumeRoleWithWebIdentity(
                    r ->
                        r.roleArn(pool.arnOf("Auth"))
                            .roleSessionName("app")
                            .webIdentityToken(answer.token()))
                .subjectFromWebIdentityToken())
        .isEqualTo(answer.identityId());
  }

  @Test
  void refusesATokenOfAnotherIdentityOrOfAGuest() {
    var other = token("user-3");
    var identity = token("user-4").identityId();
    var guest = pool.guest();
    var guestToken = pool.app().getOpenIdToken(r -> r.identityId(guest)).token();

    pool.assertRefused(
        () -> pool.credentials(identity, Map.of(IDENTITY_TOKEN, other.token())),
        NOT_AUTHORIZED,
        LOGINS_DO_NOT_MATCH);
    pool.assertRefused(
        () -> pool.credentials(guest, Map.of(IDENTITY_TOKEN, guestToken)),
        NOT_AUTHORIZED,
        LOGINS_DO_NOT_MATCH);
  }

  @Test
  void refusesWhatIsNoTokenOfCognito() {
    var answer = token("user-5");
    var forged =
        answer.token().substring(0, answer.token().lastIndexOf('.') + 1)
            + token("user-6").token().split("\\.")[2];

    pool.assertRefused(
        () -> pool.credentials(answer.identityId(), Map.of(IDENTITY_TOKEN, pool.google(Map.of()))),
        NOT_AUTHORIZED,
        "Invalid login token. Not a Cognito token.");
    pool.assertRefused(
        () -> pool.credentials(answer.identityId(), Map.of(IDENTITY_TOKEN, "no token")),
        NOT_AUTHORIZED,
        "Invalid login token. Not a Cognito token.");
    pool.assertRefused(
        () -> pool.credentials(answer.identityId(), Map.of(IDENTITY_TOKEN, forged)),
        NOT_AUTHORIZED,
        "Invalid login token. Couldn't verify signed token.");
    pool.assertRefused(
        () ->
            pool.credentials(
                answer.identityId(),
                Map.of(IDENTITY_TOKEN, answer.token(), GOOGLE, pool.google(Map.of()))),
        NOT_AUTHORIZED,
        "Invalid login token. Can't pass in a Cognito token.");
  }

  @Test
  void refusesATokenThatHasExpired() {
    var answer = token("user-7");
    aws.clock.advance(Duration.ofMinutes(16));

    assertThat(
            pool.assertRefusedLike(
                () -> pool.credentials(answer.identityId(), Map.of(IDENTITY_TOKEN, answer.token())),
                NOT_AUTHORIZED,
                "Invalid login token\\. Token expired: \\d+ >= \\d+"))
        .isEqualTo("expiry");
  }

  @Test
  void linksAGuestAndAPublicProviderToTheBackendsUser() {
    var guest = pool.guest();
    var linked =
        pool.admin()
            .getOpenIdTokenForDeveloperIdentity(
                r ->
                    r.identityPoolId(pool.id())
                        .identityId(guest)
                        .logins(
                            Map.of(PROVIDER, "user-8", GOOGLE, pool.google(Map.of("sub", "g-8")))));

    assertThat(linked.identityId()).isEqualTo(guest);
    assertThat(pool.getId(pool.googleLogin("g-8"))).isEqualTo(guest);
    assertThat(pool.admin().describeIdentity(r -> r.identityId(guest)).logins())
        .containsExactlyInAnyOrder(PROVIDER, GOOGLE);
    pool.assertRefused(
        () ->
            pool.admin()
                .getOpenIdTokenForDeveloperIdentity(
                    r ->
                        r.identityPoolId(pool.id())
                            .identityId(pool.getId(pool.googleLogin("g-9")))
                            .logins(Map.of(PROVIDER, "user-8"))),
        "DeveloperUserAlreadyRegisteredException",
        "The developer user identifier is registered with another identity.");
  }

  @Test
  void principalTagsStandInTheTokenAndReachTheSession() throws ParseException {
    pool.role("Tagged", "authenticated", "[\"sts:AssumeRoleWithWebIdentity\", \"sts:TagSession\"]");
    var answer =
        pool.admin()
            .getOpenIdTokenForDeveloperIdentity(
                r ->
                    r.identityPoolId(pool.id())
                        .logins(Map.of(PROVIDER, "user-10"))
                        .principalTags(Map.of("team", "blue")));

    assertThat(claims(answer.token()).getJSONObjectClaim("https://aws.amazon.com/tags"))
        .isEqualTo(Map.of("principal_tags", Map.of("team", List.of("blue"))));
    var session =
        aws.sessions
            .open(
                aws.anonymousSts()
                    .assumeRoleWithWebIdentity(
                        r ->
                            r.roleArn(pool.arnOf("Tagged"))
                                .roleSessionName("app")
                                .webIdentityToken(answer.token()))
                    .credentials()
                    .sessionToken())
            .orElseThrow()
            .session();
    assertThat(session.keys()).containsEntry("aws:PrincipalTag/team", List.of("blue"));
  }

  @Test
  void looksUpEitherWay() {
    var identity = token("user-11").identityId();
    pool.admin()
        .getOpenIdTokenForDeveloperIdentity(
            r ->
                r.identityPoolId(pool.id())
                    .identityId(identity)
                    .logins(Map.of(PROVIDER, "user-12")));

    var byUser =
        pool.admin()
            .lookupDeveloperIdentity(
                r -> r.identityPoolId(pool.id()).developerUserIdentifier("user-12"));
    assertThat(byUser.identityId()).isEqualTo(identity);
    assertThat(byUser.developerUserIdentifierList()).containsExactly("user-11", "user-12");
    var first =
        pool.admin()
            .lookupDeveloperIdentity(
                r -> r.identityPoolId(pool.id()).identityId(identity).maxResults(1));
    assertThat(first.developerUserIdentifierList()).containsExactly("user-11");
    assertThat(
            pool.admin()
                .lookupDeveloperIdentity(
                    r ->
                        r.identityPoolId(pool.id())
                            .identityId(identity)
                            .maxResults(1)
                            .nextToken(first.nextToken()))
                .developerUserIdentifierList())
        .containsExactly("user-12");
    pool.assertRefused(
        () ->
            pool.admin()
                .lookupDeveloperIdentity(
                    r ->
                        r.identityPoolId(pool.id())
                            .identityId(identity)
                            .developerUserIdentifier("user-1")),
        "ResourceConflictException",
        "The developer user identifier is not one of this identity.");
    pool.assertRefused(
        () -> pool.admin().lookupDeveloperIdentity(r -> r.identityPoolId(pool.id())),
        INVALID_PARAMETER,
        "Either IdentityId or DeveloperUserIdentifier must be given.");
    pool.assertRefused(
        () ->
            pool.admin()
                .lookupDeveloperIdentity(
                    r -> r.identityPoolId(pool.id()).developerUserIdentifier("nobody")),
        NOT_FOUND,
        "The developer user identifier is not registered.");
  }

  @Test
  void mergesTheSourceIntoTheDestination() {
    var source = token("user-13").identityId();
    var destination = token("user-14").identityId();

    var merged =
        pool.admin()
            .mergeDeveloperIdentities(
                r ->
                    r.identityPoolId(pool.id())
                        .developerProviderName(PROVIDER)
                        .sourceUserIdentifier("user-13")
                        .destinationUserIdentifier("user-14"));

    assertThat(merged.identityId()).isEqualTo(destination);
    assertThat(token("user-13").identityId()).isEqualTo(destination);
    pool.assertRefused(
        () -> pool.guestCredentials(source),
        NOT_AUTHORIZED,
        "Access to Identity '" + source + "' is forbidden.");
  }

  @Test
  void doesNotMergeTwoUsersOfOnePublicProvider() {
    for (var user : List.of("user-15", "user-16")) {
      pool.admin()
          .getOpenIdTokenForDeveloperIdentity(
              r ->
                  r.identityPoolId(pool.id())
                      .logins(Map.of(PROVIDER, user, GOOGLE, pool.google(Map.of("sub", user)))));
    }

    pool.assertRefused(
        () ->
            pool.admin()
                .mergeDeveloperIdentities(
                    r ->
                        r.identityPoolId(pool.id())
                            .developerProviderName(PROVIDER)
                            .sourceUserIdentifier("user-15")
                            .destinationUserIdentifier("user-16")),
        "ResourceConflictException",
        "The identity has another login of the same provider already.");
  }

  @Test
  void anUnlinkedUserIsAStrangerNextTime() {
    var identity = token("user-17").identityId();

    pool.admin()
        .unlinkDeveloperIdentity(
            r ->
                r.identityPoolId(pool.id())
                    .identityId(identity)
                    .developerProviderName(PROVIDER)
                    .developerUserIdentifier("user-17"));

    assertThat(token("user-17").identityId()).isNotEqualTo(identity);
    pool.assertRefused(
        () -> pool.guestCredentials(identity),
        NOT_AUTHORIZED,
        "Access to Identity '" + identity + "' is forbidden.");
    pool.assertRefused(
        () ->
            pool.admin()
                .unlinkDeveloperIdentity(
                    r ->
                        r.identityPoolId(pool.id())
                            .identityId(identity)
                            .developerProviderName(PROVIDER)
                            .developerUserIdentifier("user-17")),
        NOT_FOUND,
        "The developer user identifier is not registered.");
  }

  @Test
  void refusesAnotherDevelopersProvider() {
    pool.assertRefused(
        () ->
            pool.admin()
                .getOpenIdTokenForDeveloperIdentity(
                    r -> r.identityPoolId(pool.id()).logins(Map.of("login.other", "user"))),
        INVALID_PARAMETER,
        "Logins must hold a user of the developer provider, an identifier of at most 1024"
            + " characters.");
    pool.assertRefused(
        () ->
            pool.admin()
                .mergeDeveloperIdentities(
                    r ->
                        r.identityPoolId(pool.id())
                            .developerProviderName("login.other")
                            .sourceUserIdentifier("a")
                            .destinationUserIdentifier("b")),
        INVALID_PARAMETER,
        "The identity pool has no such developer provider.");
    var without = TestIdentityPool.of(aws);
    without.assertRefused(
        () ->
            without
                .admin()
                .getOpenIdTokenForDeveloperIdentity(
                    r -> r.identityPoolId(without.id()).logins(Map.of(PROVIDER, "user"))),
        INVALID_PARAMETER,
        "The identity pool has no such developer provider.");
  }
}
