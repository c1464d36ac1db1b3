package dev.federationlab.flow.fault;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The provider's answer reaches the app with another state than the app sent: as when somebody
 * slips their own sign-in to a victim's browser (RFC 6749 §10.12).
 */
public record ChangedState() implements Fault {
  private static final Pattern STATE = Pattern.compile("([?&]state=)[^&]*");

  @Override
  public String id() {
    return "changed-state";
  }

  @Override
  public String expectedOutcome() {
    return "state_mismatch";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.APP);
  }

  @Override
  public Run spoil(Run run) {
    var other = run.secret();
    return run.withCallback(
        sent -> URI.create(STATE.matcher(sent.toString()).replaceFirst("$1" + other)));
  }
}
