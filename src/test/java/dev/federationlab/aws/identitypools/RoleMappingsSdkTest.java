package dev.federationlab.aws.identitypools;

import static dev.federationlab.aws.identitypools.TestIdentityPool.GOOGLE;
import static dev.federationlab.aws.identitypools.TestIdentityPool.INVALID_PARAMETER;
import static dev.federationlab.aws.identitypools.TestIdentityPool.NOT_AUTHORIZED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.SharedAws;
import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.TestIssuer;
import dev.federationlab.aws.userpools.TestPool;
import dev.federationlab.decision.Check;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.cognitoidentity.model.AmbiguousRoleResolutionType;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.MappingRule;
import software.amazon.awssdk.services.cognitoidentity.model.MappingRuleMatchType;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMappingType;

/** Roles by groups of a user pool, and by rules, through real calls. */
@ExtendWith(SharedAws.class)
class RoleMappingsSdkTest {
  private static TestAws aws;
  private static TestPool people;
  private static TestIdentityPool pool;
  private static String provider;

  @BeforeAll
  static void start(TestAws shared) {
    aws = shared;
    people = TestPool.of(aws);
    provider = "cognito-idp.us-east-1.amazonaws.com/" + people.id();
    pool =
        TestIdentityPool.of(
            aws,
            settings ->
                settings.cognitoIdentityProviders(
                    CognitoIdentityProvider.builder()
                        .providerName(provider)
                        .clientId(people.clientId())
                        .build()));
    pool.role("Editors", "authenticated");
    pool.role("Admins", "authenticated");
    pool.admin()
        .setIdentityPoolRoles(
            r ->
                r.identityPoolId(pool.id())
                    .roles(
                        Map.of(
                            "authenticated",
                            pool.arnOf("Auth"),
                            "unauthenticated",
                            pool.arnOf("Guest")))
                    .roleMappings(
                        Map.of(
                            provider + ":" + people.clientId(),
                            RoleMapping.builder()
                                .type(RoleMappingType.TOKEN)
                                .ambiguousRoleResolution(AmbiguousRoleResolutionType.DENY)
                                .build(),
                            GOOGLE,
                            byRules(
                                AmbiguousRoleResolutionType.DENY,
                                rule("hd", MappingRuleMatchType.EQUALS, "example.com", "Editors"),
                                rule(
                                    "email",
                                    MappingRuleMatchType.STARTS_WITH,
                                    "admin@",
                                    "Admins")))));
    group("editors", "Editors", 2);
    group("admins", "Admins", 1);
  }

  private static void group(String name, String role, int precedence) {
    people
        .admin()
        .createGroup(
            r ->
                r.userPoolId(people.id())
                    .groupName(name)
                    .precedence(precedence)
                    .roleArn(pool.arnOf(role)));
  }

  private static MappingRule rule(
      String claim, MappingRuleMatchType match, String value, String role) {
    return MappingRule.builder()
        .claim(claim)
        .matchType(match)
        .value(value)
        .roleARN(pool.arnOf(role))
        .build();
  }

  private static RoleMapping byRules(AmbiguousRoleResolutionType resolution, MappingRule... rules) {
    return RoleMapping.builder()
        .type(RoleMappingType.RULES)
        .ambiguousRoleResolution(resolution)
        .rulesConfiguration(configuration -> configuration.rules(rules))
        .build();
  }

  private static Map<String, String> member(String name, String... groups) {
    people.user(name);
    for (var group : groups) {
      people
          .admin()
          .adminAddUserToGroup(r -> r.userPoolId(people.id()).username(name).groupName(group));
    }
    return Map.of(provider, people.signIn(name).idToken());
  }

  private static String role(GetCredentialsForIdentityResponse answer) {
    return aws.sessions
        .open(answer.credentials().sessionToken())
        .orElseThrow()
        .session()
        .roleName();
  }

  @Test
  void theBestGroupsRoleIsTheTokensOwn() {
    var login = member("ada", "editors", "admins");
    var identity = pool.getId(login);

    assertThat(role(pool.credentials(identity, login))).isEqualTo("Admins");
    assertThat(
            role(
                pool.app()
                    .getCredentialsForIdentity(
                        r ->
                            r.identityId(identity)
                                .logins(login)
                                .customRoleArn(pool.arnOf("Editors")))))
        .isEqualTo("Editors");
  }

  @Test
  void aRoleThatTheTokenDoesNotHaveIsRefused() {
    var login = member("bob", "editors");
    var identity = pool.getId(login);

    pool.assertRefused(
        () ->
            pool.app()
                .getCredentialsForIdentity(
                    r -> r.identityId(identity).logins(login).customRoleArn(pool.arnOf("Admins"))),
        NOT_AUTHORIZED,
        "The role in CustomRoleArn is not one that this identity may have.");
  }

  @Test
  void whoIsInNoGroupIsDenied() {
    var login = member("carol");
    var identity = pool.getId(login);

    var check =
        pool.assertRefused(
            () -> pool.credentials(identity, login),
            NOT_AUTHORIZED,
            "The ambiguous role mapping rules for: %s:%s denied this request."
                .formatted(provider, people.clientId()));

    assertThat(check.what()).isEqualTo("ambiguous role resolution");
  }

  @Test
  void rulesChooseByClaims() {
    var editor = Map.of(GOOGLE, pool.google(Map.of("sub", "e", "hd", "example.com")));
    var admin = Map.of(GOOGLE, pool.google(Map.of("sub", "a", "email", "admin@example.org")));
    var nobody = Map.of(GOOGLE, pool.google(Map.of("sub", "n")));

    var answer = pool.credentials(pool.getId(editor), editor);
    assertThat(role(answer)).isEqualTo("Editors");
    assertThat(pool.decision(answer).checks())
        .anySatisfy(
            check -> {
              assertThat(check.what()).isEqualTo("rule 1");
              assertThat(check.result()).isEqualTo(Check.Result.WON);
              assertThat(check.wanted())
                  .isEqualTo("`hd` Equals example.com → " + pool.arnOf("Editors"));
              assertThat(check.saw()).isEqualTo("example.com: it matches");
            });
    assertThat(role(pool.credentials(pool.getId(admin), admin))).isEqualTo("Admins");
    pool.assertRefused(
        () -> pool.credentials(pool.getId(nobody), nobody),
        NOT_AUTHORIZED,
        "The ambiguous role mapping rules for: accounts.google.com denied this request.");
  }

  @Test
  void registeredProvidersAreMappedByTheirArn() {
    var oidc = TestIdentityPool.of(aws);
    var arn =
        oidc.iam()
            .createOpenIDConnectProvider(
                r -> r.url("https://idp.example.com").clientIDList(TestIssuer.APP))
            .openIDConnectProviderArn();
    oidc.admin()
        .updateIdentityPool(
            r ->
                r.identityPoolId(oidc.id())
                    .identityPoolName("people")
                    .allowUnauthenticatedIdentities(false)
                    .openIdConnectProviderARNs(arn));
    var staff = oidc.role("Staff", "idp.example.com");
    oidc.admin()
        .setIdentityPoolRoles(
            r ->
                r.identityPoolId(oidc.id())
                    .roles(Collections.emptyMap())
                    .roleMappings(
                        Map.of(
                            arn,
                            byRules(
                                AmbiguousRoleResolutionType.AUTHENTICATED_ROLE,
                                MappingRule.builder()
                                    .claim("sub")
                                    .matchType("NotEqual")
                                    .value("nobody")
                                    .roleARN(staff)
                                    .build()))));
    var login = Map.of("idp.example.com", oidc.google(Map.of("iss", "https://idp.example.com")));

    assertThat(role(oidc.credentials(oidc.getId(login), login))).isEqualTo("Staff");
  }

  @Test
  void showsTheRolesAsTheyWereSet() {
    var answer = pool.admin().getIdentityPoolRoles(r -> r.identityPoolId(pool.id()));

    assertThat(answer.roles())
        .containsEntry("authenticated", pool.arnOf("Auth"))
        .containsEntry("unauthenticated", pool.arnOf("Guest"));
    var mapping = answer.roleMappings().get(GOOGLE);
    assertThat(mapping.type()).isEqualTo(RoleMappingType.RULES);
    assertThat(mapping.ambiguousRoleResolution()).isEqualTo(AmbiguousRoleResolutionType.DENY);
    assertThat(mapping.rulesConfiguration().rules())
        .extracting(MappingRule::claim)
        .containsExactly("hd", "email");
    assertThat(answer.roleMappings().get(provider + ":" + people.clientId()).rulesConfiguration())
        .isNull();
  }

  private static void assertNotSet(RoleMapping mapping, String code, String message) {
    pool.assertRefused(
        () ->
            pool.admin()
                .setIdentityPoolRoles(
                    r ->
                        r.identityPoolId(pool.id())
                            .roles(Map.of("authenticated", pool.arnOf("Auth")))
                            .roleMappings(Map.of(GOOGLE, mapping))),
        code,
        message);
  }

  @Test
  void refusesMappingsThatSayTooLittleOrTooMuch() {
    assertNotSet(
        RoleMapping.builder().type(RoleMappingType.TOKEN).build(),
        INVALID_PARAMETER,
        "AmbiguousRoleResolution is required for both types of role mapping.");
    assertNotSet(
        RoleMapping.builder()
            .type(RoleMappingType.RULES)
            .ambiguousRoleResolution(AmbiguousRoleResolutionType.DENY)
            .build(),
        INVALID_PARAMETER,
        "RulesConfiguration is required for role mappings of the type Rules.");
    assertNotSet(
        byRules(
            AmbiguousRoleResolutionType.DENY,
            Collections.nCopies(
                    26, rule("hd", MappingRuleMatchType.EQUALS, "example.com", "Editors"))
                .toArray(MappingRule[]::new)),
        INVALID_PARAMETER,
        "A role mapping has at most 25 rules.");
    assertNotSet(
        byRules(
            AmbiguousRoleResolutionType.DENY,
            MappingRule.builder()
                .claim("hd")
                .matchType("Resembles")
                .value("x")
                .roleARN(pool.arnOf("Editors"))
                .build()),
        "ValidationException",
        "1 validation error detected: Value 'Resembles' at"
            + " 'roleMappings.accounts.google.com.member.rulesConfiguration.rules.1.member.matchType'"
            + " failed to satisfy constraint: Member must satisfy enum value set: [Equals,"
            + " Contains, StartsWith, NotEqual]");
    pool.assertRefused(
        () ->
            pool.admin()
                .setIdentityPoolRoles(
                    r ->
                        r.identityPoolId(pool.id())
                            .roles(Map.of("authenticated", "arn:aws:s3:::not-a-role"))),
        INVALID_PARAMETER,
        "Not the ARN of a role: arn:aws:s3:::not-a-role");
  }
}
