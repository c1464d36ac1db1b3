package dev.federationlab.flow.fault.identity;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.IdentityNames;
import java.util.Optional;

/**
 * The identity of somebody who signed in, without the login that it belongs to: whoever knows the
 * ID alone knows nothing.
 */
public record NoLogin() implements Fault {
  @Override
  public String id() {
    return "no-login";
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
  public Run spoil(Run run) {
    return run.with(IdentityNames.LOGIN_KEY, IdentityNames.NOBODY);
  }
}
