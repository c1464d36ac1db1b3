package dev.federationlab.aws.iam;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.policy.Policies;
import java.util.ArrayList;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;

/** Permission policies that live and die with their role. */
final class InlinePolicies {
  private static final int NAME = 128;

  private final KeptRoles roles;
  private final PolicyTexts texts;

  InlinePolicies(KeptRoles roles, PolicyTexts texts) {
    this.roles = roles;
    this.texts = texts;
  }

  /** In place of a policy of this name, if there is one. */
  PutRolePolicyResponse put(Call call, PutRolePolicyRequest request) {
    var role = roles.require(call, request.roleName());
    var name = Names.name("policyName", request.policyName(), NAME);
    var policies = new TreeMap<>(role.inlinePolicies());
    policies.put(name, texts.inline(call, role.name(), request.policyDocument()));
    if (policies.values().stream().mapToInt(Policies::size).sum() > PolicyTexts.INLINE) {
      throw new ServiceException(IamError.LIMIT_EXCEEDED, PolicyTexts.inlineTooLong(role.name()));
    }
    roles.change(call, role.name(), same -> same.withInlinePolicies(policies));
    return PutRolePolicyResponse.builder().build();
  }

  GetRolePolicyResponse get(Call call, GetRolePolicyRequest request) {
    var role = roles.require(call, request.roleName());
    var json = role.inlinePolicies().get(request.policyName());
    if (json == null) {
      throw missing(request.policyName());
    }
    return GetRolePolicyResponse.builder()
        .roleName(role.name())
        .policyName(request.policyName())
        .policyDocument(PolicyTexts.encoded(json))
        .build();
  }

  DeleteRolePolicyResponse delete(Call call, DeleteRolePolicyRequest request) {
    var policies = new TreeMap<>(roles.require(call, request.roleName()).inlinePolicies());
    if (policies.remove(request.policyName()) == null) {
      throw missing(request.policyName());
    }
    roles.change(call, request.roleName(), role -> role.withInlinePolicies(policies));
    return DeleteRolePolicyResponse.builder().build();
  }

  ListRolePoliciesResponse list(Call call, ListRolePoliciesRequest request) {
    var names = new ArrayList<>(roles.require(call, request.roleName()).inlinePolicies().keySet());
    var page = Page.of(names, name -> name, request.marker(), request.maxItems());
    return ListRolePoliciesResponse.builder()
        .policyNames(page.items())
        .isTruncated(page.truncated())
        .marker(page.marker())
        .build();
  }

  private static ServiceException missing(String name) {
    return new ServiceException(
        IamError.NO_SUCH_ENTITY, "The role policy with name " + name + " cannot be found.");
  }
}
