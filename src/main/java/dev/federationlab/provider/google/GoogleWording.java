package dev.federationlab.provider.google;

import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.provider.Answer;
import dev.federationlab.provider.Grants.Step;
import dev.federationlab.provider.oauth.Wording;
import java.util.LinkedHashMap;
import java.util.Map;

/** Errors as Google words them. */
final class GoogleWording implements Wording {
  /** A code that is unknown, used, expired, of another client, or asked for by somebody else. */
  static final OAuthError INVALID_GRANT = new OAuthError("invalid_grant", "Bad Request", 400);

  static final OAuthError INVALID_TOKEN = new OAuthError("invalid_token", "Invalid Value", 400);
  static final OAuthError TOKEN_REVOKED =
      new OAuthError("invalid_token", "Token expired or revoked", 400);
  static final OAuthError INVALID_CREDENTIALS =
      new OAuthError("invalid_request", "Invalid Credentials", 401);
  private static final OAuthError REDIRECT_URI_MISMATCH =
      new OAuthError("redirect_uri_mismatch", "Bad Request", 400);

  @Override
  public OAuthError invalidRequest(String description) {
    return new OAuthError("invalid_request", description, 400);
  }

  @Override
  public OAuthError missing(String parameter) {
    return invalidRequest("Missing required parameter: " + parameter);
  }

  OAuthError unsupportedGrantType(String grantType) {
    return new OAuthError("unsupported_grant_type", "Invalid grant_type: " + grantType, 400);
  }

  @Override
  public OAuthError clientMissing() {
    return invalidRequest("Could not determine client ID from request.");
  }

  @Override
  public OAuthError clientUnknown() {
    return new OAuthError("invalid_client", "The OAuth client was not found.", 401);
  }

  @Override
  public OAuthError secretMissing() {
    return invalidRequest("client_secret is missing.");
  }

  @Override
  public OAuthError secretWrong() {
    return new OAuthError("invalid_client", "Unauthorized", 401);
  }

  @Override
  public OAuthError badCode(Step failed) {
    return failed == Step.REDIRECT ? REDIRECT_URI_MISMATCH : INVALID_GRANT;
  }

  @Override
  public OAuthError accountGone() {
    return INVALID_GRANT;
  }

  @Override
  public Answer answer(OAuthError error, Inquiry inquiry) {
    inquiry.refused(error.code());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", error.code());
    if (!error.description().isEmpty()) {
      body.put("error_description", error.description());
    }
    var answer = Answer.json(error.status(), body).with("Pragma", "no-cache");
    return error.status() == 401
        ? answer.with("WWW-Authenticate", "Basic realm=\"" + Google.NAME + "\"")
        : answer;
  }
}
