package dev.federationlab.sigv4;

import dev.federationlab.decision.Check;
import dev.federationlab.http.Body;
import java.util.List;
import java.util.Optional;

/**
 * What came of verifying a signature.
 *
 * @param checks in the order in which they were made; after a failed one there are none
 * @param failure why it was refused; absent if it holds
 * @param payload the body without framing; empty unless the signature holds
 * @param canonicalRequest what was compared, for readers; holds no secret
 * @param stringToSign what the signature is an HMAC of, for readers; holds no secret
 */
public record Verification(
    List<Check> checks,
    Optional<Failure> failure,
    Body payload,
    String canonicalRequest,
    String stringToSign) {
  public Verification {
    checks = List.copyOf(checks);
  }

  public boolean holds() {
    return failure.isEmpty();
  }
}
