package dev.federationlab.flow.roles;

import static software.amazon.awssdk.services.cognitoidentity.model.AmbiguousRoleResolutionType.AUTHENTICATED_ROLE;
import static software.amazon.awssdk.services.cognitoidentity.model.AmbiguousRoleResolutionType.DENY;
import static software.amazon.awssdk.services.cognitoidentity.model.MappingRuleMatchType.CONTAINS;
import static software.amazon.awssdk.services.cognitoidentity.model.MappingRuleMatchType.EQUALS;
import static software.amazon.awssdk.services.cognitoidentity.model.MappingRuleMatchType.NOT_EQUAL;
import static software.amazon.awssdk.services.cognitoidentity.model.MappingRuleMatchType.STARTS_WITH;

import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Signed;
import dev.federationlab.flow.identity.IdentityPool;
import dev.federationlab.flow.identity.IdentityRole;
import dev.federationlab.flow.member.MemberLogin;
import dev.federationlab.flow.member.Members;
import dev.federationlab.flow.webidentity.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentity.model.AmbiguousRoleResolutionType;
import software.amazon.awssdk.services.cognitoidentity.model.MappingRule;
import software.amazon.awssdk.services.cognitoidentity.model.MappingRuleMatchType;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMappingType;

/**
 * How the pool chooses a role. There is one pool, and it is told anew where a stage wants another
 * way: tokens and identities stay as they are.
 */
public enum Mapping {
  /** The roles that the token tells of, and nothing where it tells of none. */
  TOKEN(RoleMappingType.TOKEN, DENY),
  /** Rules on the claims, and nothing where none matches. */
  RULES(RoleMappingType.RULES, DENY),
  /** Rules, and the usual role where none matches. */
  RULES_OR_USUAL(RoleMappingType.RULES, AUTHENTICATED_ROLE);

  private final RoleMappingType type;
  private final AmbiguousRoleResolutionType otherwise;

  Mapping(RoleMappingType type, AmbiguousRoleResolutionType otherwise) {
    this.type = type;
    this.otherwise = otherwise;
  }

  /** Tells the pool, unless that is how it chooses already. */
  public void ensure(Run run) throws Refused {
    var poolId = RolesPool.ensure(run);
    for (var other : values()) {
      if (other != this && run.sandbox().prepared().contains(other.what(poolId))) {
        run.undo(other.what(poolId), preparing -> {});
      }
    }
    run.once(what(poolId), preparing -> set(preparing, poolId));
  }

  private String what(String poolId) {
    return "role-mapping/" + poolId + "/" + name();
  }

  private void set(Run run, String poolId) throws Refused {
    var mappings = new HashMap<String, RoleMapping>();
    mappings.put(key(run, Members.LOGIN), mapping(run));
    if (type == RoleMappingType.RULES) {
      mappings.put(key(run, RolesPool.CARELESS), mapping(run));
    }
    run.aws(
        IdentityPool.asRoot("SetIdentityPoolRoles"),
        aws ->
            aws.identityPools()
                .setIdentityPoolRoles(
                    r ->
                        r.identityPoolId(poolId)
                            .roles(Map.of("authenticated", arn(run, RolesPool.USER)))
                            .roleMappings(mappings)
                            .overrideConfiguration(Signed.byRoot(run))));
  }

  /** A mapping belongs to one app client. */
  private static String key(Run run, MemberLogin login) throws Refused {
    return login.key(run) + ":" + login.clientId(run);
  }

  private RoleMapping mapping(Run run) {
    var mapping = RoleMapping.builder().type(type).ambiguousRoleResolution(otherwise);
    if (type == RoleMappingType.RULES) {
      mapping.rulesConfiguration(r -> r.rules(rules(run)));
    }
    return mapping.build();
  }

  /** The first that matches wins. */
  private static List<MappingRule> rules(Run run) {
    return List.of(
        rule(Members.DEPARTMENT, EQUALS, People.NEWS, arn(run, RolesPool.EDITOR)),
        rule("email", STARTS_WITH, "chief-", arn(run, RolesPool.EDITOR)),
        rule("locale", NOT_EQUAL, "en-GB", arn(run, RolesPool.READER)),
        rule(Members.DEPARTMENT, CONTAINS, People.SALES, arn(run, RolesPool.READER)));
  }

  private static MappingRule rule(
      String claim, MappingRuleMatchType match, String value, String roleArn) {
    return MappingRule.builder()
        .claim(claim)
        .matchType(match)
        .value(value)
        .roleARN(roleArn)
        .build();
  }

  private static String arn(Run run, IdentityRole role) {
    return Names.roleArn(run.sandbox().accountId(), role.name());
  }
}
