package dev.federationlab.aws.iam;

import static dev.federationlab.aws.iam.IamRefusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.SharedAws;
import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.access.RootKey;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;

@ExtendWith(SharedAws.class)
class RolesSdkTest {
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

  RolesSdkTest(TestAws aws) {
    this.aws = aws;
    key = aws.sandbox();
    iam = aws.iam(key);
  }

  @Test
  void isShownAsItWasMade() {
    var made =
        iam.createRole(
                request ->
                    request
                        .roleName("WebReader")
                        .path("/web/")
                        .description("reads")
                        .maxSessionDuration(7200)
                        .assumeRolePolicyDocument(TRUST)
                        .tags(Tag.builder().key("team").value("blue").build()))
            .role();

    var got = iam.getRole(request -> request.roleName("WebReader")).role();
    assertThat(got.arn()).isEqualTo("arn:aws:iam::" + key.accountId() + ":role/web/WebReader");
    assertThat(got.roleId()).isEqualTo(made.roleId()).matches("AROA[A-Z2-7]{17}");
    assertThat(got.maxSessionDuration()).isEqualTo(7200);
    assertThat(got.description()).isEqualTo("reads");
    assertThat(got.tags()).containsExactly(Tag.builder().key("team").value("blue").build());
    assertThat(got.createDate()).isEqualTo(made.createDate());
    assertThat(got.assumeRolePolicyDocument()).startsWith("%7B%22Version%22%3A%20%222012-10-17%22");
    assertThat(URLDecoder.decode(got.assumeRolePolicyDocument(), StandardCharsets.UTF_8))
        .isEqualTo(TRUST);
  }

  @Test
  void isAnotherRoleIfMadeAgain() {
    var first = make("Again");
    iam.deleteRole(request -> request.roleName("Again"));

    assertThat(make("Again")).isNotEqualTo(first);
  }

  @Test
  void isKnownInItsOwnAccountOnly() {
    make("Mine");

    assertRefused(
        () -> aws.iam(aws.sandbox()).getRole(request -> request.roleName("Mine")),
        404,
        "NoSuchEntity",
        "The role with name Mine cannot be found.");
  }

  @Test
  void hasANameOfItsOwnWhateverItsCase() {
    make("Once");

    assertRefused(
        () -> make("Once"), 409, "EntityAlreadyExists", "Role with name Once already exists.");
    assertRefused(
        () -> make("ONCE"), 409, "EntityAlreadyExists", "Role with name ONCE already exists.");
  }

  @Test
  void isRefusedWithATrustPolicyThatIsNone() {
    assertRefused(
        () ->
            iam.createRole(
                request ->
                    request.roleName("Bad").assumeRolePolicyDocument("{\"Statement\": [{]}")),
        400,
        "MalformedPolicyDocument",
        "This policy contains invalid Json");
  }

  @Test
  void isRefusedWithABoundaryThatNothingWouldHeed() {
    assertRefused(
        () ->
            iam.createRole(
                request ->
                    request
                        .roleName("Bound")
                        .assumeRolePolicyDocument(TRUST)
                        .permissionsBoundary("arn:aws:iam::aws:policy/AdministratorAccess")),
        400,
        "InvalidInput",
        "Permissions boundaries are not available here.");
  }

  @Test
  void cannotBeDeletedBeforeItsPolicies() {
    make("Busy");
    iam.putRolePolicy(request -> request.roleName("Busy").policyName("p").policyDocument(READ));
    var arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";
    iam.attachRolePolicy(request -> request.roleName("Busy").policyArn(arn));

    assertRefused(
        () -> iam.deleteRole(request -> request.roleName("Busy")),
        409,
        "DeleteConflict",
        "Cannot delete entity, must detach all policies first.");
    iam.detachRolePolicy(request -> request.roleName("Busy").policyArn(arn));
    assertRefused(
        () -> iam.deleteRole(request -> request.roleName("Busy")),
        409,
        "DeleteConflict",
        "Cannot delete entity, must delete policies first.");
    iam.deleteRolePolicy(request -> request.roleName("Busy").policyName("p"));
    iam.deleteRole(request -> request.roleName("Busy"));
  }

  @Test
  void keepsInlinePoliciesByName() {
    make("Inline");
    iam.putRolePolicy(request -> request.roleName("Inline").policyName("b").policyDocument(READ));
    iam.putRolePolicy(request -> request.roleName("Inline").policyName("a").policyDocument(READ));

    assertThat(iam.listRolePolicies(request -> request.roleName("Inline")).policyNames())
        .containsExactly("a", "b");
    var document =
        iam.getRolePolicy(request -> request.roleName("Inline").policyName("a")).policyDocument();
    assertThat(URLDecoder.decode(document, StandardCharsets.UTF_8)).isEqualTo(READ);
    assertRefused(
        () -> iam.getRolePolicy(request -> request.roleName("Inline").policyName("c")),
        404,
        "NoSuchEntity",
        "The role policy with name c cannot be found.");
  }

  @Test
  void takesNoMoreInlinePoliciesThanFit() {
    make("Full");
    var large = READ.replace("s3:GetObject", "s3:Get" + "x".repeat(6000));
    iam.putRolePolicy(request -> request.roleName("Full").policyName("one").policyDocument(large));

    assertRefused(
        () ->
            iam.putRolePolicy(
                request -> request.roleName("Full").policyName("two").policyDocument(large)),
        409,
        "LimitExceeded",
        "Maximum policy size of 10240 bytes exceeded for role Full");
  }

  @Test
  void isListedPageByPage() {
    for (var name : List.of("a", "B", "c", "D", "e")) {
      make(name);
    }

    var first = iam.listRoles(request -> request.maxItems(2));
    var second = iam.listRoles(request -> request.maxItems(2).marker(first.marker()));
    var third = iam.listRoles(request -> request.maxItems(2).marker(second.marker()));

    assertThat(first.roles()).extracting(role -> role.roleName()).containsExactly("a", "B");
    assertThat(second.roles()).extracting(role -> role.roleName()).containsExactly("c", "D");
    assertThat(third.roles()).extracting(role -> role.roleName()).containsExactly("e");
    assertThat(third.isTruncated()).isFalse();
    assertThat(third.marker()).isNull();
  }

  @Test
  void changes() {
    make("Changing");
    iam.updateRole(
        request -> request.roleName("Changing").description("new").maxSessionDuration(43200));
    iam.updateAssumeRolePolicy(
        request ->
            request
                .roleName("Changing")
                .policyDocument(TRUST.replace("accounts.google.com", "www.amazon.com")));
    iam.tagRole(
        request ->
            request
                .roleName("Changing")
                .tags(
                    Tag.builder().key("a").value("1").build(),
                    Tag.builder().key("b").value("2").build()));
    iam.untagRole(request -> request.roleName("Changing").tagKeys("a"));

    var role = iam.getRole(request -> request.roleName("Changing")).role();
    assertThat(role.description()).isEqualTo("new");
    assertThat(role.maxSessionDuration()).isEqualTo(43200);
    assertThat(role.assumeRolePolicyDocument()).contains("www.amazon.com");
    assertThat(iam.listRoleTags(request -> request.roleName("Changing")).tags())
        .extracting(Tag::key)
        .containsExactly("b");
  }

  @Test
  void areEmptiedWithTheirAccount() {
    make("Gone");
    iam.createPolicy(request -> request.policyName("Gone").policyDocument(READ));

    aws.store.change(transaction -> aws.iam.emptyAccount(transaction, key.accountId()));

    assertThat(iam.listRoles().roles()).isEmpty();
    assertThat(iam.listPolicies(request -> request.scope("Local")).policies()).isEmpty();
  }

  private String make(String name) {
    return iam.createRole(request -> request.roleName(name).assumeRolePolicyDocument(TRUST))
        .role()
        .roleId();
  }
}
