package dev.federationlab.flow.fault.identity;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.fault.Minted;
import dev.federationlab.flow.identity.GetId;
import dev.federationlab.flow.identity.IdentityPool;
import dev.federationlab.flow.identity.SocialLogin;
import java.util.Optional;

/**
 * The identity ID of somebody else with one's own good token.
 *
 * @param pool whose identities they are
 */
public record OtherIdentity(IdentityPool pool, SocialLogin login) implements Fault {
  @Override
  public String id() {
    return "other-identity";
  }

  @Override
  public String expectedOutcome() {
    return "NotAuthorizedException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.IDENTITY_POOL);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var theirs = Minted.forSomebodyElse(run, login.provider());
    return run.with(GetId.ask(run.with(theirs), pool.ensure(run), login));
  }
}
