package dev.federationlab.flow.fault.guest;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.guest.GuestPool;
import dev.federationlab.flow.identity.GetCredentials;
import dev.federationlab.flow.identity.GetId;
import java.util.Optional;

/** The credentials of the time before the sign-in, used after it. */
public record GuestCredentials() implements Fault {
  @Override
  public String id() {
    return "guest-credentials";
  }

  @Override
  public String expectedOutcome() {
    return "AccessDenied";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.S3);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var preparing = run.preparing();
    var guest = GetId.ask(preparing, GuestPool.POOL.ensure(preparing), null);
    return run.with(GetCredentials.ask(preparing, guest, null));
  }
}
