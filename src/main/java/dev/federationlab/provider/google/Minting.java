package dev.federationlab.provider.google;

import dev.federationlab.provider.People;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    var person =
        people
            .ready(text(parameters, "person", null))
            .orElseThrow(
                () -> new IllegalArgumentException("`person` is none of the ready people"));
    var audience = text(parameters, "audience", null);
    var issuedAt = time(parameters, "issuedAt", clock.instant());
    return idTokens.sign(
        new IdTokens.Statement(
            person,
            SCOPES,
            text(parameters, "authorizedParty", audience),
            audience,
            parameters.get("nonce") instanceof String nonce ? nonce : null,
            null,
            issuedAt,
            time(parameters, "expiresAt", issuedAt.plus(IdTokens.LIFE))));
  }

  private static String text(Map<String, Object> parameters, String name, @Nullable String usual) {
    if (parameters.get(name) instanceof String text && !text.isEmpty() && text.length() <= 255) {
      return text;
    }
    if (usual == null || parameters.containsKey(name)) {
      throw new IllegalArgumentException("`" + name + "` must be a text of at most 255 characters");
    }
    return usual;
  }

  private static Instant time(Map<String, Object> parameters, String name, Instant usual) {
    if (!parameters.containsKey(name)) {
      return usual;
    }
    if (parameters.get(name) instanceof Number seconds
        && seconds.longValue() >= 0
        && seconds.longValue() < 1L << 38) {
      return Instant.ofEpochSecond(seconds.longValue());
    }
    throw new IllegalArgumentException("`" + name + "` must be a time in epoch seconds");
  }
}
