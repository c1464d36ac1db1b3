package dev.federationlab.aws.identitypools;

import static dev.federationlab.aws.identitypools.TestIdentityPool.BAD_CONFIGURATION;
import static dev.federationlab.aws.identitypools.TestIdentityPool.CHECK_ROLES;
import static dev.federationlab.aws.identitypools.TestIdentityPool.GOOGLE;
import static dev.federationlab.aws.identitypools.TestIdentityPool.INVALID_PARAMETER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import dev.federationlab.aws.SharedAws;
import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.TestIssuer;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Attributes for access control (aws-behaviour 4.13): claims as principal tags. */
@ExtendWith(SharedAws.class)
class PrincipalTagsSdkTest {
  private static TestAws aws;
  private static TestIdentityPool pool;

  @BeforeAll
  static void start(TestAws shared) {
    aws = shared;
    pool = TestIdentityPool.withoutRoles(aws, settings -> settings.allowClassicFlow(true));
    var tagged =
        pool.role(
            "Tagged", "authenticated", "[\"sts:AssumeRoleWithWebIdentity\", \"sts:TagSession\"]");
    pool.admin()
        .setIdentityPoolRoles(
            r -> r.identityPoolId(pool.id()).roles(Map.of("authenticated", tagged)));
    pool.admin()
        .setPrincipalTagAttributeMap(
            r ->
                r.identityPoolId(pool.id())
                    .identityProviderName(GOOGLE)
                    .principalTags(Map.of("department", "dept", "verified", "email_verified")));
    aws.s3(pool.key()).createBucket(r -> r.bucket("departments"));
    pool.allow(
        "Tagged", "\"s3:PutObject\"", "arn:aws:s3:::departments/${aws:PrincipalTag/department}/*");
  }

  private static Map<String, String> login(String subject, Map<String, Object> claims) {
    var all = new java.util.HashMap<>(claims);
    all.put("sub", subject);
    return Map.of(GOOGLE, pool.google(all));
  }

  @Test
  void aClaimDecidesWhereSomebodyMayWrite() {
    var login = login("ada", Map.of("dept", "research", "email_verified", true));
    var answer = pool.credentials(pool.getId(login), login);
    var s3 = aws.s3(TestAws.session(answer.credentials()));

    s3.putObject(r -> r.bucket("departments").key("research/a"), RequestBody.fromString("a"));
    assertThatThrownBy(
            () ->
                s3.putObject(
                    r -> r.bucket("departments").key("sales/a"), RequestBody.fromString("a")))
        .isInstanceOf(S3Exception.class);
    assertThat(
            aws.sessions.open(answer.credentials().sessionToken()).orElseThrow().session().keys())
        .containsEntry("aws:PrincipalTag/department", List.of("research"))
        .containsEntry("aws:PrincipalTag/verified", List.of("true"));
    assertThat(pool.decision(answer).checks())
        .anySatisfy(
            check -> {
              assertThat(check.what()).isEqualTo("principal tag department");
              assertThat(check.wanted()).isEqualTo("claim `dept` of accounts.google.com");
              assertThat(check.saw()).isEqualTo("research");
            });
  }

  @Test
  void aClaimThatIsNotThereMakesNoTag() {
    var login = login("bob", Map.of());
    var answer = pool.credentials(pool.getId(login), login);

    assertThat(
            aws.sessions.open(answer.credentials().sessionToken()).orElseThrow().session().keys())
        .doesNotContainKey("aws:PrincipalTag/department");
  }

  @Test
  void withoutTagSessionInTheTrustPolicyThereAreNoCredentials() {
    var strict = TestIdentityPool.of(aws);
    strict
        .admin()
        .setPrincipalTagAttributeMap(
            r -> r.identityPoolId(strict.id()).identityProviderName(GOOGLE).useDefaults(true));
    var login = strict.googleLogin("ada");
    var identity = strict.getId(login);

    var check =
        strict.assertRefused(
            () -> strict.credentials(identity, login), BAD_CONFIGURATION, CHECK_ROLES);

    assertThat(check.what()).isEqualTo("trust policy");
    assertThat(check.wanted()).contains("sts:TagSession");
  }

  @Test
  void tagsStandInTheIdentityToken() throws ParseException {
    var login = login("carol", Map.of("dept", "research"));
    var identity = pool.getId(login);
    var token = pool.app().getOpenIdToken(r -> r.identityId(identity).logins(login)).token();

    assertThat(
            SignedJWT.parse(token)
                .getJWTClaimsSet()
                .getJSONObjectClaim("https://aws.amazon.com/tags"))
        .isEqualTo(Map.of("principal_tags", Map.of("department", List.of("research"))));
    var lent =
        aws.anonymousSts()
            .assumeRoleWithWebIdentity(
                r ->
                    r.roleArn(pool.arnOf("Tagged")).roleSessionName("app").webIdentityToken(token));
    assertThat(aws.sessions.open(lent.credentials().sessionToken()).orElseThrow().session().keys())
        .containsEntry("aws:PrincipalTag/department", List.of("research"));
  }

  @Test
  void refusesTagsThatAreTooLong() {
    var login = login("dan", Map.of("dept", "x".repeat(257)));
    var identity = pool.getId(login);

    var check =
        pool.assertRefused(() -> pool.credentials(identity, login), BAD_CONFIGURATION, CHECK_ROLES);

    assertThat(check.what()).isEqualTo("size of principal tags");
    assertThat(check.saw()).isEqualTo("267 bytes, the longest value 257 characters");
  }

  @Test
  void defaultsAreTheClientAndTheUser() {
    var defaults = TestIdentityPool.withoutRoles(aws, settings -> {});
    var tagged =
        defaults.role(
            "Tagged", "authenticated", "[\"sts:AssumeRoleWithWebIdentity\", \"sts:TagSession\"]");
    defaults
        .admin()
        .setIdentityPoolRoles(
            r -> r.identityPoolId(defaults.id()).roles(Map.of("authenticated", tagged)));
    var set =
        defaults
            .admin()
            .setPrincipalTagAttributeMap(
                r ->
                    r.identityPoolId(defaults.id()).identityProviderName(GOOGLE).useDefaults(true));
    var login = defaults.googleLogin("eve");

    assertThat(set.useDefaults()).isTrue();
    assertThat(set.principalTags()).isEqualTo(Map.of("client", "aud", "username", "sub"));
    var answer = defaults.credentials(defaults.getId(login), login);
    assertThat(
            aws.sessions.open(answer.credentials().sessionToken()).orElseThrow().session().keys())
        .containsEntry("aws:PrincipalTag/client", List.of(TestIssuer.APP))
        .containsEntry("aws:PrincipalTag/username", List.of("eve"));
  }

  @Test
  void mapsAreShownAndSwitchedOff() {
    var own = TestIdentityPool.of(aws);
    own.admin()
        .setPrincipalTagAttributeMap(
            r ->
                r.identityPoolId(own.id())
                    .identityProviderName("www.amazon.com")
                    .useDefaults(true));

    var shown =
        own.admin()
            .getPrincipalTagAttributeMap(
                r -> r.identityPoolId(own.id()).identityProviderName("www.amazon.com"));
    assertThat(shown.useDefaults()).isTrue();
    assertThat(shown.principalTags()).isEqualTo(Map.of("client", "aud", "username", "user_id"));
    own.admin()
        .setPrincipalTagAttributeMap(
            r ->
                r.identityPoolId(own.id())
                    .identityProviderName("www.amazon.com")
                    .useDefaults(false));
    var off =
        own.admin()
            .getPrincipalTagAttributeMap(
                r -> r.identityPoolId(own.id()).identityProviderName("www.amazon.com"));
    assertThat(off.useDefaults()).isFalse();
    assertThat(off.principalTags()).isEmpty();
    own.assertRefused(
        () ->
            own.admin()
                .setPrincipalTagAttributeMap(
                    r ->
                        r.identityPoolId(own.id())
                            .identityProviderName(GOOGLE)
                            .useDefaults(true)
                            .principalTags(Map.of("a", "b"))),
        INVALID_PARAMETER,
        "PrincipalTags cannot be set together with UseDefaults.");
  }
}
