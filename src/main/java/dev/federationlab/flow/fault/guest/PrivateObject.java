package dev.federationlab.flow.fault.guest;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.webidentity.Names;
import java.util.Optional;

/** A guest asks for a member's own note, whose key they know. */
public record PrivateObject() implements Fault {
  @Override
  public String id() {
    return "private-object";
  }

  @Override
  public String expectedOutcome() {
    return "AccessDenied";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.S3);
  }

  @Override
  public Run spoil(Run run) {
    return run.with(
        Names.KEY, run.parties().region() + ":7d1d4c1e-31a4-4e0f-9a53-2f6f4f6c1d20/note.txt");
  }
}
