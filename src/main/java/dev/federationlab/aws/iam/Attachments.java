package dev.federationlab.aws.iam;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.store.Transaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.PolicyRole;

/** Which managed policies are attached to which roles. */
final class Attachments {
  private static final int PER_ROLE = 10;

  private final KeptRoles roles;
  private final KeptPolicies policies;

  Attachments(KeptRoles roles, KeptPolicies policies) {
    this.roles = roles;
    this.policies = policies;
  }

  /** What is attached already stays so. */
  AttachRolePolicyResponse attach(Call call, AttachRolePolicyRequest request) {
    var role = roles.require(call, request.roleName());
    var arn = request.policyArn();
    KeptPolicies.requireForm(arn);
    if (policies.find(call.store(), call.accountId(), arn).isEmpty()) {
      throw new ServiceException(
          IamError.NO_SUCH_ENTITY, "Policy " + arn + " does not exist or is not attachable.");
    }
    if (role.attachedPolicies().contains(arn)) {
      return AttachRolePolicyResponse.builder().build();
    }
    if (role.attachedPolicies().size() >= PER_ROLE) {
      throw new ServiceException(
          IamError.LIMIT_EXCEEDED, "Cannot exceed quota for PoliciesPerRole: " + PER_ROLE);
    }
    var attached = new ArrayList<>(role.attachedPolicies());
    attached.add(arn);
    roles.change(call, role.name(), same -> same.withAttachedPolicies(attached));
    return AttachRolePolicyResponse.builder().build();
  }

  DetachRolePolicyResponse detach(Call call, DetachRolePolicyRequest request) {
    var attached = new ArrayList<>(roles.require(call, request.roleName()).attachedPolicies());
    if (!attached.remove(request.policyArn())) {
      throw new ServiceException(
          IamError.NO_SUCH_ENTITY, "Policy " + request.policyArn() + " was not found.");
    }
    roles.change(call, request.roleName(), role -> role.withAttachedPolicies(attached));
    return DetachRolePolicyResponse.builder().build();
  }

  ListAttachedRolePoliciesResponse list(Call call, ListAttachedRolePoliciesRequest request) {
    var prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
    var attached =
        roles.require(call, request.roleName()).attachedPolicies().stream()
            .flatMap(arn -> policies.find(call.store(), call.accountId(), arn).stream())
            .filter(policy -> policy.path().startsWith(prefix))
            .sorted(Comparator.comparing(ManagedPolicies::order))
            .toList();
    var page = Page.of(attached, ManagedPolicies::order, request.marker(), request.maxItems());
    return ListAttachedRolePoliciesResponse.builder()
        .attachedPolicies(
            page.items().stream()
                .map(
                    policy ->
                        AttachedPolicy.builder()
                            .policyName(policy.name())
                            .policyArn(policy.arn())
                            .build())
                .toList())
        .isTruncated(page.truncated())
        .marker(page.marker())
        .build();
  }

  ListEntitiesForPolicyResponse entities(Call call, ListEntitiesForPolicyRequest request) {
    policies.require(call, request.policyArn());
    var page =
        Page.of(
            holders(call.store(), call.accountId(), request.policyArn()),
            role -> Names.key(role.name()),
            request.marker(),
            request.maxItems());
    // A sandbox has neither, and clients look for both lists.
    return ListEntitiesForPolicyResponse.builder()
        .policyGroups(List.of())
        .policyUsers(List.of())
        .policyRoles(
            page.items().stream()
                .map(role -> PolicyRole.builder().roleName(role.name()).roleId(role.id()).build())
                .toList())
        .isTruncated(page.truncated())
        .marker(page.marker())
        .build();
  }

  /** The roles of the account that a policy is attached to. */
  List<Role> holders(Transaction store, String accountId, String policyArn) {
    return roles.all(store, accountId).stream()
        .filter(role -> role.attachedPolicies().contains(policyArn))
        .toList();
  }
}
