package dev.federationlab.aws.iam;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.iam.ManagedPolicy.Version;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsResponse;
import software.amazon.awssdk.services.iam.model.TagPolicyRequest;
import software.amazon.awssdk.services.iam.model.TagPolicyResponse;
import software.amazon.awssdk.services.iam.model.UntagPolicyRequest;
import software.amazon.awssdk.services.iam.model.UntagPolicyResponse;

/** Managed policies: made, shown, listed, tagged, deleted. */
final class ManagedPolicies {
  private static final int NAME = 128;

  private final KeptPolicies policies;
  private final KeptRoles roles;
  private final Attachments attachments;
  private final PolicyTexts texts;
  private final UniqueIds ids;
  private final IamLimits limits;

  ManagedPolicies(
      KeptPolicies policies,
      KeptRoles roles,
      Attachments attachments,
      PolicyTexts texts,
      UniqueIds ids,
      IamLimits limits) {
    this.policies = policies;
    this.roles = roles;
    this.attachments = attachments;
    this.texts = texts;
    this.ids = ids;
    this.limits = limits;
  }

  CreatePolicyResponse create(Call call, CreatePolicyRequest request) {
    var name = Names.name("policyName", request.policyName(), NAME);
    var now = call.now().truncatedTo(ChronoUnit.SECONDS);
    var first = new Version("v1", texts.managed(call, request.policyDocument()), now);
    var policy =
        new ManagedPolicy(
            call.accountId(),
            name,
            ids.policy(),
            Names.path(request.path()),
            Names.description(request.description()),
            now,
            now,
            List.of(first),
            first.id(),
            1,
            Tags.of(request.tags()));
    var space = KeptRoles.space(call.accountId());
    if (call.store().find(space, ManagedPolicy.KIND, Names.key(name)).isEmpty()
        && call.store().count(space, ManagedPolicy.KIND) >= limits.policies()) {
      throw new ServiceException(
          IamError.LIMIT_EXCEEDED,
          "Cannot exceed quota for PoliciesPerAccount: " + limits.policies());
    }
    if (!call.store().insert(space, ManagedPolicy.KIND, Names.key(name), policy)) {
      throw new ServiceException(
          IamError.ENTITY_ALREADY_EXISTS,
          "A policy called " + name + " already exists. Duplicate names are not allowed.");
    }
    return CreatePolicyResponse.builder().policy(Shown.policy(policy, 0)).build();
  }

  GetPolicyResponse get(Call call, GetPolicyRequest request) {
    var policy = policies.require(call, request.policyArn());
    return GetPolicyResponse.builder().policy(Shown.policy(policy, count(call, policy))).build();
  }

  /** The account's own, those of AWS, or both, by name. */
  ListPoliciesResponse list(Call call, ListPoliciesRequest request) {
    var scope = request.scopeAsString() == null ? "All" : request.scopeAsString();
    var prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
    var own =
        scope.equals("AWS")
            ? List.<ManagedPolicy>of()
            : policies.all(call.store(), call.accountId());
    var ofAws = scope.equals("Local") ? List.<ManagedPolicy>of() : AwsManagedPolicies.all();
    var attached =
        roles.all(call.store(), call.accountId()).stream()
            .flatMap(role -> role.attachedPolicies().stream())
            .collect(Collectors.groupingBy(arn -> arn, Collectors.summingInt(arn -> 1)));
    var all =
        Stream.concat(own.stream(), ofAws.stream())
            .filter(policy -> policy.path().startsWith(prefix))
            .filter(
                policy ->
                    !Boolean.TRUE.equals(request.onlyAttached())
                        || attached.containsKey(policy.arn()))
            .filter(policy -> !"PermissionsBoundary".equals(request.policyUsageFilterAsString()))
            .sorted(Comparator.comparing(ManagedPolicies::order))
            .toList();
    var page = Page.of(all, ManagedPolicies::order, request.marker(), request.maxItems());
    return ListPoliciesResponse.builder()
        .policies(
            page.items().stream()
                .map(policy -> Shown.listed(policy, attached.getOrDefault(policy.arn(), 0)))
                .toList())
        .isTruncated(page.truncated())
        .marker(page.marker())
        .build();
  }

  /** Only one that is attached nowhere, and has but its default version. */
  DeletePolicyResponse delete(Call call, DeletePolicyRequest request) {
    var policy = policies.own(call, request.policyArn()).value();
    if (count(call, policy) > 0) {
      throw new ServiceException(
          IamError.DELETE_CONFLICT, "Cannot delete a policy attached to entities.");
    }
    if (policy.versions().size() > 1) {
      throw new ServiceException(
          IamError.DELETE_CONFLICT,
          "This policy has more than one version. Before you delete a policy, you must delete the"
              + " policy's versions. The default version is deleted with the policy.");
    }
    call.store()
        .delete(KeptRoles.space(call.accountId()), ManagedPolicy.KIND, Names.key(policy.name()));
    return DeletePolicyResponse.builder().build();
  }

  TagPolicyResponse tag(Call call, TagPolicyRequest request) {
    policies.change(
        call,
        request.policyArn(),
        policy -> policy.withTags(Tags.with(policy.tags(), request.tags())));
    return TagPolicyResponse.builder().build();
  }

  UntagPolicyResponse untag(Call call, UntagPolicyRequest request) {
    policies.change(
        call,
        request.policyArn(),
        policy -> policy.withTags(Tags.without(policy.tags(), request.tagKeys())));
    return UntagPolicyResponse.builder().build();
  }

  ListPolicyTagsResponse tags(Call call, ListPolicyTagsRequest request) {
    var tags = Tags.list(policies.require(call, request.policyArn()).tags());
    return ListPolicyTagsResponse.builder().tags(tags).isTruncated(false).build();
  }

  private int count(Call call, ManagedPolicy policy) {
    return attachments.holders(call.store(), call.accountId(), policy.arn()).size();
  }

  /** An own policy may have the name of one of AWS. */
  static String order(ManagedPolicy policy) {
    return Names.key(policy.name()) + (policy.ofAws() ? " of AWS" : "");
  }
}
