package dev.federationlab.flow.fault;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.webidentity.Names;
import java.util.Optional;

/** An opaque token without a word about whose it is: STS takes it for an ID token. */
public record NoProviderId() implements Fault {
  @Override
  public String id() {
    return "no-provider-id";
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
  public Run spoil(Run run) {
    return run.with(Names.PROVIDER_ID, "");
  }
}
