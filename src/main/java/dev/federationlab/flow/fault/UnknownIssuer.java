package dev.federationlab.flow.fault;

import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.util.Optional;

/** A well-made token of an issuer that nobody told this AWS account about. */
public final class UnknownIssuer implements Fault {
  private static final String ISSUER = "https://accounts.example.org";

  private final OwnKey key = new OwnKey();

  @Override
  public String id() {
    return "unknown-issuer";
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
    return run.with(key.sign(Forged.of(run.spend(ID_TOKEN)).withClaim("iss", ISSUER)));
  }
}
