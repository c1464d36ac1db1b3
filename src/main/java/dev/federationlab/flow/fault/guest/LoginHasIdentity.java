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

/**
 * The login belongs to an identity already, of another device: the guest's is merged into that one.
 */
public record LoginHasIdentity() implements Fault {
  @Override
  public String id() {
    return "login-has-identity";
  }

  @Override
  public String expectedOutcome() {
    return "identity_changed";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.APP);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var preparing = run.preparing();
    var poolId = GuestPool.POOL.ensure(preparing);
    var token = Member.BEN.idToken(preparing);
    GetId.ask(preparing.with(token), poolId, Members.LOGIN);
    return run.with(GetId.ask(preparing, poolId, null))
        .with(token)
        .with(GuestNames.KNOWN_LOGIN, "yes");
  }
}
