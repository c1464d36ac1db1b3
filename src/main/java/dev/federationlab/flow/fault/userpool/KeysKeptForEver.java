package dev.federationlab.flow.fault.userpool;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.userpool.KeyRotation;
import dev.federationlab.flow.userpool.PoolNames;
import java.util.Optional;

/** A verifier that fetched the key set once, and never does again. */
public record KeysKeptForEver() implements Fault {
  @Override
  public String id() {
    return "keys-kept-for-ever";
  }

  @Override
  public String expectedOutcome() {
    return "token_refused";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.APP);
  }

  @Override
  public Run spoil(Run run) {
    return run.with(PoolNames.KEYS, KeyRotation.KEPT_FOR_EVER);
  }
}
