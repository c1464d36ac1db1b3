package dev.federationlab.aws.userpools.pool;

import static dev.federationlab.aws.userpools.pool.PoolRefusals.NOT_FOUND;
import static dev.federationlab.aws.userpools.pool.PoolRefusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.federationlab.aws.TestAws;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;

class PoolPermissionsSdkTest extends PoolSandbox {

  /** A session of a role that may do this, and nothing else. */
  private CognitoIdentityProviderClient session(String actions, String resource) {
    var iam = aws.iam(key);
    iam.createRole(
        request ->
            request
                .roleName("Worker")
                .assumeRolePolicyDocument(
                    """
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                      "Principal": {"AWS": "%s"}, "Action": "sts:AssumeRole"}]}
                    """
                        .formatted(key.accountId())));
    iam.putRolePolicy(
        request ->
            request
                .roleName("Worker")
                .policyName("Work")
                .policyDocument(
                    """
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                      "Action": %s, "Resource": "%s"}]}
                    """
                        .formatted(actions, resource)));
    var assumed =
        aws.sts(TestAws.root(key))
            .assumeRole(
                request ->
                    request
                        .roleArn("arn:aws:iam::" + key.accountId() + ":role/Worker")
                        .roleSessionName("job"));
    return aws.userPools(TestAws.session(assumed.credentials()));
  }

  private String denied(String action, String resource) {
    return "User: arn:aws:sts::"
        + key.accountId()
        + ":assumed-role/Worker/job is not authorized to perform: cognito-idp:"
        + action
        + (resource.equals("*") ? "" : " on resource: " + resource)
        + " because no identity-based policy allows the cognito-idp:"
        + action
        + " action";
  }

  @Test
  void allowsASessionWhatItsRoleMayDoToThisPool() {
    var arn = described().arn();
    var other = pool(request -> {});
    var session = session("[\"cognito-idp:DescribeUserPool\", \"cognito-idp:CreateGroup\"]", arn);

    assertThat(session.describeUserPool(request -> request.userPoolId(poolId)).userPool().arn())
        .isEqualTo(arn);
    session.createGroup(request -> request.userPoolId(poolId).groupName("editors"));

    assertRefused(
        () -> session.deleteUserPool(request -> request.userPoolId(poolId)),
        "AccessDeniedException",
        denied("DeleteUserPool", arn));
    assertRefused(
        () -> session.describeUserPool(request -> request.userPoolId(other.id())),
        "AccessDeniedException",
        denied("DescribeUserPool", other.arn()));
    assertRefused(
        () -> session.listUserPools(request -> request.maxResults(1)),
        "AccessDeniedException",
        denied("ListUserPools", "*"));
    assertRefused(
        () -> session.listTagsForResource(request -> request.resourceArn(arn)),
        "AccessDeniedException",
        denied("ListTagsForResource", arn));
  }

  @Test
  void doesNotTellWhoMayNotAskWhetherThereIsAPool() {
    var session = session("\"cognito-idp:ListUserPools\"", "*");

    assertRefused(
        () -> session.describeUserPool(request -> request.userPoolId("us-east-1_Missing12")),
        "AccessDeniedException",
        denied(
            "DescribeUserPool",
            "arn:aws:cognito-idp:us-east-1:" + key.accountId() + ":userpool/us-east-1_Missing12"));
    assertThat(session.listUserPools(request -> request.maxResults(1)).userPools()).hasSize(1);
  }

  @Test
  void refusesWhoDoesNotSign() {
    assertRefused(
        () -> aws.anonymousUserPools().describeUserPool(request -> request.userPoolId(poolId)),
        "MissingAuthenticationTokenException",
        "Missing Authentication Token");
  }

  @Test
  void showsNoPoolToAnotherAccount() {
    var client = client(request -> {}).clientId();
    var stranger = aws.userPools(aws.sandbox());
    var missing = "User pool " + poolId + " does not exist.";

    assertRefused(
        () -> stranger.describeUserPool(request -> request.userPoolId(poolId)), NOT_FOUND, missing);
    assertRefused(
        () -> stranger.deleteUserPool(request -> request.userPoolId(poolId)), NOT_FOUND, missing);
    assertRefused(
        () ->
            stranger.createUserPoolClient(
                request -> request.userPoolId(poolId).clientName("theirs")),
        NOT_FOUND,
        missing);
    assertRefused(
        () ->
            stranger.describeUserPoolClient(request -> request.userPoolId(poolId).clientId(client)),
        NOT_FOUND,
        missing);
    assertRefused(
        () -> stranger.listGroups(request -> request.userPoolId(poolId)), NOT_FOUND, missing);
    assertRefused(
        () -> stranger.setUserPoolMfaConfig(request -> request.userPoolId(poolId)),
        NOT_FOUND,
        missing);
    assertThat(described().id()).isEqualTo(poolId);
  }

  @Test
  void emptiesAnAccountAndNoOther() {
    var client = client(request -> {}).clientId();
    cognito.createUserPoolDomain(
        request -> request.userPoolId(poolId).domain("p" + key.accountId()));
    var other = aws.sandbox();
    var theirs =
        aws.userPools(other).createUserPool(request -> request.poolName("a")).userPool().id();

    assertThat(aws.accounts.reset(key.accountId())).isTrue();

    assertThat(cognito.listUserPools(request -> request.maxResults(60)).userPools()).isEmpty();
    assertThat(
            aws.store.<Boolean>read(
                store -> aws.userPools.pools().client(store, client).isPresent()))
        .isFalse();
    aws.userPools(other)
        .createUserPoolDomain(request -> request.userPoolId(theirs).domain("p" + key.accountId()));
  }

  @Test
  void explainsEveryRefusal() {
    var other = aws.sandbox();
    var stranger = aws.userPools(other);

    assertThat(checks(() -> stranger.describeUserPool(request -> request.userPoolId(poolId))))
        .contains(
            "user pool: one of account " + other.accountId() + ", saw " + poolId + ": failed");
    assertThat(checks(() -> client(request -> request.readAttributes("rank"))))
        .contains(
            "user pool: one of account " + key.accountId() + ", saw " + poolId + ": passed",
            "request: what CreateUserPoolClient allows, saw Invalid read attributes specified while"
                + " creating a client: failed");
  }

  private static List<String> checks(ThrowingCallable refused) {
    var refusal = catchThrowableOfType(CognitoIdentityProviderException.class, refused);
    return aws.decision(refusal.requestId()).checks().stream()
        .map(
            check ->
                check.what()
                    + ": "
                    + check.wanted()
                    + ", saw "
                    + check.saw()
                    + (check.passed() ? ": passed" : ": failed"))
        .toList();
  }
}
