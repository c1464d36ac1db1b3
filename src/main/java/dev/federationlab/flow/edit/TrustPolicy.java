package dev.federationlab.flow.edit;

import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.flow.edit.RootCalls.Service;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** Who may take on a role. A role always has one. */
public record TrustPolicy(String role) implements PolicyPlace.InAws {
  @Override
  public String id() {
    return "trust:" + role;
  }

  @Override
  public Kind kind() {
    return Kind.TRUST;
  }

  @Override
  public String title() {
    return "trust policy of " + role;
  }

  @Override
  public int mostCharacters() {
    return 2048;
  }

  @Override
  public Optional<String> read(RootCalls aws) {
    try {
      var found =
          aws.call(
              Service.IAM,
              "GetRole",
              (clients, root) ->
                  clients.iam().getRole(r -> r.roleName(role).overrideConfiguration(root)));
      return Optional.of(Documents.decoded(found.role().assumeRolePolicyDocument()));
    } catch (NoSuchEntityException e) {
      return Optional.empty();
    }
  }

  @Override
  public void write(RootCalls aws, String text) {
    aws.call(
        Service.IAM,
        "UpdateAssumeRolePolicy",
        (clients, root) ->
            clients
                .iam()
                .updateAssumeRolePolicy(
                    r -> r.roleName(role).policyDocument(text).overrideConfiguration(root)));
  }

  /**
   * @throws UnsupportedOperationException always: there is no role without one
   */
  @Override
  public void remove(RootCalls aws) {
    throw new UnsupportedOperationException("a role has a trust policy: " + role);
  }
}
