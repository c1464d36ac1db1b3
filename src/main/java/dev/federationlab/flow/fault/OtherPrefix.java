package dev.federationlab.flow.fault;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.webidentity.Names;
import dev.federationlab.flow.webidentity.WebIdentityProvider;
import java.util.Optional;

/** The learner's own good credentials, used on an object under somebody else's prefix. */
public record OtherPrefix(WebIdentityProvider provider) implements Fault {
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
    return run.with(Names.KEY, provider.federation().nobody() + "/hello.txt");
  }
}
