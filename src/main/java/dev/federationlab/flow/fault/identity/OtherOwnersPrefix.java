package dev.federationlab.flow.fault.identity;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.IdentityNames;
import dev.federationlab.flow.webidentity.Names;
import java.util.Optional;

/** The credentials of one identity, used on an object of another. */
public record OtherOwnersPrefix() implements Fault {
  @Override
  public String id() {
    return "other-prefix";
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
    return run.with(Names.KEY, IdentityNames.SOMEBODY + "/hello.txt");
  }
}
