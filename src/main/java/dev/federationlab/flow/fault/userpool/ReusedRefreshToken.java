package dev.federationlab.flow.fault.userpool;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.userpool.PoolNames;
import dev.federationlab.flow.userpool.RotateRefresh;
import java.util.Optional;

/** A refresh token that somebody else has used before the app: under rotation it is good once. */
public record ReusedRefreshToken() implements Fault {
  @Override
  public String id() {
    return "reused-refresh-token";
  }

  @Override
  public String expectedOutcome() {
    return "RefreshTokenReuseException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.USER_POOL);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    return run.with(PoolNames.USED, RotateRefresh.usedUp(run).value());
  }
}
