package dev.federationlab.aws.userpools.login;

import dev.federationlab.oauth.OAuthError;

/** Errors of managed login as AWS words them (aws-behaviour 3.13). */
final class Errors {
  /** Shown on a page of our own: the browser is not sent to an address that is not registered. */
  static final OAuthError REDIRECT_MISMATCH = error("redirect_mismatch", "");

  /** Shown on a page of our own. */
  static final OAuthError UNKNOWN_CLIENT = error("invalid_client", "");

  /** Shown on a page of our own: without a domain a pool has no managed login. */
  static final OAuthError NO_DOMAIN = error("no_domain", "");

  /** Shown on a page of our own: the app client has no identity providers. */
  static final OAuthError LOGIN_PAGES_UNAVAILABLE = error("login_pages_unavailable", "");

  /** Shown on a page of our own: a form that another page, or another browser, sent. */
  static final OAuthError STALE_FORM = error("stale_form", "");

  /**
   * Shown on a page of our own: a state that is not of this browser, or older than five minutes.
   */
  static final OAuthError LOST_STATE = error("lost_state", "");

  static final OAuthError NOT_FOUND = new OAuthError("not_found", "", 404);
  static final OAuthError UNREADABLE = error("invalid_request", "");

  /** An app client that is unknown, or did not prove itself. */
  static final OAuthError INVALID_CLIENT = error("invalid_client", "");

  static final OAuthError INVALID_GRANT = error("invalid_grant", "");
  static final OAuthError UNAUTHORIZED_CLIENT = error("unauthorized_client", "");
  static final OAuthError INVALID_REDIRECT = error("unauthorized_client", "invalid_redirect");
  static final OAuthError UNSUPPORTED_GRANT_TYPE = error("unsupported_grant_type", "");
  static final OAuthError INVALID_SCOPE = error("invalid_scope", "");
  static final OAuthError LOGIN_REQUIRED = error("login_required", "");

  private Errors() {}

  static OAuthError invalidRequest(String description) {
    return error("invalid_request", description);
  }

  private static OAuthError error(String code, String description) {
    return new OAuthError(code, description, 400);
  }
}
