package dev.federationlab.flow.fault.identity;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.util.Optional;

/**
 * A break that is known from elsewhere, where another party is to notice it and has words of its
 * own for it.
 *
 * @param fault what is spoilt
 * @param id the name that it has here
 * @param actor who must refuse
 */
public record Elsewhere(Fault fault, String id, String expectedOutcome, Actor actor)
    implements Fault {

  /** Under the same name, at an identity pool, which has one code for every bad login. */
  public static Fault atThePool(Fault fault) {
    return new Elsewhere(fault, fault.id(), "NotAuthorizedException", Actor.IDENTITY_POOL);
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(actor);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    return fault.spoil(run);
  }

  @Override
  public void restore(Run run) throws Refused {
    fault.restore(run);
  }
}
