package dev.federationlab.flow.roles;

import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Signed;
import dev.federationlab.flow.identity.Facts;
import dev.federationlab.flow.identity.IdentityPool;
import dev.federationlab.flow.identity.IdentityRole;
import dev.federationlab.flow.identity.Permissions;
import dev.federationlab.flow.identity.PolicyText;
import dev.federationlab.flow.identity.Trust;
import dev.federationlab.flow.member.MemberLogin;
import dev.federationlab.flow.member.Members;
import java.util.Map;

/** The identity pools of this flow: one with three roles, one with a single role and tags. */
public final class RolesPool {
  /** For whoever gets no other. */
  public static final IdentityRole USER =
      role(
          "FederationLabUser",
          Permissions.of(facts -> objects(facts, "ReadPublic", "public", "\"s3:GetObject\"")));

  public static final IdentityRole READER =
      role(
          "FederationLabReader",
          Permissions.of(facts -> objects(facts, "ReadNews", "news", "\"s3:GetObject\"")));

  public static final IdentityRole EDITOR =
      role(
          "FederationLabEditor",
          Permissions.of(
              facts ->
                  objects(facts, "WriteNews", "news", "[\"s3:GetObject\", \"s3:PutObject\"]")));

  /** One for all, that a tag narrows. */
  private static final IdentityRole ANYBODY =
      new IdentityRole(
          "FederationLabAnybody",
          RolesNames.FLOW,
          RolesPool::trustWithTags,
          Permissions.of(RolesPool::ownDepartment));

  /** How the identity pool is told of the app whose users may write everything. */
  public static final MemberLogin CARELESS = new MemberLogin(Members.CARELESS);

  public static final IdentityPool POOL =
      IdentityPool.of(RolesNames.FLOW, USER, Members.LOGIN, CARELESS);

  /** The pool that makes tags of claims. */
  public static final IdentityPool TAGGED =
      IdentityPool.of(RolesNames.FLOW, ANYBODY, Members.LOGIN).variant("Tags");

  /** The same with a role that lets in nobody with tags. */
  public static final IdentityPool UNTAGGABLE =
      TAGGED
          .variant("WithoutTagSession")
          .users(ANYBODY.trusting("WithoutTagSession", Trust::authenticated));

  private RolesPool() {}

  private static IdentityRole role(String name, PolicyText permissions) {
    return new IdentityRole(name, RolesNames.FLOW, Trust::authenticated, permissions);
  }

  /** The pool's ID; it and its three roles are set up if that was not done before. */
  public static String ensure(Run run) throws Refused {
    var poolId = POOL.ensure(run);
    READER.ensure(run, poolId);
    EDITOR.ensure(run, poolId);
    return poolId;
  }

  /** The ID of a pool that tags its sessions with the department. */
  public static String tagged(Run run, IdentityPool pool) throws Refused {
    var poolId = pool.ensure(run);
    run.once("principal-tags/" + poolId, preparing -> mapTags(preparing, poolId));
    return poolId;
  }

  private static void mapTags(Run run, String poolId) throws Refused {
    var provider = Members.LOGIN.key(run);
    run.aws(
        IdentityPool.asRoot("SetPrincipalTagAttributeMap"),
        aws ->
            aws.identityPools()
                .setPrincipalTagAttributeMap(
                    r ->
                        r.identityPoolId(poolId)
                            .identityProviderName(provider)
                            .useDefaults(false)
                            .principalTags(Map.of("department", Members.DEPARTMENT))
                            .overrideConfiguration(Signed.byRoot(run))));
  }

  private static String objects(Facts facts, String sid, String folder, String actions) {
    return """
    {
      "Sid": "%s",
      "Effect": "Allow",
      "Action": %s,
      "Resource": "arn:aws:s3:::%s/%s/*"
    }
    """
        .formatted(sid, actions, facts.bucket(), folder);
  }

  private static String ownDepartment(Facts facts) {
    return """
    {
      "Sid": "ReadOwnDepartment",
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::%s/departments/${aws:PrincipalTag/department}/*"
    }
    """
        .formatted(facts.bucket());
  }

  /** Whoever brings tags along needs a second permission to take a role on. */
  private static String trustWithTags(Facts facts) {
    return Trust.authenticated(facts)
        .replace(
            "\"sts:AssumeRoleWithWebIdentity\"",
            "[\"sts:AssumeRoleWithWebIdentity\", \"sts:TagSession\"]");
  }
}
