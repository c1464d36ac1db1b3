package dev.federationlab.provider.amazon;

import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.provider.Answer;
import dev.federationlab.provider.Grants.Step;
import dev.federationlab.provider.oauth.Wording;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Errors in the codes that Login with Amazon shares with RFC 6749. Its descriptions are not
 * confirmed, so these are our own words.
 */
final class AmazonWording implements Wording {
  static final OAuthError INVALID_TOKEN =
      new OAuthError("invalid_token", "The access token is not valid.", 400);
  static final OAuthError INVALID_REFRESH_TOKEN =
      new OAuthError("invalid_grant", "The refresh token is not valid.", 400);

  @Override
  public OAuthError invalidRequest(String description) {
    return new OAuthError("invalid_request", description, 400);
  }

  @Override
  public OAuthError missing(String parameter) {
    return invalidRequest("The request is missing a required parameter: " + parameter);
  }

  OAuthError unsupportedGrantType(String grantType) {
    return new OAuthError(
        "unsupported_grant_type", "The grant type is not supported: " + grantType, 400);
  }

  @Override
  public OAuthError clientMissing() {
    return missing("client_id");
  }

  @Override
  public OAuthError clientUnknown() {
    return new OAuthError("invalid_client", "There is no such client.", 401);
  }

  @Override
  public OAuthError secretMissing() {
    return missing("client_secret");
  }

  @Override
  public OAuthError secretWrong() {
    return new OAuthError("invalid_client", "The client did not prove itself.", 401);
  }

  @Override
  public OAuthError badCode(Step failed) {
    return new OAuthError(
        "invalid_grant",
        switch (failed) {
          case UNUSED -> "The code was used before.";
          case UNEXPIRED -> "The code has expired.";
          case REDIRECT -> "The redirect_uri is not the one that the code was asked for with.";
          case KNOWN, CLIENT, VERIFIER, SPENT -> "The code is not valid.";
        },
        400);
  }

  @Override
  public OAuthError accountGone() {
    return new OAuthError("invalid_grant", "The account is gone.", 400);
  }

  @Override
  public Answer answer(OAuthError error, Inquiry inquiry) {
    inquiry.refused(error.code());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", error.code());
    body.put("error_description", error.description());
    var answer = Answer.json(error.status(), body).with("Pragma", "no-cache");
    return error.status() == 401
        ? answer.with("WWW-Authenticate", "Basic realm=\"" + Amazon.NAME + "\"")
        : answer;
  }
}
