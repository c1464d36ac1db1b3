package dev.federationlab.flow.fault;

import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.util.Optional;

/** The token's subject is overwritten with somebody else's, and the signature left as it was. */
public record TamperedClaim() implements Fault {
  @Override
  public String id() {
    return "tampered-claim";
  }

  @Override
  public String expectedOutcome() {
    return "InvalidIdentityToken";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.STS);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    return run.with(
        Forged.of(run.spend(ID_TOKEN)).withClaim("sub", Forged.SOMEBODY).signedAsBefore());
  }
}
