package dev.federationlab.flow.fault.social;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.social.SocialNames;
import java.util.Optional;

/**
 * The sign-in asks the pool to send the browser back to an address that the app client has not
 * registered. The pool shows a page of its own: it must not send anything there.
 */
public record RedirectNotRegistered() implements Fault {
  @Override
  public String id() {
    return "redirect-not-allowed";
  }

  @Override
  public String expectedOutcome() {
    return "redirect_mismatch";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.USER_POOL);
  }

  @Override
  public Run spoil(Run run) {
    return run.with(SocialNames.CALLBACK, run.parties().callback(SocialNames.FLOW) + "/elsewhere");
  }
}
