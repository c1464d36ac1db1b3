package dev.federationlab.provider.google;

import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.oauth.Parameters.UnreadableException;
import dev.federationlab.oauth.Secrets;
import dev.federationlab.provider.Answer;
import dev.federationlab.provider.Clients;
import dev.federationlab.provider.Grants;
import dev.federationlab.provider.Grants.Granted;
import dev.federationlab.provider.Grants.Redemption;
import dev.federationlab.provider.Grants.Step;
import dev.federationlab.provider.Incoming;
import dev.federationlab.provider.People;
import dev.federationlab.provider.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Trades a code, or a refresh token, for tokens (RFC 6749 §4.1.3, §6; RFC 7636 §4.5; OpenID Connect
 * Core §3.1.3).
 */
final class TokenEndpoint {
  private final ClientAuthentication authentication;
  private final Grants grants;
  private final People people;
  private final IdTokens idTokens;

  TokenEndpoint(
      ClientAuthentication authentication, Grants grants, People people, IdTokens idTokens) {
    this.authentication = authentication;
    this.grants = grants;
    this.people = people;
    this.idTokens = idTokens;
  }

  Answer answer(Incoming incoming, Inquiry inquiry) throws UnreadableException {
    var form = Forms.read(incoming, inquiry);
    var grantType = form.get("grant_type");
    inquiry.require(
        !grantType.isEmpty(),
        "grant type",
        "authorization_code or refresh_token",
        "none",
        "RFC 6749 §4.1.3",
        Errors.missing("grant_type"));
    inquiry.require(
        grantType.equals("authorization_code") || grantType.equals("refresh_token"),
        "grant type",
        "authorization_code or refresh_token",
        grantType,
        "RFC 6749 §5.2",
        Errors.unsupportedGrantType(grantType));
    var client = authentication.authenticate(incoming, form, inquiry);
    return grantType.equals("refresh_token")
        ? refresh(client, form, inquiry)
        : redeem(client, form, inquiry);
  }

  private Answer redeem(Clients.Registered client, Parameters form, Inquiry inquiry) {
    for (var name : List.of("code", "redirect_uri")) {
      inquiry.require(
          form.find(name).isPresent(),
          name,
          "present",
          form.find(name).isPresent() ? "present" : "none",
          "RFC 6749 §4.1.3",
          Errors.missing(name));
    }
    var verifier = form.get("code_verifier");
    var redemption =
        grants.redeem(form.get("code"), client.id(), form.get("redirect_uri"), verifier);
    explain(redemption, client, form, inquiry);
    var granted = redemption.granted().orElseThrow();
    var issued = redemption.issued().orElseThrow();
    var person = person(granted.sub(), inquiry);
    // The code is spent before anything is signed: a signer that fails costs a code, and replay
    // safety is worth that.
    return tokens(
        granted.scopes(),
        issued.accessToken(),
        issued.refreshToken().orElse(null),
        granted.nonce(),
        client,
        person,
        inquiry);
  }

  /** The checks of a redemption in the order in which they were made, up to the one that failed. */
  private static void explain(
      Redemption redemption, Clients.Registered client, Parameters form, Inquiry inquiry) {
    var checked = new Checked(redemption, inquiry);
    checked.step(
        Step.KNOWN, "code", "one that was issued here", "it is", "no such code", "RFC 6749 §5.2");
    checked.step(
        Step.UNUSED,
        "code unused",
        "not spent before",
        "first use",
        "spent before; what it brought is revoked now",
        "RFC 6749 §4.1.2, §10.5");
    checked.step(
        Step.UNEXPIRED, "code's age", "at most 60 seconds", "in time", "older", "RFC 6749 §4.1.2");
    var granted = redemption.granted().orElseThrow();
    checked.step(
        Step.CLIENT,
        "code's client",
        granted.clientId(),
        client.id(),
        client.id(),
        "RFC 6749 §4.1.3");
    var redirectUri = form.get("redirect_uri");
    checked.step(
        Step.REDIRECT,
        "redirect address",
        granted.redirectUri(),
        redirectUri,
        redirectUri,
        "RFC 6749 §4.1.3");
    var proof = proof(granted, form.get("code_verifier"));
    checked.step(Step.VERIFIER, "PKCE verifier", wanted(granted), proof, proof, "RFC 7636 §4.6");
  }

  private static String wanted(Granted granted) {
    if (granted.challenge() == null) {
      return "none, since there was no challenge";
    }
    return "S256".equals(granted.challengeMethod())
        ? "BASE64URL(SHA256(verifier)) = " + granted.challenge()
        : "the challenge itself (plain)";
  }

  /** What the verifier comes to; with method plain it is the secret, and not shown. */
  private static String proof(Granted granted, String verifier) {
    if (verifier.isEmpty()) {
      return "no verifier";
    }
    return "S256".equals(granted.challengeMethod())
        ? "BASE64URL(SHA256(verifier)) = " + Secrets.challenge(verifier)
        : "a verifier";
  }

  private Answer refresh(Clients.Registered client, Parameters form, Inquiry inquiry) {
    inquiry.require(
        form.find("refresh_token").isPresent(),
        "refresh token",
        "present",
        form.find("refresh_token").isPresent() ? "present" : "none",
        "RFC 6749 §6",
        Errors.missing("refresh_token"));
    var token = grants.findRefreshToken(form.get("refresh_token"));
    inquiry.require(
        token.isPresent(),
        "refresh token",
        "issued here, neither expired nor revoked",
        token.isPresent() ? "it is" : "no such token",
        "RFC 6749 §6",
        Errors.INVALID_GRANT);
    var known = token.orElseThrow();
    inquiry.require(
        known.clientId().equals(client.id()),
        "token's client",
        known.clientId(),
        client.id(),
        "RFC 6749 §6",
        Errors.INVALID_GRANT);
    var person = person(known.sub(), inquiry);
    return tokens(known.scopes(), grants.refresh(known), null, null, client, person, inquiry);
  }

  private Person person(String sub, Inquiry inquiry) {
    var person = people.find(sub);
    inquiry.require(
        person.isPresent(),
        "account",
        "still there",
        person.isPresent() ? "it is" : "gone",
        "RFC 6749 §5.2",
        Errors.INVALID_GRANT);
    return person.orElseThrow();
  }

  private Answer tokens(
      List<String> scopes,
      String accessToken,
      @Nullable String refreshToken,
      @Nullable String nonce,
      Clients.Registered client,
      Person person,
      Inquiry inquiry) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("access_token", accessToken);
    answer.put("expires_in", grants.accessTokenLife().toSeconds() - 1);
    if (refreshToken != null) {
      answer.put("refresh_token", refreshToken);
    }
    answer.put("scope", Scope.listed(scopes));
    answer.put("token_type", "Bearer");
    if (scopes.contains(Scope.OPENID.id())) {
      var now = inquiry.at();
      answer.put(
          "id_token",
          idTokens.sign(
              new IdTokens.Statement(
                  person,
                  scopes,
                  client.id(),
                  client.id(),
                  nonce,
                  accessToken,
                  now,
                  now.plus(IdTokens.LIFE))));
    }
    return Answer.json(200, answer).with("Pragma", "no-cache");
  }

  /** Turns how far a redemption came into checks. */
  private record Checked(Redemption redemption, Inquiry inquiry) {
    void step(
        Step step,
        String what,
        String wanted,
        String sawIfPassed,
        String sawIfFailed,
        String source) {
      boolean passed = redemption.reached() != step;
      OAuthError otherwise =
          step == Step.REDIRECT ? Errors.REDIRECT_URI_MISMATCH : Errors.INVALID_GRANT;
      inquiry.require(passed, what, wanted, passed ? sawIfPassed : sawIfFailed, source, otherwise);
    }
  }
}
