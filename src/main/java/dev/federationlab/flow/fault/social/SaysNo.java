package dev.federationlab.flow.fault.social;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.webidentity.Names;
import java.util.Optional;

/** The person says no on Facebook's consent page (RFC 6749 §4.1.2.1). */
public record SaysNo() implements Fault {
  @Override
  public String id() {
    return "says-no";
  }

  @Override
  public String expectedOutcome() {
    return "access_denied";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.FACEBOOK);
  }

  @Override
  public Run spoil(Run run) {
    return run.with(Names.DECISION, "deny");
  }
}
