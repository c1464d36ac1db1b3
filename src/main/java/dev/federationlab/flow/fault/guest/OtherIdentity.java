package dev.federationlab.flow.fault.guest;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.guest.GuestNames;
import dev.federationlab.flow.guest.GuestPool;
import dev.federationlab.flow.identity.GetId;
import dev.federationlab.flow.member.Member;
import dev.federationlab.flow.member.Members;
import java.util.Optional;

/** The token is Ada's and the identity Ben's, as after a change of users on one device. */
public record OtherIdentity() implements Fault {
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
    var preparing = run.preparing();
    var poolId = GuestPool.POOL.ensure(preparing);
    GetId.ask(preparing.with(Member.ADA.idToken(preparing)), poolId, Members.LOGIN);
    var ben = preparing.with(Member.BEN.idToken(preparing));
    return run.with(GetId.ask(ben, poolId, Members.LOGIN)).with(GuestNames.KNOWN_LOGIN, "yes");
  }
}
