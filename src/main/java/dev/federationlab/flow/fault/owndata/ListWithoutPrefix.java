package dev.federationlab.flow.fault.owndata;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.webidentity.Names;
import java.util.Optional;

/** Ada lists the whole bucket, and says no prefix. */
public record ListWithoutPrefix() implements Fault {
  @Override
  public String id() {
    return "list-without-prefix";
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
    return run.with(Names.PREFIX, "");
  }
}
