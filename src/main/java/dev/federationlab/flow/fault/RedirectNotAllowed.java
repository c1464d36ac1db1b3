package dev.federationlab.flow.fault;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.webidentity.Names;
import dev.federationlab.flow.webidentity.WebIdentityProvider;
import java.util.Optional;

/**
 * The sign-in asks to be sent back to an address that the app never registered. The provider shows
 * an error page of its own: it must not send anything there (RFC 6749 §4.1.2.1).
 */
public record RedirectNotAllowed(WebIdentityProvider provider) implements Fault {
  @Override
  public String id() {
    return "redirect-not-allowed";
  }

  @Override
  public String expectedOutcome() {
    return "redirect_uri_mismatch";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(provider.actor());
  }

  @Override
  public Run spoil(Run run) {
    return run.with(Names.CALLBACK, run.parties().callback(provider.id()) + "/elsewhere");
  }
}
