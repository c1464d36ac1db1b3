package dev.federationlab.flow.webidentity;

import static dev.federationlab.flow.Message.Channel.BACK;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Signed;
import dev.federationlab.flow.Stage;
import java.util.List;

/**
 * A role of the sandbox with one policy inside it, set up through the IAM API as its root.
 *
 * @param policy what the policy inside is called
 * @param flow what it is for, as its description says
 */
public record SandboxRole(String name, String policy, String flow) {

  /** Makes it, or gives one that is there already these two policies again. */
  public void setUp(Run run, String trust, String permissions) throws Refused {
    try {
      run.aws(
          arrow("CreateRole"),
          aws ->
              aws.iam()
                  .createRole(
                      r ->
                          r.roleName(name)
                              .assumeRolePolicyDocument(trust)
                              .description("Made by Federation Lab for the flow '" + flow + "'")
                              .overrideConfiguration(Signed.byRoot(run))));
    } catch (Refused e) {
      unless(e, "EntityAlreadyExists");
      trustAgain(run, trust);
    }
    run.aws(
        arrow("PutRolePolicy"),
        aws ->
            aws.iam()
                .putRolePolicy(
                    r ->
                        r.roleName(name)
                            .policyName(policy)
                            .policyDocument(permissions)
                            .overrideConfiguration(Signed.byRoot(run))));
  }

  /** The role was there before, and may have been changed by the learner's own client. */
  private void trustAgain(Run run, String trust) throws Refused {
    run.aws(
        arrow("UpdateAssumeRolePolicy"),
        aws ->
            aws.iam()
                .updateAssumeRolePolicy(
                    r ->
                        r.roleName(name)
                            .policyDocument(trust)
                            .overrideConfiguration(Signed.byRoot(run))));
  }

  /** Removes it; nothing if there is none. */
  public void tearDown(Run run) throws Refused {
    try {
      run.aws(
          arrow("DeleteRolePolicy"),
          aws ->
              aws.iam()
                  .deleteRolePolicy(
                      r ->
                          r.roleName(name)
                              .policyName(policy)
                              .overrideConfiguration(Signed.byRoot(run))));
    } catch (Refused e) {
      unless(e, "NoSuchEntity");
    }
    try {
      run.aws(
          arrow("DeleteRole"),
          aws ->
              aws.iam()
                  .deleteRole(r -> r.roleName(name).overrideConfiguration(Signed.byRoot(run))));
    } catch (Refused e) {
      unless(e, "NoSuchEntity");
    }
  }

  private static void unless(Refused refused, String expected) throws Refused {
    if (!refused.outcome().id().equals(expected)) {
      throw refused;
    }
  }

  private static Stage.Planned arrow(String operation) {
    return new Stage.Planned(Actor.APP, Actor.IAM, operation, BACK, List.of(), List.of());
  }
}
