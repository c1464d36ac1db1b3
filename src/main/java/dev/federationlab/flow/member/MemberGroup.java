package dev.federationlab.flow.member;

import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.userpool.SandboxPool;
import dev.federationlab.flow.webidentity.Names;

/**
 * A group of the members' pool.
 *
 * @param precedence of several groups of one user the lowest wins
 * @param role the name of the role that the tokens of its members tell of
 */
public record MemberGroup(String name, int precedence, String role) {

  /** Makes it if that was not done before. */
  public void ensure(Run run) throws Refused {
    var poolId = Members.ensure(run);
    run.once(Members.POOL.key() + "/group/" + name, preparing -> setUp(preparing, poolId));
  }

  private void setUp(Run run, String poolId) throws Refused {
    var arn = Names.roleArn(run.sandbox().accountId(), role);
    try {
      run.aws(
          SandboxPool.asRoot("CreateGroup"),
          aws ->
              aws.userPools()
                  .createGroup(
                      r ->
                          r.userPoolId(poolId)
                              .groupName(name)
                              .precedence(precedence)
                              .roleArn(arn)
                              .overrideConfiguration(SandboxPool.root(run))));
    } catch (Refused e) {
      if (!e.outcome().id().equals("GroupExistsException")) {
        throw e;
      }
      run.aws(
          SandboxPool.asRoot("UpdateGroup"),
          aws ->
              aws.userPools()
                  .updateGroup(
                      r ->
                          r.userPoolId(poolId)
                              .groupName(name)
                              .precedence(precedence)
                              .roleArn(arn)
                              .overrideConfiguration(SandboxPool.root(run))));
    }
  }

  /** Puts somebody into it. */
  public void add(Run run, String username) throws Refused {
    var poolId = Members.ensure(run);
    run.aws(
        SandboxPool.asRoot("AdminAddUserToGroup"),
        aws ->
            aws.userPools()
                .adminAddUserToGroup(
                    r ->
                        r.userPoolId(poolId)
                            .username(username)
                            .groupName(name)
                            .overrideConfiguration(SandboxPool.root(run))));
  }

  /** Takes somebody out of it. */
  public void remove(Run run, String username) throws Refused {
    var poolId = Members.ensure(run);
    run.aws(
        SandboxPool.asRoot("AdminRemoveUserFromGroup"),
        aws ->
            aws.userPools()
                .adminRemoveUserFromGroup(
                    r ->
                        r.userPoolId(poolId)
                            .username(username)
                            .groupName(name)
                            .overrideConfiguration(SandboxPool.root(run))));
  }
}
