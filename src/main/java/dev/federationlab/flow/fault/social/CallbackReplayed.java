package dev.federationlab.flow.fault.social;

import static dev.federationlab.flow.ArtifactKind.AUTHORIZATION_CODE;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.social.PoolTradesCode;
import java.util.Optional;

/**
 * The browser comes to the pool with Facebook's code a second time, as by the back button. The pool
 * tries to trade it again, and Facebook refuses.
 */
public record CallbackReplayed() implements Fault {
  @Override
  public String id() {
    return "callback-replayed";
  }

  @Override
  public String expectedOutcome() {
    return "invalid_request";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.USER_POOL);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var code = run.spend(AUTHORIZATION_CODE);
    PoolTradesCode.deliver(run.preparing(), code);
    return run.with(code);
  }
}
