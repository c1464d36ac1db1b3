package dev.federationlab.provider.google;

import dev.federationlab.provider.People;
import dev.federationlab.provider.oauth.ControlForm;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * ID tokens that no sign-in yields: expired, for another audience. They are really signed by this
 * provider, which is what makes them worth refusing. Reached only through the control endpoint, and
 * only for the ready people, so that nobody is impersonated by it.
 */
final class Minting {
  private static final List<String> SCOPES = List.of("openid", "email", "profile");

  private final People people;
  private final IdTokens idTokens;
  private final Clock clock;

  Minting(People people, IdTokens idTokens, Clock clock) {
    this.people = people;
    this.idTokens = idTokens;
    this.clock = clock;
  }

  /**
   * A token.
   *
   * @param parameters {@code person} (ID of a ready person) and {@code audience}; and where they
   *     differ from what is usual {@code authorizedParty} (the audience), {@code issuedAt} (now, in
   *     epoch seconds), {@code expiresAt} (an hour later), {@code nonce}
   * @throws IllegalArgumentException if one is missing or wrong
   */
  String mint(Map<String, Object> parameters) {
    var form = new ControlForm(parameters);
    var audience = form.text("audience");
    var issuedAt = form.time("issuedAt", clock.instant());
    return idTokens.sign(
        new IdTokens.Statement(
            form.person(people),
            SCOPES,
            form.text("authorizedParty", audience),
            audience,
            parameters.get("nonce") instanceof String nonce ? nonce : null,
            null,
            issuedAt,
            form.time("expiresAt", issuedAt.plus(IdTokens.LIFE))));
  }
}
