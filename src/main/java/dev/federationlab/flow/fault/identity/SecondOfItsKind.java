package dev.federationlab.flow.fault.identity;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.fault.Minted;
import dev.federationlab.flow.identity.GetId;
import dev.federationlab.flow.identity.IdentityNames;
import dev.federationlab.flow.identity.IdentityPool;
import dev.federationlab.flow.identity.SocialLogin;
import java.util.Optional;

/**
 * Two logins at once, which belong to two identities that both have one of Google: merged, they
 * would have two.
 *
 * @param pool the honest one, of which this is a variant that takes both providers
 */
public record SecondOfItsKind(IdentityPool pool, SocialLogin login, SocialLogin other)
    implements Fault {
  @Override
  public String id() {
    return "linked-elsewhere";
  }

  @Override
  public String expectedOutcome() {
    return "ResourceConflictException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.IDENTITY_POOL);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var both = pool.variant("Both").and(other);
    var poolId = both.ensure(run);
    // Somebody else signed in with both, so both are theirs.
    var theirs = Minted.forSomebodyElse(run, login.provider());
    var theirOther = Minted.forSomebodyElse(run, other.provider());
    var alsoOther =
        run.with(IdentityNames.SECOND_KEY, other.key(run))
            .with(IdentityNames.SECOND_TOKEN, theirOther.value());
    GetId.ask(alsoOther.with(theirs), poolId, login);
    return alsoOther.with(GetId.ask(run, poolId, login));
  }
}
