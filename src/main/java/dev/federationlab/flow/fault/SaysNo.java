package dev.federationlab.flow.fault;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.webidentity.Names;
import java.util.Optional;

/**
 * The person says no on the provider's consent page (RFC 6749 §4.1.2.1).
 *
 * @param provider whose page it is
 */
public record SaysNo(Actor provider) implements Fault {
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
    return Optional.of(provider);
  }

  @Override
  public Run spoil(Run run) {
    return run.with(Names.DECISION, "deny");
  }
}
