package dev.federationlab.aws.userpools.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.access.RootKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** Operations on users in the whole embedded AWS: signatures, permissions, tenancy. */
class UserPermissionsSdkTest {
  private static final String TRUST =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
        "Principal": {"AWS": "arn:aws:iam::%s:root"}}]}
      """;
  private static final String MAY_LOOK =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
        "Action": "cognito-idp:AdminGetUser", "Resource": "arn:aws:cognito-idp:*:*:userpool/%s"}]}
      """;
  private static TestAws aws;
  private static RootKey key;
  private static CognitoIdentityProviderClient root;
  private static String pool;

  @BeforeAll
  static void start() {
    aws = new TestAws();
    key = aws.sandbox();
    root = aws.userPools(key);
    pool = root.createUserPool(r -> r.poolName("people")).userPool().id();
    root.adminCreateUser(r -> r.userPoolId(pool).username("bob"));
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @Test
  void letsARoleDoWhatItsPolicyAllowsAndNoMore() {
    var iam = aws.iam(key);
    var role =
        iam.createRole(
                r ->
                    r.roleName("Looker").assumeRolePolicyDocument(TRUST.formatted(key.accountId())))
            .role();
    iam.putRolePolicy(
        r -> r.roleName("Looker").policyName("look").policyDocument(MAY_LOOK.formatted(pool)));
    var session =
        aws.sts(TestAws.root(key))
            .assumeRole(r -> r.roleArn(role.arn()).roleSessionName("looker"))
            .credentials();
    var looker = aws.userPools(TestAws.session(session));

    assertThat(looker.adminGetUser(r -> r.userPoolId(pool).username("bob")).username())
        .isEqualTo("bob");
    var refusal =
        catchThrowableOfType(
            AwsServiceException.class,
            () -> looker.adminDeleteUser(r -> r.userPoolId(pool).username("bob")));
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
    assertThat(refusal.awsErrorDetails().errorMessage())
        .contains("cognito-idp:AdminDeleteUser", "userpool/" + pool);
  }

  @Test
  void asksAdministratorsForASignature() {
    var refusal =
        catchThrowableOfType(
            AwsServiceException.class,
            () -> aws.anonymousUserPools().adminGetUser(r -> r.userPoolId(pool).username("bob")));

    assertThat(refusal.awsErrorDetails().errorCode())
        .isEqualTo("MissingAuthenticationTokenException");
  }

  @Test
  void showsNoPoolToAnotherAccount() {
    var stranger = aws.userPools(aws.sandbox());

    var refusal =
        catchThrowableOfType(
            AwsServiceException.class,
            () -> stranger.adminGetUser(r -> r.userPoolId(pool).username("bob")));

    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFoundException");
  }

  @Test
  void emptiesAnAccountOfItsUsersAndMessages() {
    var own = aws.sandbox();
    var client = aws.userPools(own);
    var people = client.createUserPool(r -> r.poolName("people")).userPool().id();
    client.adminCreateUser(
        r ->
            r.userPoolId(people)
                .username("carol")
                .userAttributes(it -> it.name("email").value("carol@example.com")));
    assertThat(messages(own)).isEqualTo(1);

    aws.accounts.reset(own.accountId());

    assertThat(messages(own)).isZero();
    var refusal =
        catchThrowableOfType(
            AwsServiceException.class, () -> client.listUsers(r -> r.userPoolId(people)));
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFoundException");
  }

  private static int messages(RootKey account) {
    return aws.store.read(
        transaction -> aws.userPools.inbox().list(transaction, account.accountId(), "").size());
  }
}
