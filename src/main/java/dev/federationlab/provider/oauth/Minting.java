package dev.federationlab.provider.oauth;

import dev.federationlab.provider.Grants;
import dev.federationlab.provider.People;
import dev.federationlab.provider.Registry;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Opaque access tokens that no sign-in yields: expired, of another app. The provider itself vouches
 * for them, which is what makes them worth refusing. Reached only through the control endpoint, and
 * only for the ready people.
 */
public final class Minting {
  private final Grants grants;
  private final People people;
  private final List<String> scopes;
  private final Clock clock;

  /**
   * @param scopes what a minted token allows
   */
  public Minting(Registry registry, List<String> scopes, Clock clock) {
    this.grants = registry.grants();
    this.people = registry.people();
    this.scopes = List.copyOf(scopes);
    this.clock = clock;
  }

  /**
   * A token.
   *
   * @param parameters {@code person} (ID of a ready person) and {@code audience} (the app's ID,
   *     which need not be registered); and where they differ from what is usual {@code issuedAt}
   *     (now, in epoch seconds) and {@code expiresAt} (as long after as such tokens live)
   * @throws IllegalArgumentException if one is missing or wrong
   */
  public String mint(Map<String, Object> parameters) {
    var form = new ControlForm(parameters);
    var issuedAt = form.time("issuedAt", clock.instant());
    return grants.mint(
        form.text("audience"),
        form.person(people).sub(),
        scopes,
        issuedAt,
        form.time("expiresAt", issuedAt.plus(grants.accessTokenLife())));
  }
}
