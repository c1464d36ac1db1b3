package dev.federationlab.aws.iam;

import static dev.federationlab.aws.iam.IamRefusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.SharedAws;
import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.access.RootKey;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.iam.IamClient;

@ExtendWith(SharedAws.class)
class ManagedPoliciesSdkTest {
  private static final String TRUST =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
        "Principal": {"Federated": "accounts.google.com"}, "Action": "sts:AssumeRoleWithWebIdentity"}]}
      """;
  private static final String READ =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}
      """;
  private final TestAws aws;
  private final RootKey key;
  private final IamClient iam;

  ManagedPoliciesSdkTest(TestAws aws) {
    this.aws = aws;
    key = aws.sandbox();
    iam = aws.iam(key);
  }

  @Test
  void isShownAsItWasMade() {
    var arn = make("Read");

    var policy = iam.getPolicy(request -> request.policyArn(arn)).policy();
    assertThat(arn).isEqualTo("arn:aws:iam::" + key.accountId() + ":policy/Read");
    assertThat(policy.defaultVersionId()).isEqualTo("v1");
    assertThat(policy.attachmentCount()).isZero();
    var version =
        iam.getPolicyVersion(request -> request.policyArn(arn).versionId("v1")).policyVersion();
    assertThat(URLDecoder.decode(version.document(), StandardCharsets.UTF_8)).isEqualTo(READ);
    assertRefused(
        () -> make("Read"),
        409,
        "EntityAlreadyExists",
        "A policy called Read already exists. Duplicate names are not allowed.");
  }

  @Test
  void cannotBeDeletedWhileItIsAttached() {
    var arn = make("Held");
    iam.createRole(request -> request.roleName("Holder").assumeRolePolicyDocument(TRUST));
    iam.attachRolePolicy(request -> request.roleName("Holder").policyArn(arn));

    assertThat(iam.listEntitiesForPolicy(request -> request.policyArn(arn)).policyRoles())
        .extracting(role -> role.roleName())
        .containsExactly("Holder");
    assertThat(iam.listEntitiesForPolicy(request -> request.policyArn(arn)).hasPolicyUsers())
        .as("an empty list, and not none")
        .isTrue();
    assertThat(iam.getPolicy(request -> request.policyArn(arn)).policy().attachmentCount())
        .isEqualTo(1);
    assertRefused(
        () -> iam.deletePolicy(request -> request.policyArn(arn)),
        409,
        "DeleteConflict",
        "Cannot delete a policy attached to entities.");
    iam.detachRolePolicy(request -> request.roleName("Holder").policyArn(arn));
    iam.deletePolicy(request -> request.policyArn(arn));
    assertRefused(
        () -> iam.getPolicy(request -> request.policyArn(arn)),
        404,
        "NoSuchEntity",
        "Policy " + arn + " was not found.");
  }

  @Test
  void hasVersionsOfWhichOneIsInForce() {
    var arn = make("Versions");
    for (int i = 2; i <= 5; i++) {
      iam.createPolicyVersion(
          request -> request.policyArn(arn).policyDocument(READ).setAsDefault(true));
    }

    assertRefused(
        () -> iam.createPolicyVersion(request -> request.policyArn(arn).policyDocument(READ)),
        409,
        "LimitExceeded",
        "A managed policy can have up to 5 versions. Before you create a new version, you must"
            + " delete an existing version.");
    assertRefused(
        () -> iam.deletePolicyVersion(request -> request.policyArn(arn).versionId("v5")),
        409,
        "DeleteConflict",
        "Cannot delete the default version of a policy.");
    iam.deletePolicyVersion(request -> request.policyArn(arn).versionId("v2"));
    iam.setDefaultPolicyVersion(request -> request.policyArn(arn).versionId("v1"));
    var version =
        iam.createPolicyVersion(request -> request.policyArn(arn).policyDocument(READ))
            .policyVersion();

    assertThat(version.versionId()).isEqualTo("v6");
    assertThat(iam.getPolicy(request -> request.policyArn(arn)).policy().defaultVersionId())
        .isEqualTo("v1");
    assertThat(iam.listPolicyVersions(request -> request.policyArn(arn)).versions())
        .extracting(each -> each.versionId())
        .containsExactly("v6", "v5", "v4", "v3", "v1");
  }

  @Test
  void comeFromAwsAsWell() {
    var arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";

    assertThat(iam.getPolicy(request -> request.policyArn(arn)).policy().policyName())
        .isEqualTo("AmazonS3ReadOnlyAccess");
    assertThat(iam.listPolicies(request -> request.scope("AWS")).policies())
        .extracting(policy -> policy.policyName())
        .containsExactly("AdministratorAccess", "AmazonS3FullAccess", "AmazonS3ReadOnlyAccess");
    assertRefused(
        () -> iam.deletePolicy(request -> request.policyArn(arn)),
        400,
        "InvalidInput",
        "Policy is outside your own account.");
    assertRefused(
        () -> iam.getPolicy(request -> request.policyArn("arn:aws:s3:::no-policy-at-all")),
        400,
        "InvalidInput",
        "ARN arn:aws:s3:::no-policy-at-all is not valid.");
  }

  @Test
  void ofAnotherAccountCannotBeAttached() {
    var theirs =
        aws.iam(aws.sandbox())
            .createPolicy(request -> request.policyName("Theirs").policyDocument(READ));
    var arn = theirs.policy().arn();
    iam.createRole(request -> request.roleName("Thief").assumeRolePolicyDocument(TRUST));

    assertRefused(
        () -> iam.attachRolePolicy(request -> request.roleName("Thief").policyArn(arn)),
        404,
        "NoSuchEntity",
        "Policy " + arn + " does not exist or is not attachable.");
  }

  private String make(String name) {
    return iam.createPolicy(request -> request.policyName(name).policyDocument(READ))
        .policy()
        .arn();
  }
}
