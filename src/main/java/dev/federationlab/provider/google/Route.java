package dev.federationlab.provider.google;

import dev.federationlab.provider.Answer;
import dev.federationlab.provider.Incoming;
import dev.federationlab.provider.Inquiry;
import dev.federationlab.provider.Parameters.UnreadableException;

/**
 * One line of the routing table.
 *
 * @param operation what decisions call it
 */
record Route(String method, String path, String operation, Handler handler) {

  /** Answers, noting the checks that it makes. */
  @FunctionalInterface
  interface Handler {
    /**
     * The answer to a request that came by this route.
     *
     * @throws dev.federationlab.provider.OAuthError.Refusal to be answered as JSON
     * @throws UnreadableException if query or form cannot be read
     */
    Answer answer(Incoming incoming, Inquiry inquiry) throws UnreadableException;
  }
}
