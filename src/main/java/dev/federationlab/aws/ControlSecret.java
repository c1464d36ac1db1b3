package dev.federationlab.aws;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The secret that control endpoints ask for as a bearer token (RFC 6750 §2.1). It is made at start
 * and known to this process only.
 */
public final class ControlSecret {
  private final byte[] authorization;

  /**
   * @throws IllegalArgumentException if it is blank: anybody could show that
   */
  public ControlSecret(String secret) {
    if (secret.isBlank()) {
      throw new IllegalArgumentException("an empty control secret");
    }
    this.authorization = ("Bearer " + secret).getBytes(StandardCharsets.UTF_8);
  }

  /** Whether a request shows it; takes the same time whatever is wrong with what it shows. */
  public boolean shownBy(Incoming request) {
    var shown = request.headers().first("authorization").orElse("");
    return MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), authorization);
  }
}
