package dev.federationlab.flow.edit;

import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.flow.edit.RootCalls.Service;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** A permission policy inside a role. */
public record InlinePolicy(String role, String policy) implements PolicyPlace.InAws {
  @Override
  public String id() {
    return "inline:" + role + "/" + policy;
  }

  @Override
  public Kind kind() {
    return Kind.IDENTITY;
  }

  @Override
  public String title() {
    return "policy " + policy + " of " + role;
  }

  @Override
  public int mostCharacters() {
    return 10_240;
  }

  @Override
  public Optional<String> read(RootCalls aws) {
    try {
      var found =
          aws.call(
              Service.IAM,
              "GetRolePolicy",
              (clients, root) ->
                  clients
                      .iam()
                      .getRolePolicy(
                          r -> r.roleName(role).policyName(policy).overrideConfiguration(root)));
      return Optional.of(Documents.decoded(found.policyDocument()));
    } catch (NoSuchEntityException e) {
      return Optional.empty();
    }
  }

  @Override
  public void write(RootCalls aws, String text) {
    aws.call(
        Service.IAM,
        "PutRolePolicy",
        (clients, root) ->
            clients
                .iam()
                .putRolePolicy(
                    r ->
                        r.roleName(role)
                            .policyName(policy)
                            .policyDocument(text)
                            .overrideConfiguration(root)));
  }

  @Override
  public void remove(RootCalls aws) {
    aws.call(
        Service.IAM,
        "DeleteRolePolicy",
        (clients, root) ->
            clients
                .iam()
                .deleteRolePolicy(
                    r -> r.roleName(role).policyName(policy).overrideConfiguration(root)));
  }
}
