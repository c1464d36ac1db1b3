package dev.federationlab.provider.amazon;

import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.oauth.Parameters.UnreadableException;
import dev.federationlab.provider.Answer;
import dev.federationlab.provider.Grants;
import dev.federationlab.provider.Incoming;
import dev.federationlab.provider.Registry;
import dev.federationlab.provider.oauth.ClientAuthentication;
import dev.federationlab.provider.oauth.ClientAuthentication.Caller;
import dev.federationlab.provider.oauth.CodeTrade;
import dev.federationlab.provider.oauth.Forms;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Trades a code, or a refresh token, for an access token (RFC 6749 §4.1.3, §6). An app proves
 * itself by its secret; one that can keep none, by the verifier of PKCE.
 */
final class TokenEndpoint {
  private final Forms forms;
  private final ClientAuthentication authentication;
  private final CodeTrade trade;
  private final Grants grants;
  private final AmazonWording wording;

  TokenEndpoint(Registry registry, AmazonWording wording) {
    this.forms = new Forms(wording);
    this.authentication = new ClientAuthentication(registry.clients(), wording);
    this.trade = new CodeTrade(registry.grants(), registry.people(), wording);
    this.grants = registry.grants();
    this.wording = wording;
  }

  Answer answer(Incoming incoming, Inquiry inquiry) throws UnreadableException {
    var form = forms.read(incoming, inquiry);
    var grantType = form.get("grant_type");
    inquiry.require(
        !grantType.isEmpty(),
        "grant type",
        "authorization_code or refresh_token",
        grantType.isEmpty() ? "none" : grantType,
        "RFC 6749 §4.1.3",
        wording.missing("grant_type"));
    inquiry.require(
        grantType.equals("authorization_code") || grantType.equals("refresh_token"),
        "grant type",
        "authorization_code or refresh_token",
        grantType,
        "RFC 6749 §5.2",
        wording.unsupportedGrantType(grantType));
    if (grantType.equals("refresh_token")) {
      return refresh(authentication.identify(incoming, form, inquiry), form, inquiry);
    }
    return redeem(
        form.find("code_verifier").isPresent()
            ? authentication.identify(incoming, form, inquiry)
            : authentication.authenticate(incoming, form, inquiry),
        form,
        inquiry);
  }

  private Answer redeem(Caller caller, Parameters form, Inquiry inquiry) {
    var issued = trade.trade(caller, form, inquiry).issued();
    return tokens(issued.accessToken(), issued.refreshToken());
  }

  private Answer refresh(Caller caller, Parameters form, Inquiry inquiry) {
    var text = form.get("refresh_token");
    inquiry.require(
        !text.isEmpty(),
        "refresh token",
        "present",
        text.isEmpty() ? "none" : "present",
        "RFC 6749 §6",
        wording.missing("refresh_token"));
    var token = grants.findRefreshToken(text);
    inquiry.require(
        token.isPresent(),
        "refresh token",
        "issued here, neither expired nor revoked",
        token.isPresent() ? "it is" : "no such token",
        "RFC 6749 §6",
        AmazonWording.INVALID_REFRESH_TOKEN);
    var known = token.orElseThrow();
    inquiry.require(
        known.clientId().equals(caller.app().id()),
        "token's client",
        known.clientId(),
        caller.app().id(),
        "RFC 6749 §6",
        AmazonWording.INVALID_REFRESH_TOKEN);
    inquiry.require(
        caller.proven() || known.secretless(),
        "client secret",
        known.secretless() ? "none: the code was redeemed without one" : "as for the code",
        caller.proven() ? "present" : "none",
        "RFC 6749 §6",
        wording.secretMissing());
    trade.person(known.sub(), inquiry);
    return tokens(grants.refresh(known), Optional.of(text));
  }

  private Answer tokens(String accessToken, Optional<String> refreshToken) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("access_token", accessToken);
    refreshToken.ifPresent(text -> answer.put("refresh_token", text));
    answer.put("token_type", "bearer");
    answer.put("expires_in", grants.accessTokenLife().toSeconds());
    return Answer.json(200, answer).with("Pragma", "no-cache");
  }
}
