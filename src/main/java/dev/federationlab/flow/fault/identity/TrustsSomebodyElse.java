package dev.federationlab.flow.fault.identity;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.Facts;
import dev.federationlab.flow.identity.GetId;
import dev.federationlab.flow.identity.IdentityPool;
import dev.federationlab.flow.identity.Login;
import dev.federationlab.flow.identity.Trust;
import dev.federationlab.flow.webidentity.Federation;
import java.util.Optional;

/**
 * A pool whose role trusts a provider itself and not the identity pool: so nobody can have the role
 * through the pool.
 *
 * @param pool the honest one, of which this is a variant
 * @param trusted whom the role trusts
 */
public record TrustsSomebodyElse(IdentityPool pool, Login login, Federation trusted)
    implements Fault {
  @Override
  public String id() {
    return "trusts-somebody-else";
  }

  @Override
  public String expectedOutcome() {
    return "InvalidIdentityPoolConfigurationException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.IDENTITY_POOL);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    return run.with(GetId.ask(run, elsewhere().ensure(run), login));
  }

  private IdentityPool elsewhere() {
    return pool.variant("Elsewhere").users(pool.authenticated().trusting("Elsewhere", this::trust));
  }

  private String trust(Facts facts) {
    return Trust.statement(
        trusted.principal(),
        "OtherProviderOnly",
        "{\"StringEquals\": {\"%s\": \"%s\"}}".formatted(trusted.appKey(), trusted.otherApp()));
  }
}
