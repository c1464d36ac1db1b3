package dev.federationlab.provider.oauth;

import dev.federationlab.oauth.Parameters;
import dev.federationlab.oauth.Secrets;
import dev.federationlab.provider.Clients;
import dev.federationlab.provider.Grants.Granted;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request for a code that may be answered with one (RFC 6749 §4.1.1).
 *
 * @param scopes by their IDs, each once
 * @param challenge of PKCE; absent if there is none
 */
public record AuthorizationRequest(
    Destination destination,
    List<String> scopes,
    @Nullable Challenge challenge,
    Wishes wishes,
    Parameters parameters) {

  /**
   * What only the right verifier answers (RFC 7636 §4.3).
   *
   * @param method {@code "S256"} or {@code "plain"}
   */
  public record Challenge(String text, String method) {}

  /**
   * What an app may wish besides.
   *
   * @param nonce to come back in the ID token
   * @param prompts how people are to be asked: {@code "login"}, {@code "consent"}, {@code
   *     "select_account"}, or not at all: {@code "none"} (OpenID Connect Core §3.1.2.1)
   * @param loginHint who is expected; empty if anybody is
   * @param offline whether a refresh token is asked for
   */
  public record Wishes(
      @Nullable String nonce, Set<String> prompts, String loginHint, boolean offline) {
    /** Nothing. */
    public static final Wishes NONE = new Wishes(null, Set.of(), "", false);

    public Wishes {
      prompts = Set.copyOf(prompts);
    }
  }

  public AuthorizationRequest {
    scopes = List.copyOf(scopes);
  }

  Clients.Registered client() {
    return destination.client();
  }

  Set<String> prompts() {
    return wishes.prompts();
  }

  String loginHint() {
    return wishes.loginHint();
  }

  /** Names this very request. */
  String digest() {
    return Secrets.digest(parameters.encoded());
  }

  /** What is granted once somebody allows it. */
  Granted grantedBy(String sub) {
    return new Granted(
        client().id(),
        destination.redirectUri(),
        scopes,
        wishes.nonce(),
        challenge == null ? null : challenge.text(),
        challenge == null ? null : challenge.method(),
        sub,
        wishes.offline());
  }
}
