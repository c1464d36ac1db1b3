package dev.federationlab.aws.iam;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleResponse;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;

/** Roles, once they are there: shown, changed, tagged, deleted. */
final class Roles {
  private final KeptRoles roles;
  private final PolicyTexts texts;

  Roles(KeptRoles roles, PolicyTexts texts) {
    this.roles = roles;
    this.texts = texts;
  }

  GetRoleResponse get(Call call, GetRoleRequest request) {
    return GetRoleResponse.builder()
        .role(Shown.role(roles.require(call, request.roleName())))
        .build();
  }

  ListRolesResponse list(Call call, ListRolesRequest request) {
    var prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
    var all =
        roles.all(call.store(), call.accountId()).stream()
            .filter(role -> role.path().startsWith(prefix))
            .toList();
    var page = Page.of(all, role -> Names.key(role.name()), request.marker(), request.maxItems());
    return ListRolesResponse.builder()
        .roles(page.items().stream().map(Shown::listed).toList())
        .isTruncated(page.truncated())
        .marker(page.marker())
        .build();
  }

  /**
   * What is not given goes back to what it is for a new role, as AWS documents it for the duration.
   */
  UpdateRoleResponse update(Call call, UpdateRoleRequest request) {
    var description = Names.description(request.description());
    roles.change(
        call,
        request.roleName(),
        role ->
            role.withSettings(
                description == null ? role.description() : description,
                CreateRole.maxSession(request.maxSessionDuration(), 3600)));
    return UpdateRoleResponse.builder().build();
  }

  /** The older way to change a description; answers with the role. */
  UpdateRoleDescriptionResponse updateDescription(Call call, UpdateRoleDescriptionRequest request) {
    var description = Names.description(request.description());
    roles.change(
        call, request.roleName(), role -> role.withSettings(description, role.maxSessionSeconds()));
    return UpdateRoleDescriptionResponse.builder()
        .role(Shown.role(roles.require(call, request.roleName())))
        .build();
  }

  UpdateAssumeRolePolicyResponse updateTrust(Call call, UpdateAssumeRolePolicyRequest request) {
    roles.require(call, request.roleName());
    var json = texts.trust(call, request.policyDocument());
    roles.change(call, request.roleName(), role -> role.withTrustPolicy(json));
    return UpdateAssumeRolePolicyResponse.builder().build();
  }

  /** Only a role without policies can be deleted. */
  DeleteRoleResponse delete(Call call, DeleteRoleRequest request) {
    var role = roles.require(call, request.roleName());
    if (!role.attachedPolicies().isEmpty()) {
      throw new ServiceException(IamError.DELETE_CONFLICT);
    }
    if (!role.inlinePolicies().isEmpty()) {
      throw new ServiceException(
          IamError.DELETE_CONFLICT, "Cannot delete entity, must delete policies first.");
    }
    call.store().delete(KeptRoles.space(call.accountId()), Role.KIND, Names.key(role.name()));
    return DeleteRoleResponse.builder().build();
  }

  TagRoleResponse tag(Call call, TagRoleRequest request) {
    roles.change(
        call, request.roleName(), role -> role.withTags(Tags.with(role.tags(), request.tags())));
    return TagRoleResponse.builder().build();
  }

  UntagRoleResponse untag(Call call, UntagRoleRequest request) {
    roles.change(
        call,
        request.roleName(),
        role -> role.withTags(Tags.without(role.tags(), request.tagKeys())));
    return UntagRoleResponse.builder().build();
  }

  ListRoleTagsResponse tags(Call call, ListRoleTagsRequest request) {
    var tags = Tags.list(roles.require(call, request.roleName()).tags());
    return ListRoleTagsResponse.builder().tags(tags).isTruncated(false).build();
  }

  /** There are none; tools that delete a role ask all the same. */
  ListInstanceProfilesForRoleResponse instanceProfiles(
      Call call, ListInstanceProfilesForRoleRequest request) {
    roles.require(call, request.roleName());
    return ListInstanceProfilesForRoleResponse.builder().isTruncated(false).build();
  }
}
