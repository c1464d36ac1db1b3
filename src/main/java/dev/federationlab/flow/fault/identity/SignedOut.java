package dev.federationlab.flow.fault.identity;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.GetId;
import dev.federationlab.flow.identity.IdentityPool;
import dev.federationlab.flow.identity.UserPoolLogin;
import dev.federationlab.flow.social.SocialPool;
import java.util.Optional;

/**
 * The ID token of somebody who was signed out everywhere, at a pool that asks the user pool each
 * time.
 *
 * @param pool the honest one, of which this is a variant
 */
public record SignedOut(IdentityPool pool) implements Fault {
  @Override
  public String id() {
    return "signed-out";
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
    var login = new UserPoolLogin(SocialPool.BESIDE, true);
    var checking = pool.variant("Checking").only(login);
    var token = Beside.signedIn(run);
    var identity = GetId.ask(run.with(token), checking.ensure(run), login);
    Beside.signOut(run, token);
    return run.with(token).with(identity);
  }

  @Override
  public void restore(Run run) throws Refused {
    Beside.remove(run);
  }
}
