package dev.federationlab.flow.fault.social;

import static dev.federationlab.flow.ArtifactKind.AUTHORIZATION_CODE;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The browser comes back to the pool with another state than the pool sent to Facebook: as when
 * somebody slips their own sign-in at Facebook to a victim's browser.
 */
public record ChangedPoolState() implements Fault {
  private static final Pattern STATE = Pattern.compile("([?&]state=)[^&]*");

  @Override
  public String id() {
    return "changed-pool-state";
  }

  @Override
  public String expectedOutcome() {
    return "lost_state";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.USER_POOL);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var code = run.spend(AUTHORIZATION_CODE);
    var address = code.fields().getOrDefault("address", "");
    var other = STATE.matcher(address).replaceFirst("$1" + run.secret());
    return run.with(code.with("address", other));
  }
}
