package dev.federationlab.flow.fault.identity;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.Facts;
import dev.federationlab.flow.identity.GetId;
import dev.federationlab.flow.identity.GetOpenIdToken;
import dev.federationlab.flow.identity.IdentityNames;
import dev.federationlab.flow.identity.IdentityPool;
import dev.federationlab.flow.identity.IdentityRole;
import dev.federationlab.flow.identity.Permissions;
import dev.federationlab.flow.identity.Trust;
import java.util.Optional;

/**
 * A role for those who signed in whose trust policy asks for the pool and not for {@code amr},
 * named with the token of a guest. Nobody refuses, which is the lesson.
 *
 * @param pool the honest one, of which this is a variant with guests
 */
public record TrustWithoutAmr(IdentityPool pool) implements Fault {
  @Override
  public String id() {
    return "trust-without-amr";
  }

  @Override
  public String expectedOutcome() {
    return "done";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.empty();
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var open = open();
    var guest = GetId.ask(run, open.ensure(run), null);
    return run.with(GetOpenIdToken.unchecked(run, guest, null))
        .with(IdentityNames.ROLE, open.authenticated().name());
  }

  /** Left alone, it would let in whoever knows the pool's ID. */
  @Override
  public void restore(Run run) throws Refused {
    open().remove(run);
  }

  private IdentityPool open() {
    var guests =
        IdentityRole.unauthenticated(
            pool.authenticated().flow(), Permissions.of(Permissions::listOwnObjects));
    return pool.variant("WithGuests")
        .guests(guests)
        .users(pool.authenticated().trusting("AnyKind", TrustWithoutAmr::trust));
  }

  private static String trust(Facts facts) {
    return Trust.statement(
        Trust.COGNITO,
        "AnybodyOfThisPool",
        "{\"StringEquals\": {\"cognito-identity.amazonaws.com:aud\": \"%s\"}}"
            .formatted(facts.poolId()));
  }
}
