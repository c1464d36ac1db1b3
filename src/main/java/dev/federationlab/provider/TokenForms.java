package dev.federationlab.provider;

import dev.federationlab.oauth.Secrets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one provider's codes and tokens look, and how long its access tokens live. To apps they are
 * opaque all the same.
 *
 * @param refresh absent if the provider has no refresh tokens
 */
public record TokenForms(Form code, Form access, @Nullable Form refresh, Duration accessLife) {

  Optional<String> nextRefresh(Secrets secrets) {
    return refresh == null ? Optional.empty() : Optional.of(refresh.next(secrets));
  }

  /**
   * A prefix that says what a text is, then random bytes in base64url.
   *
   * @param bytes at least 20, so that nobody guesses one
   */
  public record Form(String prefix, int bytes) {
    public Form {
      if (bytes < 20) {
        throw new IllegalArgumentException("too easy to guess: " + bytes + " bytes");
      }
    }

    String next(Secrets secrets) {
      return prefix + secrets.text(bytes);
    }
  }
}
