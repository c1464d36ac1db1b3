package dev.federationlab.provider.oauth;

import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.oauth.Pkce;
import dev.federationlab.provider.oauth.AuthorizationRequest.Challenge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps of reading an authorization request, for a {@link Manner} to take in its order. Each
 * refuses with an {@link dev.federationlab.oauth.OAuthError.Refusal} that goes to the app.
 */
public record AuthorizationReading(Parameters parameters, Inquiry inquiry) {

  /** No parameter twice (RFC 6749 §3.1). */
  public void eachParameterOnce() {
    var repeated = parameters.firstRepeated();
    inquiry.require(
        repeated.isEmpty(),
        "parameters",
        "each at most once",
        repeated.map(name -> name + " twice").orElse("each once"),
        "RFC 6749 §3.1",
        FrontErrors.invalidRequest("a parameter occurs twice: " + repeated.orElse("")));
  }

  /** The response type must be there, and be {@code code}. */
  public void responseType() {
    var type = parameters.get("response_type");
    inquiry.require(
        !type.isEmpty(),
        "response type",
        "code",
        type.isEmpty() ? "none" : type,
        "RFC 6749 §3.1.1",
        FrontErrors.missing("response_type"));
    responseTypeIfPresent();
  }

  /** The response type must be {@code code}, which it also is if it is absent. */
  public void responseTypeIfPresent() {
    var type = parameters.find("response_type").orElse("code");
    inquiry.require(
        type.equals("code"),
        "response type",
        "code",
        type,
        "RFC 6749 §3.1.1",
        FrontErrors.UNSUPPORTED_RESPONSE_TYPE);
  }

  /** The scopes that are asked for, by their IDs; at least one. */
  public List<String> scopes(Scopes offered) {
    var wanted = parameters.get("scope");
    inquiry.require(
        !wanted.isBlank(),
        "scope",
        "at least one",
        wanted.isBlank() ? "none" : wanted.strip(),
        "RFC 6749 §3.3",
        FrontErrors.missing("scope"));
    return scopes(offered, wanted);
  }

  /** The scopes of a text. */
  public List<String> scopes(Scopes offered, String wanted) {
    var known = new ArrayList<String>();
    for (var name : wanted.strip().split(offered.separator(), -1)) {
      var scope = offered.named(name);
      inquiry.require(
          scope.isPresent(),
          "scope " + (name.length() > 60 ? name.substring(0, 60) + "…" : name),
          offered.listed(),
          name,
          "RFC 6749 §3.3",
          FrontErrors.invalidScope(name));
      scope.map(Scopes.Scope::id).filter(id -> !known.contains(id)).ifPresent(known::add);
    }
    return List.copyOf(known);
  }

  /** The challenge of PKCE, if the app sent one (RFC 7636 §4.3). */
  public Optional<Challenge> challenge() {
    var challenge = parameters.find("code_challenge");
    var method = parameters.find("code_challenge_method");
    if (challenge.isEmpty()) {
      inquiry.require(
          method.isEmpty(),
          "PKCE",
          "code_challenge_method only with code_challenge",
          method.isEmpty() ? "neither" : "a method without a challenge",
          "RFC 7636 §4.3",
          FrontErrors.missing("code_challenge"));
      return Optional.empty();
    }
    var fault = Pkce.fault(challenge.get(), method.orElse("plain"));
    inquiry.require(
        fault.isEmpty(),
        "PKCE",
        "a challenge with method S256 or plain",
        fault.orElse(method.orElse("plain") + ", " + challenge.get()),
        "RFC 7636 §4.2, §4.3",
        FrontErrors.invalidRequest(fault.orElse("")));
    return Optional.of(new Challenge(challenge.get(), method.orElse("plain")));
  }
}
