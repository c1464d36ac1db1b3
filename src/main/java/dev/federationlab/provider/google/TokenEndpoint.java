package dev.federationlab.provider.google;

import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.oauth.Parameters.UnreadableException;
import dev.federationlab.provider.Answer;
import dev.federationlab.provider.Clients;
import dev.federationlab.provider.Grants;
import dev.federationlab.provider.Incoming;
import dev.federationlab.provider.Person;
import dev.federationlab.provider.Registry;
import dev.federationlab.provider.oauth.ClientAuthentication;
import dev.federationlab.provider.oauth.ClientAuthentication.Caller;
import dev.federationlab.provider.oauth.CodeTrade;
import dev.federationlab.provider.oauth.Forms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Trades a code, or a refresh token, for tokens (RFC 6749 §4.1.3, §6; RFC 7636 §4.5; OpenID Connect
 * Core §3.1.3). Google's "web application" clients must bring their secret, with PKCE too.
 */
final class TokenEndpoint {
  private final Forms forms;
  private final ClientAuthentication authentication;
  private final CodeTrade trade;
  private final Grants grants;
  private final IdTokens idTokens;
  private final GoogleWording wording;

  TokenEndpoint(Registry registry, IdTokens idTokens, GoogleWording wording) {
    this.forms = new Forms(wording);
    this.authentication = new ClientAuthentication(registry.clients(), wording);
    this.trade = new CodeTrade(registry.grants(), registry.people(), wording);
    this.grants = registry.grants();
    this.idTokens = idTokens;
    this.wording = wording;
  }

  Answer answer(Incoming incoming, Inquiry inquiry) throws UnreadableException {
    var form = forms.read(incoming, inquiry);
    var grantType = form.get("grant_type");
    inquiry.require(
        !grantType.isEmpty(),
        "grant type",
        "authorization_code or refresh_token",
        "none",
        "RFC 6749 §4.1.3",
        wording.missing("grant_type"));
    inquiry.require(
        grantType.equals("authorization_code") || grantType.equals("refresh_token"),
        "grant type",
        "authorization_code or refresh_token",
        grantType,
        "RFC 6749 §5.2",
        wording.unsupportedGrantType(grantType));
    var caller = authentication.authenticate(incoming, form, inquiry);
    return grantType.equals("refresh_token")
        ? refresh(caller.app(), form, inquiry)
        : redeem(caller, form, inquiry);
  }

  private Answer redeem(Caller caller, Parameters form, Inquiry inquiry) {
    var traded = trade.trade(caller, form, inquiry);
    // The code is spent before anything is signed: a signer that fails costs a code, and replay
    // safety is worth that.
    return tokens(
        traded.granted().scopes(),
        traded.issued().accessToken(),
        traded.issued().refreshToken().orElse(null),
        traded.granted().nonce(),
        caller.app(),
        traded.person(),
        inquiry);
  }

  private Answer refresh(Clients.Registered client, Parameters form, Inquiry inquiry) {
    inquiry.require(
        form.find("refresh_token").isPresent(),
        "refresh token",
        "present",
        form.find("refresh_token").isPresent() ? "present" : "none",
        "RFC 6749 §6",
        wording.missing("refresh_token"));
    var token = grants.findRefreshToken(form.get("refresh_token"));
    inquiry.require(
        token.isPresent(),
        "refresh token",
        "issued here, neither expired nor revoked",
        token.isPresent() ? "it is" : "no such token",
        "RFC 6749 §6",
        GoogleWording.INVALID_GRANT);
    var known = token.orElseThrow();
    inquiry.require(
        known.clientId().equals(client.id()),
        "token's client",
        known.clientId(),
        client.id(),
        "RFC 6749 §6",
        GoogleWording.INVALID_GRANT);
    var person = trade.person(known.sub(), inquiry);
    return tokens(known.scopes(), grants.refresh(known), null, null, client, person, inquiry);
  }

  private Answer tokens(
      List<String> scopes,
      String accessToken,
      @Nullable String refreshToken,
      @Nullable String nonce,
      Clients.Registered client,
      Person person,
      Inquiry inquiry) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("access_token", accessToken);
    answer.put("expires_in", grants.accessTokenLife().toSeconds() - 1);
    if (refreshToken != null) {
      answer.put("refresh_token", refreshToken);
    }
    answer.put("scope", GoogleScopes.listed(scopes));
    answer.put("token_type", "Bearer");
    if (scopes.contains(GoogleScopes.OPENID)) {
      var now = inquiry.at();
      answer.put(
          "id_token",
          idTokens.sign(
              new IdTokens.Statement(
                  person,
                  scopes,
                  client.id(),
                  client.id(),
                  nonce,
                  accessToken,
                  now,
                  now.plus(IdTokens.LIFE))));
    }
    return Answer.json(200, answer).with("Pragma", "no-cache");
  }
}
