package dev.federationlab.provider.oauth;

import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.Parameters.UnreadableException;
import dev.federationlab.provider.Answer;
import dev.federationlab.provider.Incoming;

/**
 * One line of the routing table.
 *
 * @param path below the provider's own: {@code "/token"}
 * @param operation what decisions call it
 */
public record Route(String method, String path, String operation, Handler handler) {

  /** Answers, noting the checks that it makes. */
  @FunctionalInterface
  public interface Handler {
    /**
     * The answer to a request that came by this route.
     *
     * @throws dev.federationlab.oauth.OAuthError.Refusal to be answered in the provider's wording
     * @throws UnreadableException if query or form cannot be read
     */
    Answer answer(Incoming incoming, Inquiry inquiry) throws UnreadableException;
  }
}
