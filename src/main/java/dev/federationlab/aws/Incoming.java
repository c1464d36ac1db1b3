package dev.federationlab.aws;

import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;

/**
 * An HTTP request exactly as it was received: what a signature was made over. Nothing is decoded or
 * normalised, and the path need not be one that {@link java.net.URI} would accept.
 *
 * @param method as sent: {@code "GET"}
 * @param rawPath the path as it stands on the request line: {@code "/photos/a%2Fb//c"}; begins with
 *     a slash
 * @param rawQuery what follows the question mark, without it; empty if there is none
 * @param headers in order, with the spelling and case of the sender
 * @param body the bytes as they crossed the wire, chunk signatures of S3 included
 * @param sourceAddress the caller's IP address
 */
public record Incoming(
    String method,
    String rawPath,
    String rawQuery,
    Headers headers,
    Body body,
    String sourceAddress) {

  /** The {@code Host} header, with its port; empty if there is none. */
  public String host() {
    return headers.first("host").orElse("");
  }
}
