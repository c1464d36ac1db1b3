package dev.federationlab.flow.fault;

import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.util.Optional;

/** The token says that it needs no signature, and has none (RFC 7519 §6, RFC 8725 §3.2). */
public record AlgorithmNone() implements Fault {
  @Override
  public String id() {
    return "alg-none";
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
    return run.with(Forged.of(run.spend(ID_TOKEN)).withClaim("sub", Forged.SOMEBODY).unsigned());
  }
}
