package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.token.AccessTokens;
import dev.federationlab.aws.userpools.token.ScopedAttributes;
import dev.federationlab.aws.userpools.user.Moment;
import dev.federationlab.http.Response;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.oauth.Parameters.UnreadableException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Who stands behind an access token with the scope {@code openid} (OpenID Connect Core §5.3). Every
 * value is a text, {@code email_verified} too (aws-behaviour 3.13).
 */
final class UserInfo {
  private static final String SOURCE = "Cognito Developer Guide, UserInfo endpoint";

  private final AccessTokens accessTokens;

  UserInfo(AccessTokens accessTokens) {
    this.accessTokens = accessTokens;
  }

  Response answer(Visit visit) throws UnreadableException {
    var token = token(visit);
    visit
        .inquiry()
        .note(
            !token.isEmpty(),
            "authorization",
            "Bearer, with an access token",
            token.isEmpty() ? "none" : "Bearer",
            SOURCE + "; RFC 6750 §2.1");
    if (token.isEmpty()) {
      return refused(visit, 400, "invalid_request", "Bad OAuth2 request at UserInfo Endpoint");
    }
    AccessTokens.Verified verified;
    try {
      verified = visit.within(call -> accessTokens.verify(Moment.of(call), token));
    } catch (ServiceException e) {
      visit.inquiry().tell("what the user pool says of it", e.error().code() + ": " + e.message());
      return refused(
          visit,
          401,
          "invalid_token",
          "Access token is expired, disabled, or deleted, or the user has globally signed out.");
    }
    boolean openid = verified.carries("openid");
    visit.inquiry().note(openid, "scope", "openid", String.join(" ", verified.scopes()), SOURCE);
    return openid
        ? Answers.json(200, claims(verified))
        : refused(visit, 401, "invalid_token", "Access token does not contain openid scope");
  }

  private static String token(Visit visit) throws UnreadableException {
    var header = visit.incoming().headers().first("Authorization").orElse("");
    if (header.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
      return header.substring(7).strip();
    }
    return visit.incoming().method().equals("POST") && visit.incoming().headers().announceForm()
        ? Parameters.parse(visit.incoming().body().text()).get("access_token")
        : "";
  }

  private static Map<String, Object> claims(AccessTokens.Verified verified) {
    var signedIn = verified.signedIn();
    var claims = new LinkedHashMap<String, Object>();
    claims.put("sub", signedIn.user().sub());
    claims.putAll(ScopedAttributes.of(signedIn.client(), signedIn.user(), verified.scopes()));
    claims.put("username", signedIn.user().username());
    return claims;
  }

  private static Response refused(Visit visit, int status, String code, String description) {
    visit.inquiry().refused(code);
    return Answers.with(
        Answers.json(status, Map.of("error", code, "error_description", description)),
        // AWS leaves out the scheme that RFC 6750 §3 asks for.
        "WWW-Authenticate",
        "error=\"" + code + "\", error_description=\"" + description + "\"");
  }
}
