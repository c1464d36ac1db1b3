package dev.federationlab.flow.fault;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.webidentity.WebIdentityProvider;
import java.util.Map;
import java.util.Optional;

/** A text of the form of the provider's tokens that the provider never issued. */
public record UnknownToken(WebIdentityProvider provider) implements Fault {
  /** What is left of a token, so that the text looks like one. */
  private static final int KEPT_CHARACTERS = 8;

  @Override
  public String id() {
    return "unknown-token";
  }

  @Override
  public String expectedOutcome() {
    return "IDPRejectedClaim";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.STS);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var honest = run.spend(provider.token());
    var madeUp =
        honest.value().substring(0, KEPT_CHARACTERS) + run.secret() + run.secret() + run.secret();
    return run.with(
        new Artifact(honest.kind(), madeUp, Map.of(), honest.issuedAt(), honest.expiresAt()));
  }
}
