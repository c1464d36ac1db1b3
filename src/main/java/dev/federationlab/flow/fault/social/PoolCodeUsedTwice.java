package dev.federationlab.flow.fault.social;

import static dev.federationlab.flow.ArtifactKind.AUTHORIZATION_CODE;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.social.TradeCode;
import java.util.Optional;

/** The pool's code was traded before, as by somebody who read it in the address bar. */
public record PoolCodeUsedTwice() implements Fault {
  @Override
  public String id() {
    return "code-used-twice";
  }

  @Override
  public String expectedOutcome() {
    return "invalid_grant";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.USER_POOL);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var code = run.spend(AUTHORIZATION_CODE);
    TradeCode.redeem(run.preparing(), code);
    return run.with(code);
  }
}
