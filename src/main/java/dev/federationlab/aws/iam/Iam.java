package dev.federationlab.aws.iam;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.Service;
import dev.federationlab.aws.access.RolePolicies;
import dev.federationlab.decision.PolicyReading.Origin;
import dev.federationlab.policy.Policies;
import dev.federationlab.store.Transaction;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.iam.model.AddClientIdToOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeleteOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProviderTagsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.RemoveClientIdFromOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.TagOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.TagPolicyRequest;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.UntagPolicyRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateOpenIdConnectProviderThumbprintRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;

/**
 * IAM as a table: each operation with what it needs to be allowed, and the method that does it.
 * Also where others look up what IAM keeps: the policies of a role, the providers of an account.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html">Actions</a>
 */
public final class Iam implements RolePolicies {
  private final KeptRoles keptRoles = new KeptRoles();
  private final KeptPolicies keptPolicies = new KeptPolicies();
  private final IamPermissions permissions = new IamPermissions(keptRoles);
  private final OpenIdConnectProviders providers;
  private final Service service = new Service("iam");

  /**
   * IAM for all accounts.
   *
   * @param policies reads policies when they are put
   * @param random for the IDs of entities
   * @param ownIssuer whether a URL is an issuer of this installation, which need not be https
   */
  public Iam(
      Policies policies, RandomGenerator random, Predicate<URI> ownIssuer, IamLimits limits) {
    var texts = new PolicyTexts(policies);
    var ids = new UniqueIds(random);
    var createRole = new CreateRole(keptRoles, texts, ids, limits);
    var roles = new Roles(keptRoles, texts);
    var inline = new InlinePolicies(keptRoles, texts);
    var attachments = new Attachments(keptRoles, keptPolicies);
    var managed = new ManagedPolicies(keptPolicies, keptRoles, attachments, texts, ids, limits);
    var versions = new PolicyVersions(keptPolicies, texts);
    providers = new OpenIdConnectProviders(new ProviderUrls(ownIssuer), limits);

    line("CreateRole", permissions::newRole, createRole);
    line(
        "ListRoles",
        (call, request) -> IamPermissions.anywhere(call, "iam:ListRoles", "role/"),
        roles::list);
    line("AttachRolePolicy", permissions::attach, attachments::attach);
    line("DetachRolePolicy", permissions::detach, attachments::detach);
    onRole("GetRole", GetRoleRequest::roleName, roles::get);
    onRole("UpdateRole", UpdateRoleRequest::roleName, roles::update);
    onRole(
        "UpdateRoleDescription", UpdateRoleDescriptionRequest::roleName, roles::updateDescription);
    onRole("DeleteRole", DeleteRoleRequest::roleName, roles::delete);
    onRole("UpdateAssumeRolePolicy", UpdateAssumeRolePolicyRequest::roleName, roles::updateTrust);
    onRole("TagRole", TagRoleRequest::roleName, roles::tag);
    onRole("UntagRole", UntagRoleRequest::roleName, roles::untag);
    onRole("ListRoleTags", ListRoleTagsRequest::roleName, roles::tags);
    onRole(
        "ListInstanceProfilesForRole",
        ListInstanceProfilesForRoleRequest::roleName,
        roles::instanceProfiles);
    onRole("PutRolePolicy", PutRolePolicyRequest::roleName, inline::put);
    onRole("GetRolePolicy", GetRolePolicyRequest::roleName, inline::get);
    onRole("DeleteRolePolicy", DeleteRolePolicyRequest::roleName, inline::delete);
    onRole("ListRolePolicies", ListRolePoliciesRequest::roleName, inline::list);
    onRole(
        "ListAttachedRolePolicies", ListAttachedRolePoliciesRequest::roleName, attachments::list);
    line("CreatePolicy", permissions::newPolicy, managed::create);
    line(
        "ListPolicies",
        (call, request) -> IamPermissions.anywhere(call, "iam:ListPolicies", "policy/"),
        managed::list);
    onPolicy("GetPolicy", GetPolicyRequest::policyArn, managed::get);
    onPolicy("DeletePolicy", DeletePolicyRequest::policyArn, managed::delete);
    onPolicy("TagPolicy", TagPolicyRequest::policyArn, managed::tag);
    onPolicy("UntagPolicy", UntagPolicyRequest::policyArn, managed::untag);
    onPolicy("ListPolicyTags", ListPolicyTagsRequest::policyArn, managed::tags);
    onPolicy("CreatePolicyVersion", CreatePolicyVersionRequest::policyArn, versions::create);
    onPolicy("GetPolicyVersion", GetPolicyVersionRequest::policyArn, versions::get);
    onPolicy("ListPolicyVersions", ListPolicyVersionsRequest::policyArn, versions::list);
    onPolicy(
        "SetDefaultPolicyVersion", SetDefaultPolicyVersionRequest::policyArn, versions::setDefault);
    onPolicy("DeletePolicyVersion", DeletePolicyVersionRequest::policyArn, versions::delete);
    onPolicy(
        "ListEntitiesForPolicy", ListEntitiesForPolicyRequest::policyArn, attachments::entities);
    line("CreateOpenIDConnectProvider", permissions::newProvider, providers::create);
    line(
        "ListOpenIDConnectProviders",
        (call, request) ->
            IamPermissions.anywhere(call, "iam:ListOpenIDConnectProviders", "oidc-provider/"),
        providers::list);
    onProvider(
        "GetOpenIDConnectProvider",
        GetOpenIdConnectProviderRequest::openIDConnectProviderArn,
        providers::get);
    onProvider(
        "DeleteOpenIDConnectProvider",
        DeleteOpenIdConnectProviderRequest::openIDConnectProviderArn,
        providers::delete);
    onProvider(
        "AddClientIDToOpenIDConnectProvider",
        AddClientIdToOpenIdConnectProviderRequest::openIDConnectProviderArn,
        providers::addClientId);
    onProvider(
        "RemoveClientIDFromOpenIDConnectProvider",
        RemoveClientIdFromOpenIdConnectProviderRequest::openIDConnectProviderArn,
        providers::removeClientId);
    onProvider(
        "UpdateOpenIDConnectProviderThumbprint",
        UpdateOpenIdConnectProviderThumbprintRequest::openIDConnectProviderArn,
        providers::updateThumbprints);
    onProvider(
        "TagOpenIDConnectProvider",
        TagOpenIdConnectProviderRequest::openIDConnectProviderArn,
        providers::tag);
    onProvider(
        "UntagOpenIDConnectProvider",
        UntagOpenIdConnectProviderRequest::openIDConnectProviderArn,
        providers::untag);
    onProvider(
        "ListOpenIDConnectProviderTags",
        ListOpenIdConnectProviderTagsRequest::openIDConnectProviderArn,
        providers::tags);
  }

  /** The table, for the endpoint. */
  public Service service() {
    return service;
  }

  /** Inline policies by name, then managed ones in the order in which they were attached. */
  @Override
  public Optional<List<NamedPolicy>> of(
      Transaction store, String accountId, String roleName, String roleId) {
    return role(store, accountId, roleName)
        .filter(role -> role.id().equals(roleId))
        .map(role -> policies(store, role));
  }

  /** The role of this name, if the account has one. */
  public Optional<Role> role(Transaction store, String accountId, String roleName) {
    return keptRoles.find(store, accountId, roleName);
  }

  /** The provider that an account registered for an issuer (the URL with its scheme), if it did. */
  public Optional<OpenIdConnectProvider> provider(
      Transaction store, String accountId, String issuer) {
    return providers.find(store, accountId, issuer);
  }

  /** The provider of this ARN, if the account has one. */
  public Optional<OpenIdConnectProvider> providerByArn(
      Transaction store, String accountId, String arn) {
    return providers.byArn(store, accountId, arn);
  }

  /**
   * The text in force of a managed policy that an account can attach, if there is one of this ARN.
   */
  public Optional<String> managedPolicy(Transaction store, String accountId, String arn) {
    return keptPolicies.find(store, accountId, arn).map(ManagedPolicy::json);
  }

  /** Removes all roles, policies and providers of an account. */
  public void emptyAccount(Transaction store, String accountId) {
    var space = KeptRoles.space(accountId);
    keptRoles
        .all(store, accountId)
        .forEach(role -> store.delete(space, Role.KIND, Names.key(role.name())));
    keptPolicies
        .all(store, accountId)
        .forEach(policy -> store.delete(space, ManagedPolicy.KIND, Names.key(policy.name())));
    providers
        .names(store, accountId)
        .forEach(name -> store.delete(space, OpenIdConnectProvider.KIND, name));
  }

  private List<NamedPolicy> policies(Transaction store, Role role) {
    var policies = new ArrayList<NamedPolicy>();
    role.inlinePolicies()
        .forEach(
            (name, json) ->
                policies.add(
                    new NamedPolicy(
                        "policy " + name + " of " + role.name(),
                        json,
                        new Origin(role.arn(), name))));
    for (var arn : role.attachedPolicies()) {
      keptPolicies
          .find(store, role.accountId(), arn)
          .ifPresent(
              policy ->
                  policies.add(
                      new NamedPolicy(
                          "policy " + policy.name() + " attached to " + role.name(),
                          policy.json(),
                          Origin.of(arn))));
    }
    return policies;
  }

  private <I, O> void onRole(String name, Function<I, String> roleName, Operation<I, O> operation) {
    line(
        name,
        (call, request) ->
            List.of(Access.to("iam:" + name, permissions.roleArn(call, roleName.apply(request)))),
        operation);
  }

  private <I, O> void onPolicy(String name, Function<I, String> arn, Operation<I, O> operation) {
    line(name, (call, request) -> List.of(Access.to("iam:" + name, arn.apply(request))), operation);
  }

  private <I, O> void onProvider(String name, Function<I, String> arn, Operation<I, O> operation) {
    line(name, (call, request) -> List.of(Access.to("iam:" + name, arn.apply(request))), operation);
  }

  private <I, O> void line(
      String name, BiFunction<Call, I, List<Access>> access, Operation<I, O> operation) {
    service.operation(name, access, operation);
  }
}
