package dev.federationlab.flow.fault.social;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.social.SocialNames;
import java.util.Optional;

/**
 * The app asks for a scope that its app client may not have: the power to change the user's own
 * profile.
 */
public record ScopeNotAllowed() implements Fault {
  @Override
  public String id() {
    return "scope-not-allowed";
  }

  @Override
  public String expectedOutcome() {
    return "invalid_scope";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.USER_POOL);
  }

  @Override
  public Run spoil(Run run) {
    return run.with(SocialNames.SCOPE, "openid aws.cognito.signin.user.admin");
  }
}
