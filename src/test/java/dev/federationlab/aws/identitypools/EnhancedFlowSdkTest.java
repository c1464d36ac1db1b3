package dev.federationlab.aws.identitypools;

import static dev.federationlab.aws.identitypools.TestIdentityPool.BAD_CONFIGURATION;
import static dev.federationlab.aws.identitypools.TestIdentityPool.CHECK_ROLES;
import static dev.federationlab.aws.identitypools.TestIdentityPool.GOOGLE;
import static dev.federationlab.aws.identitypools.TestIdentityPool.LOGINS_DO_NOT_MATCH;
import static dev.federationlab.aws.identitypools.TestIdentityPool.NOT_AUTHORIZED;
import static dev.federationlab.aws.identitypools.TestIdentityPool.NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.federationlab.aws.TestAws;
import dev.federationlab.decision.Check;
import dev.federationlab.decision.Decision.Note;
import dev.federationlab.decision.PolicyReading;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** From a login, or none, to credentials that work: GetId and GetCredentialsForIdentity. */
class EnhancedFlowSdkTest {
  private static TestAws aws;
  private static TestIdentityPool pool;

  @BeforeAll
  static void start() {
    aws = new TestAws();
    pool = TestIdentityPool.of(aws);
    aws.s3(pool.key()).createBucket(request -> request.bucket("own-folders"));
    pool.allow(
        "Auth",
        "[\"s3:PutObject\", \"s3:GetObject\"]",
        "arn:aws:s3:::own-folders/${cognito-identity.amazonaws.com:sub}/*");
    pool.allow("Guest", "[\"s3:PutObject\", \"iam:GetRole\"]", "*");
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @Test
  void theSamePersonGetsTheSameIdentityOnEveryDevice() {
    var first = pool.getId(pool.googleLogin("ada"));

    assertThat(first)
        .matches("us-east-1:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-.*");
    assertThat(pool.getId(pool.googleLogin("ada"))).isEqualTo(first);
    assertThat(pool.getId(pool.googleLogin("bob"))).isNotEqualTo(first);
    assertThat(pool.guest()).isNotEqualTo(pool.guest());
  }

  @Test
  void credentialsReachOnlyTheIdentitysOwnFolder() {
    var login = pool.googleLogin("carol");
    var identity = pool.getId(login);
    var answer = pool.credentials(identity, login);
    var s3 = aws.s3(TestAws.session(answer.credentials()));

    assertThat(answer.identityId()).isEqualTo(identity);
    assertThat(answer.credentials().accessKeyId()).startsWith("ASIA");
    assertThat(Duration.between(aws.clock.instant(), answer.credentials().expiration()))
        .isBetween(Duration.ofSeconds(3590), Duration.ofSeconds(3600));
    s3.putObject(
        r -> r.bucket("own-folders").key(identity + "/note"), RequestBody.fromString("mine"));
    assertThat(
            s3.getObjectAsBytes(r -> r.bucket("own-folders").key(identity + "/note"))
                .asUtf8String())
        .isEqualTo("mine");
    assertThatThrownBy(
            () ->
                s3.getObjectAsBytes(
                    r -> r.bucket("own-folders").key(pool.getId(pool.googleLogin("dan")) + "/x")))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
  }

  @Test
  void sessionsAreAllCalledAlikeAndCarryTheIdentityAsConditionKeys() {
    var login = pool.googleLogin("eve");
    var answer = pool.credentials(pool.getId(login), login);
    var caller = aws.sts(TestAws.session(answer.credentials())).getCallerIdentity();
    var session = aws.sessions.open(answer.credentials().sessionToken()).orElseThrow().session();

    assertThat(caller.arn())
        .isEqualTo(
            "arn:aws:sts::"
                + pool.key().accountId()
                + ":assumed-role/Auth/CognitoIdentityCredentials");
    assertThat(session.keys())
        .containsEntry("cognito-identity.amazonaws.com:aud", java.util.List.of(pool.id()))
        .containsEntry("cognito-identity.amazonaws.com:sub", java.util.List.of(answer.identityId()))
        .containsEntry(
            "cognito-identity.amazonaws.com:amr", java.util.List.of("authenticated", GOOGLE))
        .containsEntry(
            "aws:FederatedProvider", java.util.List.of("cognito-identity.amazonaws.com"));
    assertThat(session.sessionPolicies()).isEmpty();
  }

  @Test
  void saysEveryStepFromTheTokenToTheTrustPolicy() {
    var login = pool.googleLogin("fay");
    var decision = pool.decision(pool.credentials(pool.getId(login), login));

    assertThat(decision.granted()).isTrue();
    assertThat(decision.checks()).allMatch(Check::passed);
    assertThat(decision.checks())
        .extracting(Check::what)
        .containsSubsequence(
            "identity",
            "identity pool",
            "issuer",
            "provider",
            "signature",
            "expiry",
            "audience",
            "identity in use",
            "logins of the identity",
            "linked login",
            "role chosen",
            "role",
            "trust policy");
    assertThat(decision.policies())
        .singleElement()
        .satisfies(policy -> assertThat(policy.kind()).isEqualTo(PolicyReading.Kind.TRUST));
    assertThat(decision.notes()).extracting(Note::title).containsExactly("between Cognito and STS");
  }

  @Test
  void guestsMayDoWhatTheirRoleAndTheScopeDownPolicyBothAllow() {
    var answer = pool.guestCredentials(pool.guest());
    var credentials = TestAws.session(answer.credentials());

    aws.s3(credentials)
        .putObject(r -> r.bucket("own-folders").key("guestbook"), RequestBody.fromString("hi"));
    assertThatThrownBy(() -> aws.iam(credentials).getRole(r -> r.roleName("Guest")))
        .isInstanceOfSatisfying(
            IamException.class,
            e ->
                assertThat(e.awsErrorDetails().errorMessage())
                    .isEqualTo(
                        "User: arn:aws:sts::%1$s:assumed-role/Guest/CognitoIdentityCredentials is"
                                .formatted(pool.key().accountId())
                            + " not authorized to perform: iam:GetRole on resource: "
                            + pool.arnOf("Guest")
                            + " because no session policy allows the iam:GetRole action"));
  }

  @Test
  void refusesGuestsWhereTheyAreSwitchedOff() {
    var closed =
        TestIdentityPool.of(aws, settings -> settings.allowUnauthenticatedIdentities(false));

    var check =
        closed.assertRefused(
            closed::guest,
            NOT_AUTHORIZED,
            "Unauthenticated access is not supported for this identity pool.");

    assertThat(check.what()).isEqualTo("guest access");
  }

  @Test
  void refusesFormerGuestsWhenGuestsAreSwitchedOff() {
    var closing = TestIdentityPool.of(aws);
    var guest = closing.guest();
    closing
        .admin()
        .updateIdentityPool(
            r ->
                r.identityPoolId(closing.id())
                    .identityPoolName("people")
                    .allowUnauthenticatedIdentities(false));

    closing.assertRefused(
        () -> closing.guestCredentials(guest),
        NOT_AUTHORIZED,
        "Unauthenticated access is not supported for this identity pool.");
  }

  @Test
  void refusesAnotherUsersIdentity() {
    var ada = pool.getId(pool.googleLogin("gus"));
    pool.getId(pool.googleLogin("hal"));

    var check =
        pool.assertRefused(
            () -> pool.credentials(ada, pool.googleLogin("hal")),
            NOT_AUTHORIZED,
            LOGINS_DO_NOT_MATCH);

    assertThat(check.what()).isEqualTo("logins of the identity");
    assertThat(check.saw()).isEqualTo("accounts.google.com, of another identity");
  }

  @Test
  void refusesAUsersIdentityWithoutALogin() {
    var identity = pool.getId(pool.googleLogin("ida"));

    pool.assertRefused(
        () -> pool.guestCredentials(identity),
        NOT_AUTHORIZED,
        "Access to Identity '" + identity + "' is forbidden.");
  }

  @Test
  void refusesWhatIsNotThere() {
    var nowhere = "us-east-1:00000000-0000-4000-8000-000000000000";

    pool.assertRefused(
        () -> pool.guestCredentials(nowhere), NOT_FOUND, "Identity '" + nowhere + "' not found.");
    pool.assertRefused(
        () -> pool.app().getId(r -> r.identityPoolId(nowhere)),
        NOT_FOUND,
        "IdentityPool '" + nowhere + "' not found.");
    pool.assertRefused(
        () -> pool.app().getId(r -> r.identityPoolId(pool.id()).accountId("111122223333")),
        NOT_FOUND,
        "IdentityPool '" + pool.id() + "' not found.");
    assertThat(
            pool.app()
                .getId(r -> r.identityPoolId(pool.id()).accountId(pool.key().accountId()))
                .identityId())
        .startsWith("us-east-1:");
  }

  @Test
  void refusesMalformedIds() {
    pool.assertRefused(
        () -> pool.app().getId(r -> r.identityPoolId("nonsense")),
        "ValidationException",
        "1 validation error detected: Value 'nonsense' at 'identityPoolId' failed to satisfy"
            + " constraint: Member must satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+");
  }

  @Test
  void namesThePoolsRolesWhereOneIsMissing() {
    var bare = TestIdentityPool.withoutRoles(aws, settings -> {});
    var login = bare.googleLogin("ada");
    var identity = bare.getId(login);

    var check =
        bare.assertRefused(() -> bare.credentials(identity, login), BAD_CONFIGURATION, CHECK_ROLES);
    assertThat(check.saw()).isEqualTo("the pool has no authenticated role");
    bare.assertRefused(() -> bare.guestCredentials(bare.guest()), BAD_CONFIGURATION, CHECK_ROLES);
  }

  @Test
  void namesThePoolsRolesWhereOneDoesNotTrust() {
    var other = TestIdentityPool.of(aws);
    other
        .iam()
        .updateAssumeRolePolicy(
            r ->
                r.roleName("Auth")
                    .policyDocument(
                        """
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                          "Principal": {"Federated": "cognito-identity.amazonaws.com"},
                          "Action": "sts:AssumeRoleWithWebIdentity",
                          "Condition": {"StringEquals": {
                            "cognito-identity.amazonaws.com:aud": "us-east-1:another"}}}]}
                        """));
    var login = other.googleLogin("ada");
    var identity = other.getId(login);

    var check =
        other.assertRefused(
            () -> other.credentials(identity, login), BAD_CONFIGURATION, CHECK_ROLES);

    assertThat(check.what()).isEqualTo("trust policy");
  }

  @Test
  void anHourHasNothingToDoWithTheRolesMaximum() {
    pool.iam().updateRole(r -> r.roleName("Auth").maxSessionDuration(43200));
    var login = pool.googleLogin("jan");

    var answer = pool.credentials(pool.getId(login), login);

    assertThat(Duration.between(aws.clock.instant(), answer.credentials().expiration()))
        .isLessThanOrEqualTo(Duration.ofHours(1));
  }

  @Test
  void aRoleIsForTheCustomRoleArnToNameOnlyWithARoleMapping() {
    var login = pool.googleLogin("kim");
    var identity = pool.getId(login);

    pool.assertRefused(
        () ->
            pool.app()
                .getCredentialsForIdentity(
                    r -> r.identityId(identity).logins(login).customRoleArn(pool.arnOf("Guest"))),
        NOT_AUTHORIZED,
        "The role in CustomRoleArn is not one that this identity may have.");
    assertThat(
            pool.app()
                .getCredentialsForIdentity(
                    r -> r.identityId(identity).logins(login).customRoleArn(pool.arnOf("Auth")))
                .identityId())
        .isEqualTo(identity);
  }

  @Test
  void anIdentityOfOnePoolIsNothingToAnother() {
    var other = TestIdentityPool.of(aws);
    var login = pool.googleLogin("lou");

    assertThat(other.getId(login)).isNotEqualTo(pool.getId(login));
    assertThat(other.getId(Map.of(GOOGLE, login.get(GOOGLE)))).isEqualTo(other.getId(login));
  }
}
