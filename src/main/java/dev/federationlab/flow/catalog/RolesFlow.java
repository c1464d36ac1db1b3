package dev.federationlab.flow.catalog;

import static dev.federationlab.flow.Actor.APP;
import static dev.federationlab.flow.Actor.IDENTITY_POOL;
import static dev.federationlab.flow.Actor.S3;
import static dev.federationlab.flow.Actor.STS;
import static dev.federationlab.flow.Actor.USER_POOL;

import dev.federationlab.flow.Flow;
import dev.federationlab.flow.fault.ExpiredCredentials;
import dev.federationlab.flow.fault.identity.PoolNotTrusted;
import dev.federationlab.flow.fault.roles.BeforePromotion;
import dev.federationlab.flow.fault.roles.CustomRole;
import dev.federationlab.flow.fault.roles.NoGroup;
import dev.federationlab.flow.fault.roles.NoRoleInToken;
import dev.federationlab.flow.fault.roles.NoRuleButUsual;
import dev.federationlab.flow.fault.roles.NoRuleMatches;
import dev.federationlab.flow.fault.roles.NoTag;
import dev.federationlab.flow.fault.roles.StaleGroups;
import dev.federationlab.flow.fault.roles.Tie;
import dev.federationlab.flow.fault.roles.WritableClaim;
import dev.federationlab.flow.roles.ChooseRole;
import dev.federationlab.flow.roles.RolesNames;
import dev.federationlab.flow.roles.RolesPool;
import dev.federationlab.flow.roles.SameCall;
import dev.federationlab.flow.roles.SignIn;
import dev.federationlab.flow.roles.Tags;
import java.util.List;

/** Groups, rules and tags decide what somebody may do. */
final class RolesFlow {
  private RolesFlow() {}

  static Flow flow() {
    return new Flow(
        RolesNames.FLOW,
        null,
        List.of(APP, USER_POOL, IDENTITY_POOL, STS, S3),
        List.of(),
        List.of(
            new SignIn(List.of(new NoGroup())),
            ChooseRole.fromToken(
                List.of(new Tie(), new NoRoleInToken(), new CustomRole(), new StaleGroups())),
            ChooseRole.fromRules(
                List.of(new NoRuleMatches(), new NoRuleButUsual(), new WritableClaim())),
            new SameCall(List.of(new BeforePromotion(), new ExpiredCredentials())),
            // The pool makes tags, and the role may be taken on, but not with tags.
            new Tags(
                List.of(
                    new PoolNotTrusted("no-tag-session", Tags.UNTAGGABLE, RolesPool.UNTAGGABLE),
                    new NoTag()))),
        RolesNames::values);
  }
}
