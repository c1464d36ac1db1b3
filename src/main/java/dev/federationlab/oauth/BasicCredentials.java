package dev.federationlab.oauth;

import dev.federationlab.http.Headers;
import dev.federationlab.oauth.Parameters.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * A client's ID and secret as HTTP Basic brings them, each form-encoded first (RFC 6749 §2.3.1).
 */
public record BasicCredentials(String id, String secret) {

  /**
   * Those of a request; both empty if there is something in the header that is no pair.
   *
   * @throws UnreadableException if the pair is not form-encoded
   */
  public static Optional<BasicCredentials> of(Headers headers) throws UnreadableException {
    var header = headers.first("Authorization").orElse("");
    if (!header.toLowerCase(Locale.ROOT).startsWith("basic ")) {
      return Optional.empty();
    }
    try {
      var pair =
          new String(
              Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
      var parts = pair.split(":", 2);
      var decoded =
          Parameters.parse("id=" + parts[0] + "&secret=" + (parts.length == 2 ? parts[1] : ""));
      return Optional.of(new BasicCredentials(decoded.get("id"), decoded.get("secret")));
    } catch (IllegalArgumentException e) {
      return Optional.of(new BasicCredentials("", ""));
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "BasicCredentials[" + id + "]";
  }
}
