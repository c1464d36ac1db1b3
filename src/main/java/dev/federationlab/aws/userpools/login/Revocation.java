package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.userpools.token.Tokens;
import dev.federationlab.aws.userpools.user.Moment;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Response;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.oauth.Parameters.UnreadableException;

/** Revokes a refresh token with all that was issued on the strength of it (RFC 7009). */
final class Revocation {
  private static final String SOURCE = "Cognito Developer Guide, Revoke endpoint";
  private static final OAuthError INVALID_CLIENT = new OAuthError("invalid_client", "", 401);

  private final ClientAuthentication authentication;
  private final Tokens tokens;

  Revocation(ClientAuthentication authentication, Tokens tokens) {
    this.authentication = authentication;
    this.tokens = tokens;
  }

  Response answer(Visit visit) throws UnreadableException {
    var form = visit.form();
    var inquiry = visit.inquiry();
    var client = authentication.authenticate(visit, form, INVALID_CLIENT);
    var token = form.get("token");
    inquiry.require(
        !token.isEmpty(),
        "token",
        "present",
        token.isEmpty() ? "none" : "present",
        SOURCE,
        Errors.invalidRequest(""));
    var outcome = visit.within(call -> tokens.revoke(Moment.of(call), client, token));
    inquiry.require(
        outcome != Tokens.Revocation.SWITCHED_OFF,
        "token revocation",
        "on for this app client (EnableTokenRevocation)",
        outcome == Tokens.Revocation.SWITCHED_OFF ? "off" : "on",
        SOURCE,
        Errors.invalidRequest(""));
    inquiry.require(
        outcome != Tokens.Revocation.UNSUPPORTED_TYPE,
        "kind of token",
        "a refresh token",
        outcome == Tokens.Revocation.UNSUPPORTED_TYPE ? "another JWT" : said(outcome),
        SOURCE,
        new OAuthError("unsupported_token_type", "", 400));
    inquiry.require(
        outcome != Tokens.Revocation.OF_ANOTHER_CLIENT,
        "token's app client",
        client.id(),
        outcome == Tokens.Revocation.OF_ANOTHER_CLIENT ? "another" : said(outcome),
        "RFC 7009 §2.1",
        Errors.invalidRequest(""));
    return new Response(200, Headers.of("Cache-Control", "no-store"), Body.EMPTY);
  }

  /** Unknown and already revoked tokens are no error: they are as dead as was wanted. */
  private static String said(Tokens.Revocation outcome) {
    return outcome == Tokens.Revocation.REVOKED ? "revoked now" : "not one that holds";
  }
}
