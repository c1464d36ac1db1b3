package dev.federationlab.token;

import java.time.Clock;
import java.time.Duration;

/** Verifies ID tokens against the keys of whoever issued them. */
public final class TokenVerifier {
  private final KeySource keys;
  private final Clock clock;

  public TokenVerifier(KeySource keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Verifies form, algorithm, key, signature, expiry and times, in this order, and stops at the first that fails.
   *
   * @param skew how far the issuer's clock may be off; a token is expired at {@code exp + skew}
   */
  public Verification verify(UnverifiedToken token, Duration skew) {
    throw new IllegalStateException("not written yet: " + keys + clock + token + skew);
  }
}
