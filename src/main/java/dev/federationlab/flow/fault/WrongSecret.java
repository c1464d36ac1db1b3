package dev.federationlab.flow.fault;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.webidentity.Names;
import dev.federationlab.flow.webidentity.WebIdentityProvider;
import java.util.Optional;

/**
 * The code comes with another client secret than the app's: as from somebody who stole the code and
 * has nothing else (RFC 6749 §3.2.1).
 *
 * @param expectedOutcome the provider's error code for it
 */
public record WrongSecret(WebIdentityProvider provider, String expectedOutcome) implements Fault {
  @Override
  public String id() {
    return "wrong-secret";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(provider.actor());
  }

  @Override
  public Run spoil(Run run) {
    return run.with(Names.CLIENT_SECRET, run.secret());
  }
}
