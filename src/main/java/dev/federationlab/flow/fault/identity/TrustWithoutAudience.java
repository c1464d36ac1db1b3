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
import dev.federationlab.flow.identity.Login;
import dev.federationlab.flow.identity.Trust;
import java.util.Optional;

/**
 * A role whose trust policy asks for a sign-in and not for a pool, named with a token of another
 * identity pool. Nobody refuses, which is the lesson.
 *
 * @param pool the honest one, of which the other is a variant
 */
public record TrustWithoutAudience(IdentityPool pool, Login login) implements Fault {
  @Override
  public String id() {
    return "trust-without-audience";
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
    var role = role();
    role.ensure(run, pool.ensure(run));
    var identity = GetId.ask(run, other().ensure(run), login);
    return run.with(GetOpenIdToken.unchecked(run, identity, login))
        .with(IdentityNames.ROLE, role.name());
  }

  /** Left alone, it would let in the users of every pool in the account. */
  @Override
  public void restore(Run run) throws Refused {
    role().remove(run, pool.ensure(run));
    other().remove(run);
  }

  private IdentityPool other() {
    return pool.variant("SomebodyElses");
  }

  private IdentityRole role() {
    return pool.authenticated().trusting("AnyPool", TrustWithoutAudience::trust);
  }

  private static String trust(Facts facts) {
    return Trust.statement(
        Trust.COGNITO,
        "AnybodyWhoSignedInSomewhere",
        "{\"ForAnyValue:StringLike\": {\"cognito-identity.amazonaws.com:amr\":"
            + " \"authenticated\"}}");
  }
}
