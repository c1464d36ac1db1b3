package dev.federationlab.provider.google;

import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.Parameters.UnreadableException;
import dev.federationlab.provider.Answer;
import dev.federationlab.provider.Grants;
import dev.federationlab.provider.Incoming;
import dev.federationlab.provider.People;
import dev.federationlab.provider.Registry;
import dev.federationlab.provider.Token;
import dev.federationlab.provider.oauth.Forms;
import dev.federationlab.token.TokenVerifier;
import dev.federationlab.token.UnverifiedToken;
import dev.federationlab.token.UnverifiedToken.MalformedTokenException;
import dev.federationlab.token.VerifiedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What can be done with tokens once one has them: ask who it is, look into them, revoke them. */
final class TokenServices {
  private final Forms forms;
  private final GoogleWording wording;
  private final Grants grants;
  private final People people;
  private final TokenVerifier verifier;
  private final String issuer;

  TokenServices(Registry registry, TokenVerifier verifier, GoogleWording wording, String issuer) {
    this.forms = new Forms(wording);
    this.wording = wording;
    this.grants = registry.grants();
    this.people = registry.people();
    this.verifier = verifier;
    this.issuer = issuer;
  }

  /** Who granted an access token (OpenID Connect Core §5.3). An ID token is none, and refused. */
  Answer userInfo(Incoming incoming, Inquiry inquiry) {
    var header = incoming.headers().first("Authorization").orElse("");
    boolean bearer = header.toLowerCase(Locale.ROOT).startsWith("bearer ");
    var token =
        bearer ? grants.findAccessToken(header.substring(7).strip()) : Optional.<Token>empty();
    var person = token.flatMap(known -> people.find(known.sub()));
    inquiry.note(bearer, "authorization", "Bearer", bearer ? "Bearer" : "none", "RFC 6750 §2.1");
    if (bearer) {
      inquiry.note(
          person.isPresent(),
          "access token",
          "issued here, neither expired nor revoked",
          person.isPresent() ? "it is" : "no such token",
          "RFC 6750 §3.1");
    }
    if (token.isEmpty() || person.isEmpty()) {
      var error = GoogleWording.INVALID_CREDENTIALS;
      inquiry.refused(error.code());
      var challenge =
          "Bearer realm=\"" + issuer + "\"" + (bearer ? ", error=\"invalid_token\"" : "");
      return Answer.json(
              401, Map.of("error", error.code(), "error_description", error.description()))
          .with("WWW-Authenticate", challenge);
    }
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("sub", person.get().sub());
    claims.putAll(IdTokens.profile(person.get(), token.get().scopes()));
    claims.putAll(IdTokens.email(person.get(), token.get().scopes()));
    return Answer.json(200, claims);
  }

  /** What a token says, if it is good: Google's debugging aid, with every value as a text. */
  Answer tokenInfo(Incoming incoming, Inquiry inquiry) throws UnreadableException {
    var parameters = forms.ofEither(incoming, inquiry);
    var idToken = parameters.find("id_token");
    var accessToken = parameters.find("access_token");
    boolean one = idToken.isPresent() != accessToken.isPresent();
    inquiry.require(
        one,
        "token",
        "id_token or access_token",
        one
            ? idToken.isPresent() ? "id_token" : "access_token"
            : idToken.isPresent() ? "both" : "neither",
        "Google, OpenID Connect, \"Calling the tokeninfo endpoint\"",
        GoogleWording.INVALID_TOKEN);
    return idToken.isPresent()
        ? Answer.json(200, ofIdToken(idToken.get(), inquiry))
        : Answer.json(200, ofAccessToken(accessToken.orElseThrow(), inquiry));
  }

  /** Revokes a token with all that came of the same code (RFC 7009 §2). */
  Answer revoke(Incoming incoming, Inquiry inquiry) throws UnreadableException {
    var text = forms.ofEither(incoming, inquiry).get("token");
    inquiry.require(
        !text.isEmpty(),
        "token",
        "present",
        text.isEmpty() ? "none" : "present",
        "RFC 7009 §2.1",
        wording.missing("token"));
    var token = grants.findAccessToken(text).or(() -> grants.findRefreshToken(text));
    inquiry.require(
        token.isPresent(),
        "token",
        "issued here, neither expired nor revoked",
        token.isPresent() ? "it is" : "no such token",
        "RFC 7009 §2.1",
        GoogleWording.TOKEN_REVOKED);
    grants.revoke(token.orElseThrow());
    return Answer.json(200, Map.of());
  }

  private Map<String, Object> ofIdToken(String compact, Inquiry inquiry) {
    UnverifiedToken token;
    try {
      token = UnverifiedToken.parse(compact);
    } catch (MalformedTokenException e) {
      inquiry.require(
          false,
          "form",
          "a JWT",
          String.valueOf(e.getMessage()),
          "RFC 7519 §7.2",
          GoogleWording.INVALID_TOKEN);
      throw new IllegalStateException(e);
    }
    var verification = verifier.verify(token, Duration.ZERO);
    inquiry.add(verification.checks());
    VerifiedToken verified = verification.token().orElseThrow(GoogleWording.INVALID_TOKEN::refusal);
    Map<String, Object> info = new LinkedHashMap<>();
    verified.claims().forEach((name, value) -> info.put(name, String.valueOf(value)));
    token.header().forEach((name, value) -> info.put(name, String.valueOf(value)));
    return info;
  }

  private Map<String, Object> ofAccessToken(String text, Inquiry inquiry) {
    var token = grants.findAccessToken(text);
    inquiry.require(
        token.isPresent(),
        "access token",
        "issued here, neither expired nor revoked",
        token.isPresent() ? "it is" : "no such token",
        "RFC 7662 §2.2",
        GoogleWording.INVALID_TOKEN);
    var known = token.orElseThrow();
    Instant now = inquiry.at();
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("azp", known.clientId());
    info.put("aud", known.clientId());
    info.put("sub", known.sub());
    info.put("scope", GoogleScopes.listed(known.scopes()));
    info.put("exp", String.valueOf(known.expiresAt().getEpochSecond()));
    info.put("expires_in", String.valueOf(Duration.between(now, known.expiresAt()).toSeconds()));
    people
        .find(known.sub())
        .ifPresent(
            person ->
                IdTokens.email(person, known.scopes())
                    .forEach((name, value) -> info.put(name, String.valueOf(value))));
    return info;
  }
}
