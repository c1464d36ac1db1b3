package dev.federationlab.provider.google;

import dev.federationlab.oauth.OAuthError;

/** Errors as Google words them. */
final class Errors {
  /** A code that is unknown, used, expired, of another client, or asked for by somebody else. */
  static final OAuthError INVALID_GRANT = new OAuthError("invalid_grant", "Bad Request", 400);

  static final OAuthError REDIRECT_URI_MISMATCH =
      new OAuthError("redirect_uri_mismatch", "Bad Request", 400);
  static final OAuthError INVALID_CLIENT = new OAuthError("invalid_client", "Unauthorized", 401);
  static final OAuthError CLIENT_NOT_FOUND =
      new OAuthError("invalid_client", "The OAuth client was not found.", 401);
  static final OAuthError SECRET_MISSING =
      new OAuthError("invalid_request", "client_secret is missing.", 400);
  static final OAuthError CLIENT_MISSING =
      new OAuthError("invalid_request", "Could not determine client ID from request.", 400);
  static final OAuthError ACCESS_DENIED = new OAuthError("access_denied", "", 403);
  static final OAuthError LOGIN_REQUIRED = new OAuthError("login_required", "", 400);
  static final OAuthError CONSENT_REQUIRED = new OAuthError("consent_required", "", 400);
  static final OAuthError UNSUPPORTED_RESPONSE_TYPE =
      new OAuthError(
          "unsupported_response_type", "response_type is `code` here, and nothing else", 400);
  static final OAuthError TEMPORARILY_UNAVAILABLE =
      new OAuthError("temporarily_unavailable", "too many codes are waiting to be used", 503);
  static final OAuthError INVALID_TOKEN = new OAuthError("invalid_token", "Invalid Value", 400);
  static final OAuthError TOKEN_REVOKED =
      new OAuthError("invalid_token", "Token expired or revoked", 400);
  static final OAuthError INVALID_CREDENTIALS =
      new OAuthError("invalid_request", "Invalid Credentials", 401);
  static final OAuthError STALE_FORM =
      new OAuthError(
          "invalid_request",
          "This form is not from your browser's own page. Go back and begin again.",
          403);
  static final OAuthError TOO_MANY_TRIES =
      new OAuthError("access_denied", "There were too many tries. Wait a quarter of an hour.", 429);

  private Errors() {}

  static OAuthError invalidRequest(String description) {
    return new OAuthError("invalid_request", description, 400);
  }

  static OAuthError missing(String parameter) {
    return invalidRequest("Missing required parameter: " + parameter);
  }

  /** A part of OpenID Connect that is not offered, by the name of its parameter. */
  static OAuthError notSupported(String parameter) {
    return new OAuthError(parameter + "_not_supported", "", 400);
  }

  static OAuthError invalidScope(String scope) {
    return new OAuthError("invalid_scope", "Some requested scopes were invalid: " + scope, 400);
  }

  static OAuthError unsupportedGrantType(String grantType) {
    return new OAuthError("unsupported_grant_type", "Invalid grant_type: " + grantType, 400);
  }
}
