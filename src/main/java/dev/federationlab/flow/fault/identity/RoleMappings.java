package dev.federationlab.flow.fault.identity;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.Facts;
import dev.federationlab.flow.identity.GetId;
import dev.federationlab.flow.identity.IdentityPool;
import dev.federationlab.flow.identity.SocialLogin;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentity.model.AmbiguousRoleResolutionType;
import software.amazon.awssdk.services.cognitoidentity.model.MappingRule;
import software.amazon.awssdk.services.cognitoidentity.model.MappingRuleMatchType;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMappingType;

/**
 * A pool like this one that chooses roles by rules, which the app could get round if it chose
 * itself.
 *
 * @param pool the honest one, of which this is a variant
 */
public record RoleMappings(IdentityPool pool, SocialLogin login) implements Fault {
  private static final String CHOOSING = "Choosing";

  @Override
  public String id() {
    return "role-mappings";
  }

  @Override
  public String expectedOutcome() {
    return "InvalidParameterException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.IDENTITY_POOL);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var choosing = pool.variant(CHOOSING).mapping(this::rules);
    return run.with(GetId.ask(run, choosing.ensure(run), login));
  }

  private Map<String, RoleMapping> rules(Run run, Facts facts) {
    var rule =
        MappingRule.builder()
            .claim("email_verified")
            .matchType(MappingRuleMatchType.EQUALS)
            .value("true")
            .roleARN(facts.roleArn(pool.authenticated().variant(CHOOSING).name()))
            .build();
    return Map.of(
        login.key(run),
        RoleMapping.builder()
            .type(RoleMappingType.RULES)
            .ambiguousRoleResolution(AmbiguousRoleResolutionType.DENY)
            .rulesConfiguration(r -> r.rules(rule))
            .build());
  }
}
