package dev.federationlab.flow.fault.guest;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.guest.GuestNames;
import dev.federationlab.flow.guest.GuestPool;
import dev.federationlab.flow.guest.UseAsGuest;
import dev.federationlab.flow.identity.Facts;
import dev.federationlab.flow.identity.GetCredentials;
import dev.federationlab.flow.identity.GetId;
import dev.federationlab.flow.identity.IdentityPool;
import dev.federationlab.flow.identity.Permissions;
import java.util.Optional;

/** The guests' role allows everything in IAM, and a guest asks for the account's roles. */
public record GenerousRole() implements Fault {
  private static final IdentityPool POOL =
      GuestPool.guestsWho(
          "Generous", Permissions.of(GuestPool::readPublic, GenerousRole::everythingInIam));

  @Override
  public String id() {
    return "generous-role";
  }

  @Override
  public String expectedOutcome() {
    return "AccessDenied";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.IAM);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var preparing = run.preparing();
    var guest = GetId.ask(preparing, POOL.ensure(preparing), null);
    return run.with(GetCredentials.ask(preparing, guest, null))
        .with(GuestNames.ASKS, UseAsGuest.ROLES);
  }

  @Override
  public void restore(Run run) throws Refused {
    POOL.remove(run);
  }

  private static String everythingInIam(Facts facts) {
    return """
    {
      "Sid": "Generous",
      "Effect": "Allow",
      "Action": "iam:*",
      "Resource": "*"
    }
    """;
  }
}
