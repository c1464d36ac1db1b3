package dev.federationlab.provider;

import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import java.util.Optional;

/**
 * A request on its way to a provider.
 *
 * @param requestId ours, sent back as {@code X-Request-Id}
 * @param address the client's network address
 * @param path as sent, below the provider's own: {@code "/token"} for {@code /google/token}
 * @param query as sent, without the question mark; empty if there is none
 */
public record Incoming(
    String requestId,
    String address,
    String method,
    String path,
    String query,
    Headers headers,
    Body body) {

  /** The same request with another path. */
  public Incoming below(String newPath) {
    return new Incoming(requestId, address, method, newPath, query, headers, body);
  }

  /** Whether the body claims to be a form. */
  public boolean hasForm() {
    return headers.announceForm();
  }

  /** The value of a cookie (RFC 6265 §4.2). */
  public Optional<String> cookie(String name) {
    return headers.cookie(name);
  }
}
