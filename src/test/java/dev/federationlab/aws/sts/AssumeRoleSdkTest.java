package dev.federationlab.aws.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.access.RootKey;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;

class AssumeRoleSdkTest {
  private static TestAws aws;
  private RootKey key;
  private IamClient iam;
  private AwsCredentials root;

  @BeforeAll
  static void start() {
    aws = new TestAws();
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @BeforeEach
  void ownSandbox() {
    key = aws.sandbox();
    iam = aws.iam(key);
    root = TestAws.root(key);
  }

  @Test
  void saysWhoTheRootIs() {
    var identity = aws.sts(root).getCallerIdentity();

    assertThat(identity.account()).isEqualTo(key.accountId());
    assertThat(identity.arn()).isEqualTo("arn:aws:iam::" + key.accountId() + ":root");
    assertThat(identity.userId()).isEqualTo(key.accountId());
  }

  @Test
  void makesARoleSessionThatKnowsItself() {
    role("Worker", key.accountId(), 3600);

    var answer = assume(root, "Worker", request -> {});
    var identity = aws.sts(TestAws.session(answer.credentials())).getCallerIdentity();

    assertThat(identity.arn())
        .isEqualTo("arn:aws:sts::" + key.accountId() + ":assumed-role/Worker/job");
    assertThat(identity.userId()).isEqualTo(answer.assumedRoleUser().assumedRoleId());
  }

  @Test
  void refusesAMissingRoleAndAnUntrustingOneInTheSameWords() {
    role("Distant", "999988887777", 3600);

    assertRefused(
        () -> assume(root, "Distant", request -> {}), 403, "AccessDenied", words("Distant"));
    assertRefused(
        () -> assume(root, "Missing", request -> {}), 403, "AccessDenied", words("Missing"));
  }

  @Test
  void reachesIntoAnotherAccountThatTrusts() {
    var other = aws.sandbox();
    role("Shared", other.accountId(), 3600);

    var answer = assume(TestAws.root(other), "Shared", request -> {});

    assertThat(aws.sts(TestAws.session(answer.credentials())).getCallerIdentity().account())
        .isEqualTo(key.accountId());
    assertThatThrownBy(() -> assume(TestAws.root(aws.sandbox()), "Shared", request -> {}))
        .isInstanceOf(StsException.class);
  }

  @Test
  void isCappedAtAnHourInAChain() {
    role("First", key.accountId(), 43_200);
    role("Second", key.accountId(), 43_200);
    iam.putRolePolicy(
        request ->
            request
                .roleName("First")
                .policyName("Assume")
                .policyDocument(
                    """
                    {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Action": ["sts:AssumeRole", "sts:TagSession"], "Resource": "*"}]}
                    """));
    var first =
        TestAws.session(
            assume(
                    root,
                    "First",
                    request ->
                        request
                            .durationSeconds(43_200)
                            .tags(Tag.builder().key("team").value("blue").build())
                            .transitiveTagKeys("team"))
                .credentials());

    assertRefused(
        () -> assume(first, "Second", request -> request.durationSeconds(3601)),
        400,
        "ValidationError",
        "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
            + " chaining.");
    var second = assume(first, "Second", request -> {}).credentials();
    assertThat(aws.sessions.open(second.sessionToken()).orElseThrow().session().keys())
        .containsEntry("aws:PrincipalTag/team", List.of("blue"));
  }

  @Test
  void needsTheExternalIdThatTheRoleWants() {
    iam.createRole(
        request ->
            request
                .roleName("Vendor")
                .assumeRolePolicyDocument(
                    """
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "%s"},
                      "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"sts:ExternalId": "agreed"}}}]}
                    """
                        .formatted(key.accountId())));

    assertRefused(
        () -> assume(root, "Vendor", request -> {}), 403, "AccessDenied", words("Vendor"));
    assertThat(assume(root, "Vendor", request -> request.externalId("agreed")).credentials())
        .isNotNull();
  }

  @Test
  void packsSessionPoliciesWithinLimits() {
    role("Worker", key.accountId(), 3600);
    var large =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::"
            + "x".repeat(2048)
            + "\"}]}";

    assertRefused(
        () -> assume(root, "Worker", request -> request.policy(large)),
        400,
        "PackedPolicyTooLarge",
        "Packed policy consumes 105% of allotted space");
  }

  private AssumeRoleResponse assume(
      AwsCredentials caller, String role, Consumer<AssumeRoleRequest.Builder> more) {
    return aws.sts(caller)
        .assumeRole(
            request -> {
              request
                  .roleArn("arn:aws:iam::" + key.accountId() + ":role/" + role)
                  .roleSessionName("job");
              more.accept(request);
            });
  }

  private void role(String name, String trusted, int maxSession) {
    iam.createRole(
        request ->
            request
                .roleName(name)
                .maxSessionDuration(maxSession)
                .assumeRolePolicyDocument(
                    """
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::%s:root"},
                      "Action": ["sts:AssumeRole", "sts:TagSession"]}]}
                    """
                        .formatted(trusted)));
  }

  private String words(String role) {
    return "User: arn:aws:iam::"
        + key.accountId()
        + ":root is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::"
        + key.accountId()
        + ":role/"
        + role;
  }

  private static void assertRefused(
      ThrowingCallable call, int status, String code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StsException.class,
            refusal -> {
              assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(message);
              assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(refusal.statusCode()).isEqualTo(status);
            });
  }
}
