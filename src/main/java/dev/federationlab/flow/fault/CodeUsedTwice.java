package dev.federationlab.flow.fault;

import static dev.federationlab.flow.ArtifactKind.AUTHORIZATION_CODE;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.webidentity.WebIdentityProvider;
import java.util.Optional;

/**
 * The code was used before, as by somebody who read it in the address bar. The second use is
 * refused, and RFC 6749 §4.1.2 has the provider revoke what came of the first.
 *
 * @param expectedOutcome the provider's error code for it
 */
public record CodeUsedTwice(WebIdentityProvider provider, String expectedOutcome) implements Fault {
  @Override
  public String id() {
    return "code-used-twice";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(provider.actor());
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var code = run.spend(AUTHORIZATION_CODE);
    provider.redeem(run.preparing(), code);
    return run.with(code);
  }
}
