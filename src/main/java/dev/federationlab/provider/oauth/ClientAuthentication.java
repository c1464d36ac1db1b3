package dev.federationlab.provider.oauth;

import dev.federationlab.oauth.BasicCredentials;
import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.oauth.Parameters.UnreadableException;
import dev.federationlab.provider.Clients;
import dev.federationlab.provider.Incoming;

/**
 * Which app is calling: {@code client_secret_basic} or {@code client_secret_post}, never both (RFC
 * 6749 §2.3).
 */
public final class ClientAuthentication {
  private final Clients clients;
  private final Wording wording;

  public ClientAuthentication(Clients clients, Wording wording) {
    this.clients = clients;
    this.wording = wording;
  }

  /**
   * Who calls.
   *
   * @param proven by its secret; else anybody could have named it
   */
  public record Caller(Clients.Registered app, boolean proven) {}

  /**
   * The app that proves itself by its secret.
   *
   * @throws dev.federationlab.oauth.OAuthError.Refusal if it is no registered app with its secret
   */
  public Caller authenticate(Incoming incoming, Parameters form, Inquiry inquiry)
      throws UnreadableException {
    inquiry.phase("client");
    var given = given(incoming, form, inquiry);
    var client = known(given, form, inquiry);
    inquiry.require(
        !given.secret().isEmpty(),
        "client secret",
        "present, for a web application",
        given.secret().isEmpty() ? "none" : "present",
        "RFC 6749 §3.2.1",
        wording.secretMissing());
    return new Caller(withSecret(client, given, inquiry), true);
  }

  /**
   * The app that is named, by its secret if it sends one: a public client has none, and proves
   * itself by PKCE instead.
   *
   * @throws dev.federationlab.oauth.OAuthError.Refusal if it is no registered app, or the secret is
   *     another's
   */
  public Caller identify(Incoming incoming, Parameters form, Inquiry inquiry)
      throws UnreadableException {
    inquiry.phase("client");
    var given = given(incoming, form, inquiry);
    var client = known(given, form, inquiry);
    if (given.secret().isEmpty()) {
      inquiry.note(
          true,
          "client secret",
          "the one of this app; a public client has none",
          "none",
          "RFC 6749 §2.1");
      return new Caller(client, false);
    }
    return new Caller(withSecret(client, given, inquiry), true);
  }

  private BasicCredentials given(Incoming incoming, Parameters form, Inquiry inquiry)
      throws UnreadableException {
    var basic = BasicCredentials.of(incoming.headers());
    boolean once = basic.isEmpty() || form.find("client_secret").isEmpty();
    inquiry.require(
        once,
        "client authentication",
        "one method",
        once ? basic.isPresent() ? "client_secret_basic" : "client_secret_post" : "two",
        "RFC 6749 §2.3",
        wording.invalidRequest("more than one way of client authentication"));
    var given =
        basic.orElseGet(
            () -> new BasicCredentials(form.get("client_id"), form.get("client_secret")));
    inquiry.require(
        !given.id().isEmpty(),
        "client",
        "a registered app",
        given.id().isEmpty() ? "no client_id" : given.id(),
        "RFC 6749 §2.3.1",
        wording.clientMissing());
    return given;
  }

  private Clients.Registered known(BasicCredentials given, Parameters form, Inquiry inquiry) {
    boolean sameId = form.find("client_id").map(given.id()::equals).orElse(true);
    var client = clients.find(given.id()).filter(found -> sameId);
    inquiry.require(
        client.isPresent(),
        "client",
        "a registered app",
        given.id(),
        "RFC 6749 §5.2",
        wording.clientUnknown());
    return client.orElseThrow();
  }

  private Clients.Registered withSecret(
      Clients.Registered client, BasicCredentials given, Inquiry inquiry) {
    boolean right = client.hasSecret(given.secret());
    inquiry.require(
        right,
        "client secret",
        "the one of this app",
        right ? "it is" : "another",
        "RFC 6749 §5.2",
        wording.secretWrong());
    return client;
  }
}
