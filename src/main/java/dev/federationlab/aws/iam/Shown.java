package dev.federationlab.aws.iam;

import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.RoleLastUsed;

/** Entities as answers show them. */
final class Shown {
  private Shown() {}

  /** With everything, as GetRole and CreateRole answer. */
  static software.amazon.awssdk.services.iam.model.Role role(Role role) {
    var shown = listed(role).toBuilder().roleLastUsed(RoleLastUsed.builder().build());
    return role.tags().isEmpty() ? shown.build() : shown.tags(Tags.list(role.tags())).build();
  }

  /** Without tags, as ListRoles answers. */
  static software.amazon.awssdk.services.iam.model.Role listed(Role role) {
    return software.amazon.awssdk.services.iam.model.Role.builder()
        .path(role.path())
        .roleName(role.name())
        .roleId(role.id())
        .arn(role.arn())
        .createDate(role.createdAt())
        .assumeRolePolicyDocument(PolicyTexts.encoded(role.trustPolicy()))
        .description(role.description())
        .maxSessionDuration(role.maxSessionSeconds())
        .build();
  }

  /**
   * @param attachments to how many roles it is attached
   */
  static Policy policy(ManagedPolicy policy, int attachments) {
    var shown = listed(policy, attachments).toBuilder().description(policy.description());
    return policy.tags().isEmpty() ? shown.build() : shown.tags(Tags.list(policy.tags())).build();
  }

  /** Without description and tags, as ListPolicies answers. */
  static Policy listed(ManagedPolicy policy, int attachments) {
    return Policy.builder()
        .policyName(policy.name())
        .policyId(policy.id())
        .arn(policy.arn())
        .path(policy.path())
        .defaultVersionId(policy.defaultVersionId())
        .attachmentCount(attachments)
        .permissionsBoundaryUsageCount(0)
        .isAttachable(true)
        .createDate(policy.createdAt())
        .updateDate(policy.updatedAt())
        .build();
  }

  static PolicyVersion version(
      ManagedPolicy policy, ManagedPolicy.Version version, boolean withDocument) {
    return PolicyVersion.builder()
        .versionId(version.id())
        .isDefaultVersion(version.id().equals(policy.defaultVersionId()))
        .createDate(version.createdAt())
        .document(withDocument ? PolicyTexts.encoded(version.json()) : null)
        .build();
  }
}
