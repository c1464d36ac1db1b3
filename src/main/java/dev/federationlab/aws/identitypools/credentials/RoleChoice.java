package dev.federationlab.aws.identitypools.credentials;

import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.identitypools.login.VerifiedLogin;
import dev.federationlab.aws.identitypools.pool.IdentityPool;
import dev.federationlab.aws.identitypools.pool.IdentityPoolErrors;
import dev.federationlab.aws.identitypools.pool.RoleMapping;
import dev.federationlab.aws.identitypools.pool.RoleMapping.Rule;
import dev.federationlab.decision.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which role an identity gets (aws-behaviour 4.10). Every step is noted: each rule, what it saw,
 * and which one won. Of several logins the first that has a role mapping counts; what AWS does then
 * is not documented.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html">Role-based
 *     access control</a>
 */
final class RoleChoice {
  private static final String SOURCE = "Developer Guide, Role-based access control";
  private static final String PHASE = "choice of the role";
  private static final String ROLES = "cognito:roles";
  private static final String PREFERRED = "cognito:preferred_role";

  private final Explanation explanation;
  private final IdentityPool pool;
  private final @Nullable String customRoleArn;

  /**
   * @param customRoleArn the role that the caller asks for; absent for none in particular
   */
  RoleChoice(Explanation explanation, IdentityPool pool, @Nullable String customRoleArn) {
    this.explanation = explanation;
    this.pool = pool;
    this.customRoleArn = customRoleArn;
  }

  /**
   * The guest role.
   *
   * @throws ServiceException InvalidIdentityPoolConfigurationException, NotAuthorizedException
   */
  String ofGuest() {
    explanation.phase(PHASE);
    return withoutMapping(IdentityPool.UNAUTHENTICATED, "a guest gets the unauthenticated role");
  }

  /**
   * The role of somebody with these logins.
   *
   * @throws ServiceException InvalidIdentityPoolConfigurationException, NotAuthorizedException
   */
  String of(List<VerifiedLogin> logins) {
    explanation.phase(PHASE);
    for (var login : logins) {
      var key = login.mappingKey().orElse("");
      var mapping = pool.mappings().get(key);
      if (mapping != null) {
        passed(
            "role mapping",
            "of " + key + ", if there is one",
            mapping.fromToken()
                ? "the token's own roles decide"
                : mapping.rules().size() + " rules decide, the first that matches");
        return mapping.fromToken() ? fromToken(key, mapping, login) : byRules(key, mapping, login);
      }
    }
    return withoutMapping(
        IdentityPool.AUTHENTICATED, "no role mapping for this login: the authenticated role");
  }

  private String withoutMapping(String kind, String why) {
    var role = defaultRole(kind, why);
    if (customRoleArn != null && !customRoleArn.equals(role)) {
      throw customRoleRefused(role + ", the only one without a role mapping");
    }
    return role;
  }

  private String fromToken(String key, RoleMapping mapping, VerifiedLogin login) {
    var roles =
        login.claims().get(ROLES) instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : List.<String>of();
    var preferred = login.claims().get(PREFERRED) instanceof String text ? text : "";
    if (customRoleArn != null) {
      if (!roles.contains(customRoleArn)) {
        throw customRoleRefused(
            "one of `" + ROLES + "`: " + (roles.isEmpty() ? "none" : String.join(", ", roles)));
      }
      return chosen(customRoleArn, "asked for, and one of `" + ROLES + "`");
    }
    if (!preferred.isEmpty()) {
      return chosen(preferred, "the token's `" + PREFERRED + "`");
    }
    return ambiguous(
        key,
        mapping,
        roles.isEmpty()
            ? "the token has no `" + ROLES + "`"
            : "the token has " + roles.size() + " `" + ROLES + "` and no `" + PREFERRED + "`");
  }

  private String byRules(String key, RoleMapping mapping, VerifiedLogin login) {
    var matching = new ArrayList<String>();
    Optional<String> first = Optional.empty();
    for (int i = 0; i < mapping.rules().size(); i++) {
      var rule = mapping.rules().get(i);
      var saw = ClaimText.of(login.claims().get(rule.claim()));
      boolean matches = saw.matches(rule.match(), rule.value());
      if (matches) {
        matching.add(rule.roleArn());
      }
      boolean wins =
          matches
              && first.isEmpty()
              && (customRoleArn == null || customRoleArn.equals(rule.roleArn()));
      note(i + 1, rule, saw, matches, wins);
      if (wins) {
        first = Optional.of(rule.roleArn());
        if (customRoleArn == null) {
          break;
        }
      }
    }
    if (first.isPresent()) {
      return chosen(
          first.get(),
          customRoleArn == null
              ? "of the first rule that matches"
              : "asked for, and of a rule that matches");
    }
    if (customRoleArn != null && !matching.isEmpty()) {
      throw customRoleRefused("of a rule that matches: " + String.join(", ", matching));
    }
    if (customRoleArn != null) {
      throw customRoleRefused("of a rule that matches, of which there is none");
    }
    return ambiguous(key, mapping, "no rule matches");
  }

  private void note(int number, Rule rule, ClaimText saw, boolean matches, boolean wins) {
    explanation.check(
        new Check(
            "rule " + number,
            "`"
                + rule.claim()
                + "` "
                + rule.match().apiName()
                + " "
                + rule.value()
                + " → "
                + rule.roleArn(),
            saw.shown() + came(matches, wins),
            wins ? Check.Result.WON : Check.Result.NO_MATCH,
            SOURCE,
            null));
  }

  private static String came(boolean matches, boolean wins) {
    if (!matches) {
      return ": it does not match";
    }
    return wins ? ": it matches" : ": it matches, and is not the role that was asked for";
  }

  private String ambiguous(String key, RoleMapping mapping, String why) {
    explanation.check(
        new Check(
            "ambiguous role resolution",
            "AuthenticatedRole, since " + why,
            mapping.denyAmbiguous() ? "Deny" : "AuthenticatedRole",
            !mapping.denyAmbiguous(),
            SOURCE));
    if (mapping.denyAmbiguous()) {
      throw IdentityPoolErrors.NOT_AUTHORIZED.exception(
          "The ambiguous role mapping rules for: " + key + " denied this request.");
    }
    return defaultRole(IdentityPool.AUTHENTICATED, "the authenticated role, since " + why);
  }

  private String defaultRole(String kind, String why) {
    var role = pool.role(kind);
    if (role.isEmpty()) {
      explanation.check(Check.failed("role", why, "the pool has no " + kind + " role", SOURCE));
      throw IdentityPoolErrors.INVALID_CONFIGURATION.exception();
    }
    return chosen(role.get(), why);
  }

  private String chosen(String roleArn, String why) {
    passed("role chosen", why, roleArn);
    return roleArn;
  }

  /** What AWS says is not known. */
  private ServiceException customRoleRefused(String wanted) {
    explanation.check(
        Check.failed("role asked for", wanted, String.valueOf(customRoleArn), SOURCE));
    return IdentityPoolErrors.NOT_AUTHORIZED.exception(
        "The role in CustomRoleArn is not one that this identity may have.");
  }

  private void passed(String what, String wanted, String saw) {
    explanation.check(Check.passed(what, wanted, saw, SOURCE));
  }
}
