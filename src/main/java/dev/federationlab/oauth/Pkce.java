package dev.federationlab.oauth;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Proof Key for Code Exchange (RFC 7636): who spends the code is who asked for it. */
public final class Pkce {
  private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");
  private static final Pattern S256_CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

  private Pkce() {}

  /** What is wrong with a challenge and its method, if anything is (RFC 7636 §4.2, §4.3). */
  public static Optional<String> fault(String challenge, String method) {
    if (method.equals("S256")) {
      return S256_CHALLENGE.matcher(challenge).matches()
          ? Optional.empty()
          : Optional.of("code_challenge is not 43 characters of base64url");
    }
    if (method.equals("plain")) {
      return VERIFIER.matcher(challenge).matches()
          ? Optional.empty()
          : Optional.of("code_challenge is not 43 to 128 unreserved characters");
    }
    return Optional.of("code_challenge_method is neither S256 nor plain");
  }

  /**
   * Whether a verifier proves what the challenge asks for (RFC 7636 §4.6). Without a challenge
   * there must be no verifier: one that comes all the same shows that somebody took the challenge
   * out of the request.
   *
   * @param verifier empty if none was sent
   */
  public static boolean holds(
      @Nullable String challenge, @Nullable String method, String verifier) {
    if (challenge == null) {
      return verifier.isEmpty();
    }
    return VERIFIER.matcher(verifier).matches()
        && Secrets.same(challenge, "S256".equals(method) ? Secrets.challenge(verifier) : verifier);
  }
}
