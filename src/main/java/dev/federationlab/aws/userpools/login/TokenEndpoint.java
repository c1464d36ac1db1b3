package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.token.Issued;
import dev.federationlab.http.Response;
import dev.federationlab.oauth.Parameters.UnreadableException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Trades a code, a refresh token or an app client's own secret for tokens (aws-behaviour 3.13): the
 * phases that all grants share, so that none can forget one.
 */
final class TokenEndpoint {
  private static final String SOURCE = "Cognito Developer Guide, Token endpoint";

  private final ClientAuthentication authentication;
  private final Map<String, Grant> grants;

  TokenEndpoint(ClientAuthentication authentication, Grants grants) {
    this.authentication = authentication;
    this.grants =
        Map.of(
            "authorization_code", grants::code,
            "client_credentials", grants::clientCredentials,
            "refresh_token", grants::refresh);
  }

  Response answer(Visit visit) throws UnreadableException {
    var form = visit.form();
    var inquiry = visit.inquiry();
    var type = form.get("grant_type");
    var grant = grants.get(type);
    inquiry.require(
        grant != null,
        "grant type",
        "authorization_code, refresh_token or client_credentials",
        type.isEmpty() ? "none" : type,
        SOURCE,
        type.isEmpty() ? Errors.invalidRequest("") : Errors.UNSUPPORTED_GRANT_TYPE);
    var client = authentication.authenticate(visit, form, Errors.INVALID_CLIENT);
    inquiry.phase("grant");
    var known = java.util.Objects.requireNonNull(grant);
    try {
      return Answers.json(200, body(visit.within(call -> known.issue(call, client, form))));
    } catch (ServiceException e) {
      inquiry.tell("what the user pool says of it", e.error().code() + ": " + e.message());
      throw Errors.INVALID_GRANT.refusal();
    }
  }

  /** The tokens as the answer holds them (RFC 6749 §5.1). */
  static Map<String, Object> body(Issued issued) {
    var body = new LinkedHashMap<String, Object>();
    issued.idToken().ifPresent(token -> body.put("id_token", token));
    body.put("access_token", issued.accessToken());
    issued.refreshToken().ifPresent(token -> body.put("refresh_token", token));
    body.put("expires_in", issued.expiresIn().toSeconds());
    body.put("token_type", "Bearer");
    return body;
  }
}
