package dev.federationlab.aws.userpools.token;

import java.time.Duration;
import java.util.Optional;

/**
 * The tokens of one answer.
 *
 * @param idToken absent from managed login without the scope {@code openid}
 * @param refreshToken absent where the one that was presented stays good
 * @param expiresIn the life of the access token
 */
public record Issued(
    String accessToken,
    Optional<String> idToken,
    Optional<String> refreshToken,
    Duration expiresIn) {
  /** Without the tokens. */
  @Override
  public String toString() {
    return "Issued[for " + expiresIn + "]";
  }
}
