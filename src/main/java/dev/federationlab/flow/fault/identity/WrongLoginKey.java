package dev.federationlab.flow.fault.identity;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.IdentityNames;
import java.util.Optional;

/**
 * A good token under the key of another provider, one that the pool does not know.
 *
 * @param key the other provider's
 */
public record WrongLoginKey(String key) implements Fault {
  @Override
  public String id() {
    return "wrong-login-key";
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
    return run.with(IdentityNames.LOGIN_KEY, key);
  }
}
