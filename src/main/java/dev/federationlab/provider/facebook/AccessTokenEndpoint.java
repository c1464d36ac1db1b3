package dev.federationlab.provider.facebook;

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

/**
 * Trades a code for a person's access token, or an app's ID and secret for a token of its own. By
 * GET as by POST, and without {@code grant_type} for a code, as Facebook has it.
 */
final class AccessTokenEndpoint {
  private static final String SOURCE = "Facebook Login, Manually Build a Login Flow";

  private final Forms forms;
  private final ClientAuthentication authentication;
  private final CodeTrade trade;
  private final Grants grants;
  private final GraphWording wording;

  AccessTokenEndpoint(Registry registry, GraphWording wording) {
    this.forms = new Forms(wording);
    this.authentication = new ClientAuthentication(registry.clients(), wording);
    this.trade = new CodeTrade(registry.grants(), registry.people(), wording);
    this.grants = registry.grants();
    this.wording = wording;
  }

  Answer answer(Incoming incoming, Inquiry inquiry) throws UnreadableException {
    var form = forms.ofEither(incoming, inquiry);
    var grantType = form.find("grant_type").orElse("authorization_code");
    inquiry.require(
        grantType.equals("authorization_code") || grantType.equals("client_credentials"),
        "grant type",
        "none or authorization_code for a code, client_credentials for an app's own token",
        grantType,
        SOURCE,
        wording.invalidRequest("Invalid grant_type: " + grantType));
    var caller = authentication.authenticate(incoming, form, inquiry);
    return grantType.equals("client_credentials")
        ? bearer(AppTokens.of(caller.app()))
        : ofPerson(caller, form, inquiry);
  }

  private Answer ofPerson(Caller caller, Parameters form, Inquiry inquiry) {
    var traded = trade.trade(caller, form, inquiry);
    var body = body(traded.issued().accessToken());
    body.put("expires_in", grants.accessTokenLife().toSeconds());
    return Answer.json(200, body);
  }

  private static Answer bearer(String token) {
    return Answer.json(200, body(token));
  }

  private static Map<String, Object> body(String token) {
    var body = new LinkedHashMap<String, Object>();
    body.put("access_token", token);
    body.put("token_type", "bearer");
    return body;
  }
}
