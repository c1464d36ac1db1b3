package dev.federationlab.provider;

import dev.federationlab.oauth.Secrets;
import java.time.Duration;

/**
 * How one provider's codes and tokens look, and how long its access tokens live. To apps they are
 * opaque all the same.
 */
public record TokenForms(Form code, Form access, Form refresh, Duration accessLife) {

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
