package dev.federationlab.flow.edit;

import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.flow.edit.RootCalls.Service;
import java.util.Comparator;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PolicyVersion;

/**
 * A managed policy of the sandbox's own: each text is a version, of which IAM keeps five. The
 * oldest that is not in force makes room for a new one.
 */
public record ManagedPolicy(String arn) implements PolicyPlace.InAws {
  private static final int VERSIONS = 5;

  @Override
  public String id() {
    return "managed:" + arn;
  }

  @Override
  public Kind kind() {
    return Kind.IDENTITY;
  }

  @Override
  public String title() {
    return "managed policy " + arn.substring(arn.lastIndexOf('/') + 1);
  }

  @Override
  public int mostCharacters() {
    return 6144;
  }

  @Override
  public Optional<String> read(RootCalls aws) {
    try {
      var inForce =
          aws.call(
                  Service.IAM,
                  "GetPolicy",
                  (clients, root) ->
                      clients.iam().getPolicy(r -> r.policyArn(arn).overrideConfiguration(root)))
              .policy()
              .defaultVersionId();
      var version =
          aws.call(
                  Service.IAM,
                  "GetPolicyVersion",
                  (clients, root) ->
                      clients
                          .iam()
                          .getPolicyVersion(
                              r -> r.policyArn(arn).versionId(inForce).overrideConfiguration(root)))
              .policyVersion();
      return Optional.of(Documents.decoded(version.document()));
    } catch (NoSuchEntityException e) {
      return Optional.empty();
    }
  }

  @Override
  public void write(RootCalls aws, String text) {
    makeRoom(aws);
    aws.call(
        Service.IAM,
        "CreatePolicyVersion",
        (clients, root) ->
            clients
                .iam()
                .createPolicyVersion(
                    r ->
                        r.policyArn(arn)
                            .policyDocument(text)
                            .setAsDefault(true)
                            .overrideConfiguration(root)));
  }

  private void makeRoom(RootCalls aws) {
    var versions =
        aws.call(
                Service.IAM,
                "ListPolicyVersions",
                (clients, root) ->
                    clients
                        .iam()
                        .listPolicyVersions(r -> r.policyArn(arn).overrideConfiguration(root)))
            .versions();
    if (versions.size() < VERSIONS) {
      return;
    }
    versions.stream()
        .filter(version -> !version.isDefaultVersion())
        .min(Comparator.comparingInt(ManagedPolicy::number))
        .ifPresent(
            oldest ->
                aws.call(
                    Service.IAM,
                    "DeletePolicyVersion",
                    (clients, root) ->
                        clients
                            .iam()
                            .deletePolicyVersion(
                                r ->
                                    r.policyArn(arn)
                                        .versionId(oldest.versionId())
                                        .overrideConfiguration(root))));
  }

  /** They are called v1, v2 and so on. */
  private static int number(PolicyVersion version) {
    return Integer.parseInt(version.versionId().substring(1));
  }

  /**
   * @throws UnsupportedOperationException always: a managed policy has a version in force
   */
  @Override
  public void remove(RootCalls aws) {
    throw new UnsupportedOperationException("a managed policy has a version in force: " + arn);
  }
}
