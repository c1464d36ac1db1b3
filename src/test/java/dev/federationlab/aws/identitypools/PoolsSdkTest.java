package dev.federationlab.aws.identitypools;

import static dev.federationlab.aws.identitypools.TestIdentityPool.GOOGLE;
import static dev.federationlab.aws.identitypools.TestIdentityPool.INVALID_PARAMETER;
import static dev.federationlab.aws.identitypools.TestIdentityPool.NOT_AUTHORIZED;
import static dev.federationlab.aws.identitypools.TestIdentityPool.NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.SharedAws;
import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.TestIssuer;
import dev.federationlab.aws.access.RootKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityPoolShortDescription;

/** Making, describing, changing, tagging and deleting pools, and who may. */
@ExtendWith(SharedAws.class)
class PoolsSdkTest {
  private static final String USER_POOL = "cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab12Cd34E";
  private static TestAws aws;
  private static TestIdentityPool pool;

  @BeforeAll
  static void start(TestAws shared) {
    aws = shared;
    pool =
        TestIdentityPool.of(
            aws,
            settings ->
                settings
                    .identityPoolName("tutorial")
                    .developerProviderName("login.mycompany")
                    .identityPoolTags(Map.of("stage", "test"))
                    .cognitoIdentityProviders(
                        CognitoIdentityProvider.builder()
                            .providerName(USER_POOL)
                            .clientId("1h57kf5cpq17m0eml12EXAMPLE")
                            .build()));
  }

  private static CognitoIdentityClient session(RootKey key, String policy) {
    var iam = aws.iam(key);
    var name = "Operator" + Math.abs(policy.hashCode());
    var arn =
        iam.createRole(
                r ->
                    r.roleName(name)
                        .assumeRolePolicyDocument(
                            """
                            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                              "Principal": {"AWS": "%s"}, "Action": "sts:AssumeRole"}]}
                            """
                                .formatted(key.accountId())))
            .role()
            .arn();
    iam.putRolePolicy(r -> r.roleName(name).policyName("P").policyDocument(policy));
    var lent =
        aws.sts(TestAws.root(key))
            .assumeRole(r -> r.roleArn(arn).roleSessionName("op"))
            .credentials();
    return aws.identityPools(TestAws.session(lent));
  }

  @Test
  void aPoolIsDescribedAsItWasMade() {
    var described = pool.admin().describeIdentityPool(r -> r.identityPoolId(pool.id()));

    assertThat(described.identityPoolId()).matches("us-east-1:[0-9a-f-]{36}");
    assertThat(described.identityPoolName()).isEqualTo("tutorial");
    assertThat(described.allowUnauthenticatedIdentities()).isTrue();
    assertThat(described.allowClassicFlow()).isNull();
    assertThat(described.supportedLoginProviders()).isEqualTo(Map.of(GOOGLE, TestIssuer.APP));
    assertThat(described.developerProviderName()).isEqualTo("login.mycompany");
    assertThat(described.identityPoolTags()).isEqualTo(Map.of("stage", "test"));
    assertThat(described.hasOpenIdConnectProviderARNs()).isFalse();
    assertThat(described.cognitoIdentityProviders())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.providerName()).isEqualTo(USER_POOL);
              assertThat(entry.clientId()).isEqualTo("1h57kf5cpq17m0eml12EXAMPLE");
              assertThat(entry.serverSideTokenCheck()).isFalse();
            });
  }

  @Test
  void aNewPoolHasNoRoles() {
    var bare = TestIdentityPool.withoutRoles(aws, settings -> {});

    var roles = bare.admin().getIdentityPoolRoles(r -> r.identityPoolId(bare.id()));

    assertThat(roles.identityPoolId()).isEqualTo(bare.id());
    assertThat(roles.hasRoles()).isFalse();
    assertThat(roles.hasRoleMappings()).isFalse();
  }

  @Test
  void anUpdateSetsWhatIsNotGivenToItsDefault() {
    var own =
        TestIdentityPool.of(
            aws,
            settings -> settings.developerProviderName("login.mycompany").allowClassicFlow(true));
    var updated =
        own.admin()
            .updateIdentityPool(
                r ->
                    r.identityPoolId(own.id())
                        .identityPoolName("renamed")
                        .allowUnauthenticatedIdentities(false));

    assertThat(updated.identityPoolName()).isEqualTo("renamed");
    assertThat(updated.allowUnauthenticatedIdentities()).isFalse();
    assertThat(updated.allowClassicFlow()).isNull();
    assertThat(updated.hasSupportedLoginProviders()).isFalse();
    assertThat(updated.developerProviderName()).isEqualTo("login.mycompany");
    assertThat(own.admin().getIdentityPoolRoles(r -> r.identityPoolId(own.id())).roles())
        .hasSize(2);
    own.assertRefused(
        () ->
            own.admin()
                .updateIdentityPool(
                    r ->
                        r.identityPoolId(own.id())
                            .identityPoolName("renamed")
                            .allowUnauthenticatedIdentities(false)
                            .developerProviderName("login.other")),
        INVALID_PARAMETER,
        "The developer provider name of an identity pool cannot be changed.");
  }

  @Test
  void poolsAreListedInPages() {
    var key = aws.sandbox();
    var ids =
        List.of(
            TestIdentityPool.in(aws, key, s -> s.identityPoolName("a")).id(),
            TestIdentityPool.in(aws, key, s -> s.identityPoolName("b")).id(),
            TestIdentityPool.in(aws, key, s -> s.identityPoolName("c")).id());
    var admin = aws.identityPools(key);

    var first = admin.listIdentityPools(r -> r.maxResults(2));
    var second = admin.listIdentityPools(r -> r.maxResults(2).nextToken(first.nextToken()));

    assertThat(first.identityPools()).hasSize(2);
    assertThat(second.nextToken()).isNull();
    assertThat(List.of(first, second))
        .flatExtracting(page -> page.identityPools())
        .extracting(IdentityPoolShortDescription::identityPoolId)
        .containsExactlyInAnyOrderElementsOf(ids);
    pool.assertRefused(
        () -> admin.listIdentityPools(r -> r.maxResults(2).nextToken("§")),
        INVALID_PARAMETER,
        "Invalid pagination token");
  }

  @Test
  void aDeletedPoolTakesItsIdentitiesWithIt() {
    var own = TestIdentityPool.of(aws);
    var guest = own.guest();
    var login = own.googleLogin("ada");
    var user = own.getId(login);

    own.admin().deleteIdentityPool(r -> r.identityPoolId(own.id()));

    own.assertRefused(
        () -> own.admin().describeIdentityPool(r -> r.identityPoolId(own.id())),
        NOT_FOUND,
        "IdentityPool '" + own.id() + "' not found.");
    own.assertRefused(
        () -> own.guestCredentials(guest), NOT_FOUND, "Identity '" + guest + "' not found.");
    own.assertRefused(
        () -> own.credentials(user, login), NOT_FOUND, "Identity '" + user + "' not found.");
    assertThat(own.admin().listIdentityPools(r -> r.maxResults(60)).identityPools()).isEmpty();
  }

  @Test
  void anEmptiedAccountHasNoPools() {
    var own = TestIdentityPool.of(aws);
    var guest = own.guest();

    aws.store.change(
        transaction -> aws.identityPools.emptyAccount(transaction, own.key().accountId()));

    assertThat(own.admin().listIdentityPools(r -> r.maxResults(60)).identityPools()).isEmpty();
    own.assertRefused(
        () -> own.guestCredentials(guest), NOT_FOUND, "Identity '" + guest + "' not found.");
  }

  @Test
  void aStrangersPoolIsNotThere() {
    var stranger = aws.identityPools(aws.sandbox());

    pool.assertRefused(
        () -> stranger.describeIdentityPool(r -> r.identityPoolId(pool.id())),
        NOT_FOUND,
        "IdentityPool '" + pool.id() + "' not found.");
    pool.assertRefused(
        () -> stranger.deleteIdentityPool(r -> r.identityPoolId(pool.id())),
        NOT_FOUND,
        "IdentityPool '" + pool.id() + "' not found.");
    pool.assertRefused(
        () ->
            stranger.setIdentityPoolRoles(
                r ->
                    r.identityPoolId(pool.id()).roles(Map.of("authenticated", pool.arnOf("Auth")))),
        NOT_FOUND,
        "IdentityPool '" + pool.id() + "' not found.");
  }

  @Test
  void poolsAreTaggedByTheirArn() {
    var own = TestIdentityPool.of(aws);
    var arn =
        "arn:aws:cognito-identity:us-east-1:" + own.key().accountId() + ":identitypool/" + own.id();

    own.admin().tagResource(r -> r.resourceArn(arn).tags(Map.of("a", "1", "b", "2")));
    own.admin().untagResource(r -> r.resourceArn(arn).tagKeys("a"));

    assertThat(own.admin().listTagsForResource(r -> r.resourceArn(arn)).tags())
        .isEqualTo(Map.of("b", "2"));
    var many = new HashMap<String, String>();
    for (int i = 0; i < 50; i++) {
      many.put("key" + i, "");
    }
    own.assertRefused(
        () -> own.admin().tagResource(r -> r.resourceArn(arn).tags(many)),
        INVALID_PARAMETER,
        "A resource can have at most 50 tags.");
    own.assertRefused(
        () -> own.admin().tagResource(r -> r.resourceArn(arn).tags(Map.of("aws:x", "1"))),
        INVALID_PARAMETER,
        "Tag keys that start with aws: are reserved.");
    own.assertRefused(
        () -> own.admin().listTagsForResource(r -> r.resourceArn("arn:aws:s3:::a-bucket-of-mine")),
        INVALID_PARAMETER,
        "Invalid resource ARN: arn:aws:s3:::a-bucket-of-mine");
    var stranger = aws.identityPools(aws.sandbox());
    own.assertRefusedLike(
        () -> stranger.listTagsForResource(r -> r.resourceArn(arn)),
        "AccessDeniedException",
        "User: arn:aws:iam::\\d{12}:root is not authorized to perform:"
            + " cognito-identity:ListTagsForResource on resource: .* because no resource-based"
            + " policy allows the cognito-identity:ListTagsForResource action");
  }

  @Test
  void refusesSettingsThatCannotBe() {
    assertNotMade(
        s -> s.supportedLoginProviders(Map.of("idp.example.com", "app")),
        "Not a supported login provider: idp.example.com");
    assertNotMade(
        s ->
            s.cognitoIdentityProviders(
                CognitoIdentityProvider.builder().providerName("people").clientId("c").build()),
        "Invalid Cognito Identity Provider: people");
    assertNotMade(
        s ->
            s.cognitoIdentityProviders(
                CognitoIdentityProvider.builder().providerName(USER_POOL).build()),
        "A Cognito identity provider has a provider name and a client ID.");
    assertNotMade(
        s ->
            s.cognitoIdentityProviders(
                CognitoIdentityProvider.builder().providerName(USER_POOL).clientId("c").build(),
                CognitoIdentityProvider.builder().providerName(USER_POOL).clientId("c").build()),
        "Twice in the list of Cognito identity providers: c");
    assertNotMade(
        s -> s.openIdConnectProviderARNs("arn:aws:iam::111122223333:role/Nobody"),
        "Invalid OpenID Connect provider ARN: arn:aws:iam::111122223333:role/Nobody");
    assertNotMade(
        s -> s.samlProviderARNs("arn:aws:iam::111122223333:saml-provider/corp"),
        "SAML providers are not supported here: arn:aws:iam::111122223333:saml-provider/corp");
  }

  private static void assertNotMade(
      java.util.function.Consumer<
              software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolRequest
                  .Builder>
          settings,
      String message) {
    pool.assertRefused(
        () ->
            pool.admin()
                .createIdentityPool(
                    r -> {
                      r.identityPoolName("people").allowUnauthenticatedIdentities(false);
                      settings.accept(r);
                    }),
        INVALID_PARAMETER,
        message);
  }

  @Test
  void whoSetsRolesMustBeAllowedToPassThem() {
    var operator =
        session(
            pool.key(),
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "cognito-identity:*", "Resource": "*"},
              {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "%s",
               "Condition": {"StringEquals": {
                 "iam:PassedToService": "cognito-identity.amazonaws.com"}}}]}
            """
                .formatted(pool.arnOf("Guest")));

    pool.assertRefused(
        () ->
            operator.setIdentityPoolRoles(
                r ->
                    r.identityPoolId(pool.id())
                        .roles(
                            Map.of(
                                "authenticated",
                                pool.arnOf("Auth"),
                                "unauthenticated",
                                pool.arnOf("Guest")))),
        NOT_AUTHORIZED,
        "Access to Role 'Auth' is forbidden.");
    operator.setIdentityPoolRoles(
        r -> r.identityPoolId(pool.id()).roles(Map.of("unauthenticated", pool.arnOf("Guest"))));
    pool.assertRefused(
        () ->
            pool.admin()
                .setIdentityPoolRoles(
                    r ->
                        r.identityPoolId(pool.id())
                            .roles(
                                Map.of(
                                    "authenticated",
                                    "arn:aws:iam::999999999999:role/path/Theirs"))),
        NOT_AUTHORIZED,
        "Access to Role 'Theirs' is forbidden.");
  }

  @Test
  void permissionsAreForOnePool() {
    var own = TestIdentityPool.of(aws);
    var operator =
        session(
            own.key(),
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
              "Action": "cognito-identity:DescribeIdentityPool",
              "Resource": "arn:aws:cognito-identity:us-east-1:%s:identitypool/%s"}]}
            """
                .formatted(own.key().accountId(), own.id()));

    assertThat(operator.describeIdentityPool(r -> r.identityPoolId(own.id())).identityPoolName())
        .isEqualTo("people");
    own.assertRefusedLike(
        () -> operator.describeIdentityPool(r -> r.identityPoolId(pool.id())),
        "AccessDeniedException",
        "User: arn:aws:sts::\\d{12}:assumed-role/Operator\\d+/op is not authorized to perform:"
            + " cognito-identity:DescribeIdentityPool on resource:"
            + " arn:aws:cognito-identity:us-east-1:\\d{12}:identitypool/us-east-1:[0-9a-f-]+"
            + " because no identity-based policy allows the"
            + " cognito-identity:DescribeIdentityPool action");
  }

  @Test
  void anUnsignedCallIsNotForEveryOperation() {
    assertThat(
            pool.assertRefusedLike(
                () -> pool.app().describeIdentityPool(r -> r.identityPoolId(pool.id())),
                "MissingAuthenticationTokenException",
                "Missing Authentication Token"))
        .isEqualTo("credentials present");
  }
}
