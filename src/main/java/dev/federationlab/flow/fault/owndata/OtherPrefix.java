package dev.federationlab.flow.fault.owndata;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.owndata.Neighbour;
import dev.federationlab.flow.webidentity.Names;
import java.util.Optional;

/** Ada writes where Ben's objects are. */
public record OtherPrefix() implements Fault {
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
  public Run spoil(Run run) throws Refused {
    return run.with(Names.KEY, Names.prefix(Neighbour.ensure(run.preparing())) + "hello.txt");
  }
}
