package dev.federationlab.aws.iam;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;

/** What an operation needs where that is more than its own name on an entity's ARN. */
final class IamPermissions {
  private final KeptRoles roles;

  IamPermissions(KeptRoles roles) {
    this.roles = roles;
  }

  List<Access> newRole(Call call, CreateRoleRequest request) {
    var path = request.path() == null ? "/" : request.path();
    return List.of(
        Access.to("iam:CreateRole", Role.arn(call.accountId(), path, request.roleName())));
  }

  List<Access> newPolicy(Call call, CreatePolicyRequest request) {
    var path = request.path() == null ? "/" : request.path();
    return List.of(
        Access.to(
            "iam:CreatePolicy", ManagedPolicy.arn(call.accountId(), path, request.policyName())));
  }

  List<Access> newProvider(Call call, CreateOpenIdConnectProviderRequest request) {
    var name = OpenIdConnectProvider.name(request.url());
    return List.of(
        Access.to(
            "iam:CreateOpenIDConnectProvider", OpenIdConnectProvider.arn(call.accountId(), name)));
  }

  List<Access> attach(Call call, AttachRolePolicyRequest request) {
    return ofPolicy(call, "iam:AttachRolePolicy", request.roleName(), request.policyArn());
  }

  List<Access> detach(Call call, DetachRolePolicyRequest request) {
    return ofPolicy(call, "iam:DetachRolePolicy", request.roleName(), request.policyArn());
  }

  private List<Access> ofPolicy(Call call, String action, String roleName, String policyArn) {
    var keys = Map.of("iam:PolicyARN", List.of(policyArn));
    return List.of(new Access(action, roleArn(call, roleName), keys, Optional.empty()));
  }

  static List<Access> anywhere(Call call, String action, String kind) {
    return List.of(Access.to(action, "arn:aws:iam::" + call.accountId() + ":" + kind));
  }

  /** A role that is not there has no path. */
  String roleArn(Call call, String roleName) {
    return roles
        .find(call.store(), call.accountId(), roleName)
        .map(Role::arn)
        .orElseGet(() -> Role.arn(call.accountId(), "/", roleName));
  }
}
