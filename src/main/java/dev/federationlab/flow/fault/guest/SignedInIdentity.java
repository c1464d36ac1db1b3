package dev.federationlab.flow.fault.guest;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.guest.GuestPool;
import dev.federationlab.flow.identity.GetId;
import dev.federationlab.flow.member.Member;
import dev.federationlab.flow.member.Members;
import java.util.Optional;

/** The identity of somebody who signed in, asked for without a login. */
public record SignedInIdentity() implements Fault {
  @Override
  public String id() {
    return "signed-in-identity";
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
    var preparing = run.preparing();
    var poolId = GuestPool.POOL.ensure(preparing);
    var ben = preparing.with(Member.BEN.idToken(preparing));
    return run.with(GetId.ask(ben, poolId, Members.LOGIN));
  }
}
