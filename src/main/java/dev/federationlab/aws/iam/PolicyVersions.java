package dev.federationlab.aws.iam;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.iam.ManagedPolicy.Version;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionResponse;

/** The versions of managed policies, at most five each, one of them in force. */
final class PolicyVersions {
  private static final int MOST = 5;

  private final KeptPolicies policies;
  private final PolicyTexts texts;

  PolicyVersions(KeptPolicies policies, PolicyTexts texts) {
    this.policies = policies;
    this.texts = texts;
  }

  CreatePolicyVersionResponse create(Call call, CreatePolicyVersionRequest request) {
    var policy = policies.own(call, request.policyArn()).value();
    var now = call.now().truncatedTo(ChronoUnit.SECONDS);
    var json = texts.managed(call, request.policyDocument());
    if (policy.versions().size() >= MOST) {
      throw new ServiceException(
          IamError.LIMIT_EXCEEDED,
          "A managed policy can have up to 5 versions. Before you create a new version, you must"
              + " delete an existing version.");
    }
    int number = policy.versionsMade() + 1;
    var version = new Version("v" + number, json, now);
    var versions = new ArrayList<>(policy.versions());
    versions.add(version);
    var inForce =
        Boolean.TRUE.equals(request.setAsDefault()) ? version.id() : policy.defaultVersionId();
    policies.change(call, policy.arn(), same -> same.withVersions(versions, inForce, number, now));
    return CreatePolicyVersionResponse.builder()
        .policyVersion(Shown.version(policies.require(call, policy.arn()), version, false))
        .build();
  }

  GetPolicyVersionResponse get(Call call, GetPolicyVersionRequest request) {
    var policy = policies.require(call, request.policyArn());
    var version = require(policy, request.versionId());
    return GetPolicyVersionResponse.builder()
        .policyVersion(Shown.version(policy, version, true))
        .build();
  }

  /** The newest first. */
  ListPolicyVersionsResponse list(Call call, ListPolicyVersionsRequest request) {
    var policy = policies.require(call, request.policyArn());
    var versions = new ArrayList<>(policy.versions());
    Collections.reverse(versions);
    return ListPolicyVersionsResponse.builder()
        .versions(versions.stream().map(version -> Shown.version(policy, version, false)).toList())
        .isTruncated(false)
        .build();
  }

  SetDefaultPolicyVersionResponse setDefault(Call call, SetDefaultPolicyVersionRequest request) {
    var policy = policies.own(call, request.policyArn()).value();
    var version = require(policy, request.versionId());
    var now = call.now().truncatedTo(ChronoUnit.SECONDS);
    policies.change(
        call,
        policy.arn(),
        same -> same.withVersions(same.versions(), version.id(), same.versionsMade(), now));
    return SetDefaultPolicyVersionResponse.builder().build();
  }

  DeletePolicyVersionResponse delete(Call call, DeletePolicyVersionRequest request) {
    var policy = policies.own(call, request.policyArn()).value();
    var version = require(policy, request.versionId());
    if (version.id().equals(policy.defaultVersionId())) {
      throw new ServiceException(
          IamError.DELETE_CONFLICT, "Cannot delete the default version of a policy.");
    }
    var rest =
        policy.versions().stream().filter(other -> !other.id().equals(version.id())).toList();
    policies.change(
        call,
        policy.arn(),
        same ->
            same.withVersions(
                rest, same.defaultVersionId(), same.versionsMade(), same.updatedAt()));
    return DeletePolicyVersionResponse.builder().build();
  }

  private static Version require(ManagedPolicy policy, String versionId) {
    return policy
        .version(versionId)
        .orElseThrow(
            () ->
                new ServiceException(
                    IamError.NO_SUCH_ENTITY,
                    "Policy "
                        + policy.arn()
                        + " version "
                        + versionId
                        + " does not exist or is not attachable."));
  }
}
