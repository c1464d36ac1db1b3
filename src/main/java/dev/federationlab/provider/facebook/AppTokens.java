package dev.federationlab.provider.facebook;

import dev.federationlab.oauth.Secrets;
import dev.federationlab.provider.Clients;
import java.util.Optional;

/**
 * Access tokens of apps themselves: ID and secret with a bar between them, or what {@code
 * grant_type=client_credentials} brings, which stands for the secret without being it. Both are
 * good until the secret changes; neither is of any person.
 */
record AppTokens(Clients clients) {

  /** The token that an app gets. */
  static String of(Clients.Registered app) {
    return app.id() + "|" + Secrets.leftHalf("app token " + app.id() + " " + app.secretDigest());
  }

  /** Whether a text has the form of one. */
  static boolean looksLikeOne(String token) {
    return token.indexOf('|') > 0;
  }

  /** The app whose token this is. */
  Optional<Clients.Registered> app(String token) {
    int bar = token.indexOf('|');
    if (bar < 0) {
      return Optional.empty();
    }
    return clients
        .find(token.substring(0, bar))
        .filter(app -> app.hasSecret(token.substring(bar + 1)) || Secrets.same(of(app), token));
  }
}
