package dev.federationlab.provider.oauth;

import dev.federationlab.oauth.OAuthError;

/**
 * Errors on the way to a code: to the app in the codes of RFC 6749 §4.1.2.1, on pages of our own in
 * our own words.
 */
public final class FrontErrors {
  static final OAuthError CLIENT_NOT_FOUND =
      new OAuthError("invalid_client", "The OAuth client was not found.", 401);
  static final OAuthError REDIRECT_URI_MISMATCH =
      new OAuthError(
          "redirect_uri_mismatch",
          "The redirect_uri is not among those that this app registered.",
          400);
  public static final OAuthError ACCESS_DENIED = new OAuthError("access_denied", "", 403);
  static final OAuthError LOGIN_REQUIRED = new OAuthError("login_required", "", 400);
  static final OAuthError CONSENT_REQUIRED = new OAuthError("consent_required", "", 400);
  static final OAuthError UNSUPPORTED_RESPONSE_TYPE =
      new OAuthError(
          "unsupported_response_type", "response_type is `code` here, and nothing else", 400);
  static final OAuthError TEMPORARILY_UNAVAILABLE =
      new OAuthError("temporarily_unavailable", "too many codes are waiting to be used", 503);
  static final OAuthError STALE_FORM =
      new OAuthError(
          "invalid_request",
          "This form is not from your browser's own page. Go back and begin again.",
          403);
  static final OAuthError TOO_MANY_TRIES =
      new OAuthError("access_denied", "There were too many tries. Wait a quarter of an hour.", 429);
  static final OAuthError NO_SUCH_PAGE =
      new OAuthError("not_found", "There is no such page here.", 404);

  private FrontErrors() {}

  public static OAuthError invalidRequest(String description) {
    return new OAuthError("invalid_request", description, 400);
  }

  static OAuthError missing(String parameter) {
    return invalidRequest("Missing required parameter: " + parameter);
  }

  /** A part of OpenID Connect that is not offered, by the name of its parameter. */
  public static OAuthError notSupported(String parameter) {
    return new OAuthError(parameter + "_not_supported", "", 400);
  }

  static OAuthError invalidScope(String scope) {
    return new OAuthError("invalid_scope", "Some requested scopes were invalid: " + scope, 400);
  }
}
