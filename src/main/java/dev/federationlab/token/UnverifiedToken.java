package dev.federationlab.token;

import java.util.Map;
import java.util.Optional;

/**
 * A compact JWT taken apart strictly, with nothing believed yet: three parts of unpadded base64url, JSON objects
 * without duplicate names, at most 20,000 characters (RFC 7515 §3.1, RFC 7519 §7.2).
 */
public record UnverifiedToken(String compact, Map<String, Object> header, Map<String, Object> claims) {

  /**
   * Takes a token apart.
   *
   * @throws MalformedTokenException saying which part is wrong and how
   */
  public static UnverifiedToken parse(String compact) throws MalformedTokenException {
    throw new MalformedTokenException("not written yet");
  }

  /** The {@code iss} claim, if it is a text that is not empty. */
  public Optional<String> issuer() {
    return claims.get("iss") instanceof String issuer && !issuer.isEmpty() ? Optional.of(issuer) : Optional.empty();
  }

  /** The text is not a JWT; the message says why. */
  public static final class MalformedTokenException extends Exception {
    private static final long serialVersionUID = 1;

    public MalformedTokenException(String message) {
      super(message);
    }
  }
}
