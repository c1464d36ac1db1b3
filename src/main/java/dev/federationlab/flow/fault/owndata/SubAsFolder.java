package dev.federationlab.flow.fault.owndata;

import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.webidentity.Names;
import java.util.Optional;

/**
 * The app takes the user pool's sub for the name of the folder, in the place of the identity ID.
 */
public record SubAsFolder() implements Fault {
  @Override
  public String id() {
    return "sub-as-folder";
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
    var sub = run.spend(ID_TOKEN).fields().getOrDefault("subject", "");
    return run.with(Names.KEY, Names.prefix(sub) + "hello.txt");
  }
}
