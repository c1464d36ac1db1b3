package dev.federationlab.flow.fault.identity;

import static dev.federationlab.flow.ArtifactKind.IDENTITY_TOKEN;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.fault.Forged;
import dev.federationlab.flow.identity.IdentityNames;
import java.util.Optional;

/** A token into which its bearer has written another identity. The signature stays. */
public record ChangedSubject() implements Fault {
  @Override
  public String id() {
    return "changed-subject";
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
        Forged.of(run.spend(IDENTITY_TOKEN))
            .withClaim("sub", IdentityNames.SOMEBODY)
            .signedAsBefore());
  }
}
