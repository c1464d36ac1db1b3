package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.pool.Pools;
import dev.federationlab.oauth.BasicCredentials;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.oauth.Parameters.UnreadableException;
import dev.federationlab.oauth.Secrets;

/**
 * Which app client is calling: by HTTP Basic or in the form. One that has a secret must bring it,
 * with PKCE too; one that has none must bring none.
 */
final class ClientAuthentication {
  private static final String SOURCE = "Cognito Developer Guide, Token endpoint";

  private final Pools pools;

  ClientAuthentication(Pools pools) {
    this.pools = pools;
  }

  /**
   * The app client that a request proves to come from.
   *
   * @param otherwise how this endpoint words its refusal
   * @throws OAuthError.Refusal if it is none, of a pool without domain, or did not prove itself
   */
  AppClient authenticate(Visit visit, Parameters form, OAuthError otherwise)
      throws UnreadableException {
    var inquiry = visit.inquiry();
    inquiry.phase("app client");
    var basic = BasicCredentials.of(visit.incoming().headers());
    var id = basic.map(BasicCredentials::id).orElseGet(() -> form.get("client_id"));
    boolean same = form.find("client_id").map(id::equals).orElse(true);
    var client = visit.within(call -> pools.client(call.store(), id)).filter(found -> same);
    inquiry.require(
        client.isPresent(),
        "app client",
        "one that a user pool has",
        id.isEmpty() ? "no client_id" : same ? id : "one in the header, another in the form",
        SOURCE,
        otherwise);
    Destination.requireDomain(client.orElseThrow(), inquiry, otherwise);
    var wanted = client.get().type().clientSecret();
    var sent = basic.map(BasicCredentials::secret).orElseGet(() -> form.get("client_secret"));
    boolean right = wanted == null ? sent.isEmpty() : Secrets.same(wanted, sent);
    inquiry.require(
        right,
        "client secret",
        wanted == null ? "none: this app client has no secret" : "that of the app client",
        sent.isEmpty() ? "none" : wanted == null ? "one" : right ? "it is" : "another",
        SOURCE + "; RFC 6749 §2.3.1",
        otherwise);
    return client.get();
  }
}
