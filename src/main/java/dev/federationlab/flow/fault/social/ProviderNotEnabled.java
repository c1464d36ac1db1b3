package dev.federationlab.flow.fault.social;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.social.SocialNames;
import java.util.Optional;

/** The app uses an app client of the same pool that Facebook is not switched on for. */
public record ProviderNotEnabled() implements Fault {
  @Override
  public String id() {
    return "provider-not-enabled";
  }

  @Override
  public String expectedOutcome() {
    return "invalid_request";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.USER_POOL);
  }

  @Override
  public Run spoil(Run run) {
    return run.with(SocialNames.CLIENT, SocialNames.OWN_USERS_ONLY);
  }
}
