package dev.federationlab.provider.google;

import dev.federationlab.oauth.BasicCredentials;
import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.oauth.Parameters.UnreadableException;
import dev.federationlab.provider.Clients;
import dev.federationlab.provider.Incoming;

/**
 * Which app is calling: {@code client_secret_basic} or {@code client_secret_post}, never both (RFC
 * 6749 §2.3). Google's "web application" clients must bring their secret, with PKCE too.
 */
final class ClientAuthentication {
  private final Clients clients;

  ClientAuthentication(Clients clients) {
    this.clients = clients;
  }

  /**
   * @throws dev.federationlab.oauth.OAuthError.Refusal if it is no registered app with its secret
   */
  Clients.Registered authenticate(Incoming incoming, Parameters form, Inquiry inquiry)
      throws UnreadableException {
    var basic = BasicCredentials.of(incoming.headers());
    boolean once = basic.isEmpty() || form.find("client_secret").isEmpty();
    inquiry.require(
        once,
        "client authentication",
        "one method",
        once ? basic.isPresent() ? "client_secret_basic" : "client_secret_post" : "two",
        "RFC 6749 §2.3",
        Errors.invalidRequest("more than one way of client authentication"));
    var given =
        basic.orElseGet(
            () -> new BasicCredentials(form.get("client_id"), form.get("client_secret")));
    inquiry.require(
        !given.id().isEmpty(),
        "client",
        "a registered app",
        given.id().isEmpty() ? "no client_id" : given.id(),
        "RFC 6749 §2.3.1",
        Errors.CLIENT_MISSING);
    boolean sameId = form.find("client_id").map(given.id()::equals).orElse(true);
    var client = clients.find(given.id()).filter(found -> sameId);
    inquiry.require(
        client.isPresent(),
        "client",
        "a registered app",
        given.id(),
        "RFC 6749 §5.2",
        Errors.CLIENT_NOT_FOUND);
    inquiry.require(
        !given.secret().isEmpty(),
        "client secret",
        "present, for a web application",
        given.secret().isEmpty() ? "none" : "present",
        "RFC 6749 §3.2.1",
        Errors.SECRET_MISSING);
    boolean right = client.orElseThrow().hasSecret(given.secret());
    inquiry.require(
        right,
        "client secret",
        "the one of this app",
        right ? "it is" : "another",
        "RFC 6749 §5.2",
        Errors.INVALID_CLIENT);
    return client.get();
  }
}
