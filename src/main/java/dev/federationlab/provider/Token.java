package dev.federationlab.provider;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An access or refresh token that is known.
 *
 * @param grant names what it came of
 * @param issuedAt absent for those made before this was noted
 * @param secretless whether it came of a code that was redeemed by PKCE alone, without a secret
 */
public record Token(
    String clientId,
    String sub,
    List<String> scopes,
    String grant,
    @Nullable Instant issuedAt,
    Instant expiresAt,
    boolean secretless) {

  /** Whether it is good for nothing any more: a token is expired at its end. */
  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
