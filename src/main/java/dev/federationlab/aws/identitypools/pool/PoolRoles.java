package dev.federationlab.aws.identitypools.pool;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Authorizer;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.pool.PoolTable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cognitoidentity.model.AmbiguousRoleResolutionType;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.MappingRule;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMappingType;
import software.amazon.awssdk.services.cognitoidentity.model.RulesConfigurationType;
import software.amazon.awssdk.services.cognitoidentity.model.SetIdentityPoolRolesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.SetIdentityPoolRolesResponse;

/**
 * The roles of a pool, and how one is chosen. Whoever sets them must be allowed to pass each to
 * Cognito; whether a role trusts Cognito is found out when it is needed.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_SetIdentityPoolRoles.html">SetIdentityPoolRoles</a>
 */
final class PoolRoles {
  private static final int MOST_RULES = 25;
  private static final Pattern ROLE = Pattern.compile("arn:aws:iam::\\d{12}:role/(?:.*/)?([^/]+)");

  private final Pools pools;
  private final Authorizer authorizer;

  PoolRoles(Pools pools, Authorizer authorizer) {
    this.pools = pools;
    this.authorizer = authorizer;
  }

  /** Adds the operations to the table. */
  void addTo(PoolTable table) {
    table
        .onPool("GetIdentityPoolRoles", GetIdentityPoolRolesRequest::identityPoolId, this::get)
        .onPool("SetIdentityPoolRoles", SetIdentityPoolRolesRequest::identityPoolId, this::set);
  }

  private SetIdentityPoolRolesResponse set(Call call, SetIdentityPoolRolesRequest request) {
    var mappings = new LinkedHashMap<String, RoleMapping>();
    request.roleMappings().forEach((provider, mapping) -> mappings.put(provider, read(mapping)));
    var arns = new LinkedHashSet<>(request.roles().values());
    mappings.values().forEach(mapping -> mapping.rules().forEach(rule -> arns.add(rule.roleArn())));
    pools.require(call, request.identityPoolId());
    arns.forEach(arn -> requirePassing(call, arn));
    pools.change(call, request.identityPoolId(), pool -> pool.withRoles(request.roles(), mappings));
    return SetIdentityPoolRolesResponse.builder().build();
  }

  private static RoleMapping read(
      software.amazon.awssdk.services.cognitoidentity.model.RoleMapping mapping) {
    if (mapping.ambiguousRoleResolution() == null) {
      throw IdentityPoolErrors.INVALID_PARAMETER.exception(
          "AmbiguousRoleResolution is required for both types of role mapping.");
    }
    boolean deny = mapping.ambiguousRoleResolution() == AmbiguousRoleResolutionType.DENY;
    if (mapping.type() == RoleMappingType.TOKEN) {
      if (mapping.rulesConfiguration() != null) {
        throw IdentityPoolErrors.INVALID_PARAMETER.exception(
            "RulesConfiguration is for role mappings of the type Rules.");
      }
      return new RoleMapping(true, deny, List.of());
    }
    if (mapping.rulesConfiguration() == null) {
      throw IdentityPoolErrors.INVALID_PARAMETER.exception(
          "RulesConfiguration is required for role mappings of the type Rules.");
    }
    var rules = mapping.rulesConfiguration().rules();
    if (rules.size() > MOST_RULES) {
      throw IdentityPoolErrors.INVALID_PARAMETER.exception(
          "A role mapping has at most " + MOST_RULES + " rules.");
    }
    return new RoleMapping(
        false,
        deny,
        rules.stream()
            .map(
                rule ->
                    new RoleMapping.Rule(
                        rule.claim(),
                        RoleMapping.Match.of(rule.matchTypeAsString()),
                        rule.value(),
                        rule.roleARN()))
            .toList());
  }

  private void requirePassing(Call call, String arn) {
    var role = ROLE.matcher(arn);
    if (!role.matches()) {
      throw IdentityPoolErrors.INVALID_PARAMETER.exception("Not the ARN of a role: " + arn);
    }
    try {
      authorizer.require(
          call,
          new Access(
              "iam:PassRole",
              arn,
              Map.of("iam:PassedToService", List.of("cognito-identity.amazonaws.com")),
              Optional.empty()));
    } catch (ServiceException e) {
      throw IdentityPoolErrors.NOT_AUTHORIZED.exception(
          "Access to Role '" + role.group(1) + "' is forbidden.");
    }
  }

  private GetIdentityPoolRolesResponse get(Call call, GetIdentityPoolRolesRequest request) {
    var pool = pools.require(call, request.identityPoolId());
    var answer = GetIdentityPoolRolesResponse.builder().identityPoolId(pool.id());
    if (!pool.roles().isEmpty()) {
      answer.roles(pool.roles());
    }
    if (!pool.mappings().isEmpty()) {
      var mappings =
          new LinkedHashMap<
              String, software.amazon.awssdk.services.cognitoidentity.model.RoleMapping>();
      pool.mappings().forEach((provider, mapping) -> mappings.put(provider, shown(mapping)));
      answer.roleMappings(mappings);
    }
    return answer.build();
  }

  private static software.amazon.awssdk.services.cognitoidentity.model.RoleMapping shown(
      RoleMapping mapping) {
    var shown =
        software.amazon.awssdk.services.cognitoidentity.model.RoleMapping.builder()
            .type(mapping.fromToken() ? RoleMappingType.TOKEN : RoleMappingType.RULES)
            .ambiguousRoleResolution(
                mapping.denyAmbiguous()
                    ? AmbiguousRoleResolutionType.DENY
                    : AmbiguousRoleResolutionType.AUTHENTICATED_ROLE);
    if (!mapping.fromToken()) {
      shown.rulesConfiguration(
          RulesConfigurationType.builder()
              .rules(mapping.rules().stream().map(PoolRoles::shown).toList())
              .build());
    }
    return shown.build();
  }

  private static MappingRule shown(RoleMapping.Rule rule) {
    return MappingRule.builder()
        .claim(rule.claim())
        .matchType(rule.match().apiName())
        .value(rule.value())
        .roleARN(rule.roleArn())
        .build();
  }
}
