package dev.federationlab.provider.oauth;

import dev.federationlab.oauth.Callback;
import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.provider.Clients;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the browser may be sent back to: an address that a known app has registered, character by
 * character (RFC 6749 §3.1.2.3, RFC 9700 §4.1.3). Until it is known to be right, nothing may be
 * sent there, not even an error.
 */
public record Destination(Clients.Registered client, String redirectUri, @Nullable String state) {

  /**
   * Reads it.
   *
   * @throws OAuthError.Refusal which must be shown on a page of our own
   */
  static Destination read(Parameters parameters, Clients clients, Inquiry inquiry) {
    for (var name : new String[] {"client_id", "redirect_uri"}) {
      inquiry.require(
          !parameters.repeated().contains(name),
          name,
          "once",
          parameters.repeated().contains(name) ? "twice" : "once",
          "RFC 6749 §3.1",
          FrontErrors.invalidRequest("a parameter occurs twice: " + name));
    }
    var clientId = parameters.get("client_id");
    inquiry.require(
        !clientId.isEmpty(),
        "client",
        "a registered app",
        clientId.isEmpty() ? "no client_id" : clientId,
        "RFC 6749 §4.1.1",
        FrontErrors.missing("client_id"));
    var client = clients.find(clientId);
    inquiry.require(
        client.isPresent(),
        "client",
        "a registered app",
        clientId,
        "RFC 6749 §4.1.2.1",
        FrontErrors.CLIENT_NOT_FOUND);
    var redirectUri = parameters.get("redirect_uri");
    inquiry.require(
        !redirectUri.isEmpty(),
        "redirect address",
        "one that the app registered",
        redirectUri.isEmpty() ? "none" : redirectUri,
        "RFC 6749 §3.1.2.3",
        FrontErrors.missing("redirect_uri"));
    var registered = client.orElseThrow().redirectUris();
    inquiry.require(
        registered.contains(redirectUri),
        "redirect address",
        "exactly " + String.join(" or ", registered),
        redirectUri,
        "RFC 6749 §3.1.2.3, RFC 9700 §4.1.3",
        FrontErrors.REDIRECT_URI_MISMATCH);
    var state =
        parameters.repeated().contains("state") ? null : parameters.find("state").orElse(null);
    return new Destination(client.get(), redirectUri, state);
  }

  /** The address with a refusal (RFC 6749 §4.1.2.1). */
  URI with(OAuthError error) {
    return callback().with(error);
  }

  /** The address with these parameters, after {@code state}. */
  URI with(Map<String, String> answer) {
    return callback().with(answer);
  }

  /** Where the browser goes back to, as a person reads it. */
  String origin() {
    return callback().origin();
  }

  /** The scheme of the address, as {@code form-action} names it: an app may have its own. */
  String scheme() {
    return URI.create(redirectUri).getScheme() + ":";
  }

  private Callback callback() {
    return new Callback(redirectUri, state);
  }
}
