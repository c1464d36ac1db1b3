package dev.federationlab.provider.google;

import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.oauth.Pkce;
import dev.federationlab.oauth.Secrets;
import dev.federationlab.provider.Clients;
import dev.federationlab.provider.Grants.Granted;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request for a code that may be answered with one (RFC 6749 §4.1.1, OpenID Connect Core
 * §3.1.2.1, RFC 7636 §4.3).
 *
 * @param scopes by their short names, in the order of {@link Scope}
 * @param prompts how people are to be asked: {@code "login"}, {@code "consent"}, {@code
 *     "select_account"}, or not at all: {@code "none"}
 * @param offline whether a refresh token is asked for
 * @param digest names this very request
 */
record AuthorizationRequest(
    Destination destination,
    List<String> scopes,
    @Nullable String nonce,
    @Nullable String challenge,
    @Nullable String challengeMethod,
    Set<String> prompts,
    String loginHint,
    boolean offline,
    Parameters parameters,
    String digest) {
  private static final Set<String> PROMPTS = Set.of("login", "consent", "select_account", "none");

  /**
   * Reads the rest of a request whose destination is known to be right.
   *
   * @throws dev.federationlab.oauth.OAuthError.Refusal which may be sent to that destination
   */
  static AuthorizationRequest read(
      Destination destination, Parameters parameters, Inquiry inquiry) {
    var repeated = parameters.firstRepeated();
    inquiry.require(
        repeated.isEmpty(),
        "parameters",
        "each at most once",
        repeated.map(name -> name + " twice").orElse("each once"),
        "RFC 6749 §3.1",
        Errors.invalidRequest("a parameter occurs twice: " + repeated.orElse("")));
    var type = parameters.get("response_type");
    inquiry.require(
        !type.isEmpty(),
        "response type",
        "code",
        type.isEmpty() ? "none" : type,
        "RFC 6749 §3.1.1",
        Errors.missing("response_type"));
    inquiry.require(
        type.equals("code"),
        "response type",
        "code",
        type,
        "RFC 6749 §3.1.1",
        Errors.UNSUPPORTED_RESPONSE_TYPE);
    requireNothingUnsupported(parameters, inquiry);
    var scopes = scopes(parameters, inquiry);
    requireChallenge(parameters, inquiry);
    var challenge = parameters.find("code_challenge");
    return new AuthorizationRequest(
        destination,
        scopes,
        parameters.find("nonce").orElse(null),
        challenge.orElse(null),
        challenge
            .map(present -> parameters.find("code_challenge_method").orElse("plain"))
            .orElse(null),
        prompts(parameters, inquiry),
        parameters.get("login_hint"),
        parameters.get("access_type").equals("offline"),
        parameters,
        Secrets.digest(parameters.encoded()));
  }

  Clients.Registered client() {
    return destination.client();
  }

  /** What is granted once somebody allows it. */
  Granted grantedBy(String sub) {
    return new Granted(
        client().id(),
        destination.redirectUri(),
        scopes,
        nonce,
        challenge,
        challengeMethod,
        sub,
        offline);
  }

  /** What is not supported here, and must not be passed over as if it had been heeded. */
  private static void requireNothingUnsupported(Parameters parameters, Inquiry inquiry) {
    for (var name : List.of("request", "request_uri", "registration")) {
      if (parameters.find(name).isPresent()) {
        inquiry.require(
            false,
            name,
            "none: it is not supported",
            "one",
            "OpenID Connect Core §3.1.2.6",
            Errors.notSupported(name));
      }
    }
    var mode = parameters.find("response_mode");
    if (mode.isPresent()) {
      inquiry.require(
          mode.get().equals("query"),
          "response mode",
          "query",
          mode.get(),
          "OAuth 2.0 Multiple Response Types §2.1",
          Errors.invalidRequest("response_mode is `query` here, and nothing else"));
    }
  }

  private static List<String> scopes(Parameters parameters, Inquiry inquiry) {
    var wanted = parameters.get("scope");
    inquiry.require(
        !wanted.isBlank(),
        "scope",
        "at least one",
        wanted.isBlank() ? "none" : wanted.strip(),
        "RFC 6749 §3.3",
        Errors.missing("scope"));
    var known = new ArrayList<String>();
    for (var name : wanted.strip().split(" +", -1)) {
      var scope = Scope.named(name);
      inquiry.require(
          scope.isPresent(),
          "scope " + (name.length() > 60 ? name.substring(0, 60) + "…" : name),
          "openid, email or profile",
          name,
          "RFC 6749 §3.3, OpenID Connect Core §5.4",
          Errors.invalidScope(name));
      scope.map(Scope::id).filter(id -> !known.contains(id)).ifPresent(known::add);
    }
    return List.copyOf(known);
  }

  private static void requireChallenge(Parameters parameters, Inquiry inquiry) {
    var challenge = parameters.find("code_challenge");
    var method = parameters.find("code_challenge_method");
    if (challenge.isEmpty()) {
      inquiry.require(
          method.isEmpty(),
          "PKCE",
          "code_challenge_method only with code_challenge",
          method.isEmpty() ? "neither" : "a method without a challenge",
          "RFC 7636 §4.3",
          Errors.missing("code_challenge"));
      return;
    }
    var fault = Pkce.fault(challenge.get(), method.orElse("plain"));
    inquiry.require(
        fault.isEmpty(),
        "PKCE",
        "a challenge with method S256 or plain",
        fault.orElse(method.orElse("plain") + ", " + challenge.get()),
        "RFC 7636 §4.2, §4.3",
        Errors.invalidRequest(fault.orElse("")));
  }

  private static Set<String> prompts(Parameters parameters, Inquiry inquiry) {
    var prompts = new LinkedHashSet<>(List.of(parameters.get("prompt").strip().split(" +", -1)));
    prompts.remove("");
    boolean right =
        PROMPTS.containsAll(prompts) && (prompts.size() <= 1 || !prompts.contains("none"));
    if (!prompts.isEmpty()) {
      inquiry.require(
          right,
          "prompt",
          "login, consent, select_account; or none alone",
          parameters.get("prompt"),
          "OpenID Connect Core §3.1.2.1",
          Errors.invalidRequest("Invalid parameter value for prompt"));
    }
    return Set.copyOf(prompts);
  }
}
