package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.oauth.Callback;
import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.oauth.Pkce;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;

/**
 * A request for a code, or for tokens at once, that may be answered (aws-behaviour 3.13).
 *
 * @param flow {@code CODE}, or {@code IMPLICIT} for {@code response_type=token}
 * @param scopes as asked, each once; those of the app client if none was asked for
 * @param challenge of PKCE with S256; absent without
 * @param prompts {@code "none"} alone, or how people are to be asked
 * @param parameters all of them, as pages carry them on
 */
record AuthorizationRequest(
    Destination destination,
    OAuthFlowType flow,
    List<String> scopes,
    @Nullable String nonce,
    @Nullable String challenge,
    Set<String> prompts,
    String loginHint,
    Parameters parameters) {
  private static final Set<String> PROMPTS = Set.of("none", "login", "consent", "select_account");
  private static final Set<String> OF_OPENID = Set.of("email", "phone", "profile");
  private static final int LONGEST_SHOWN = 80;

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
        Errors.invalidRequest(repeated.orElse("") + " occurs twice"));
    var flow = flow(destination.client(), parameters, inquiry);
    var scopes = scopes(destination.client(), parameters, inquiry);
    requireChallenge(parameters, inquiry);
    return new AuthorizationRequest(
        destination,
        flow,
        scopes,
        parameters.find("nonce").orElse(null),
        parameters.find("code_challenge").orElse(null),
        prompts(parameters, inquiry),
        parameters.get("login_hint"),
        parameters);
  }

  AppClient client() {
    return destination.client();
  }

  Callback callback() {
    return destination.callback();
  }

  /** Whether somebody must be asked who they are, whoever is signed in already. */
  boolean anew() {
    return prompts.contains("login") || prompts.contains("select_account");
  }

  private static OAuthFlowType flow(AppClient client, Parameters parameters, Inquiry inquiry) {
    var type = parameters.get("response_type");
    inquiry.require(
        type.equals("code") || type.equals("token"),
        "response type",
        "code or token",
        type.isEmpty() ? "none" : type,
        Destination.SOURCE,
        Errors.invalidRequest("response_type is neither code nor token"));
    var flow = type.equals("code") ? OAuthFlowType.CODE : OAuthFlowType.IMPLICIT;
    var allowed = client.type().allowedOAuthFlowsAsStrings();
    boolean on = Boolean.TRUE.equals(client.type().allowedOAuthFlowsUserPoolClient());
    inquiry.require(
        on && allowed.contains(flow.toString()),
        "OAuth flow",
        flow + " among AllowedOAuthFlows, and AllowedOAuthFlowsUserPoolClient true",
        (allowed.isEmpty() ? "none" : String.join(", ", allowed)) + "; " + on,
        "API Reference, CreateUserPoolClient",
        Errors.UNAUTHORIZED_CLIENT);
    return flow;
  }

  private static List<String> scopes(AppClient client, Parameters parameters, Inquiry inquiry) {
    var allowed = client.type().allowedOAuthScopes();
    var asked = parameters.get("scope").strip();
    if (asked.isEmpty()) {
      inquiry.note(
          true,
          "scope",
          "any that the app client has; none asked for means all",
          String.join(" ", allowed),
          Destination.SOURCE);
      return List.copyOf(allowed);
    }
    var scopes = List.copyOf(new LinkedHashSet<>(List.of(asked.split(" +"))));
    for (var scope : scopes) {
      inquiry.require(
          allowed.contains(scope),
          "scope " + (scope.length() > LONGEST_SHOWN ? "…" : scope),
          "one of " + String.join(" ", allowed),
          scope,
          Destination.SOURCE,
          Errors.INVALID_SCOPE);
    }
    boolean withOpenid = scopes.contains("openid");
    boolean needed = scopes.stream().anyMatch(OF_OPENID::contains);
    if (needed) {
      inquiry.require(
          withOpenid,
          "scope openid",
          "asked for together with email, phone or profile",
          withOpenid ? "it is" : asked,
          Destination.SOURCE,
          Errors.INVALID_SCOPE);
    }
    return scopes;
  }

  /** S256 or nothing: a plain challenge would be the secret itself. */
  private static void requireChallenge(Parameters parameters, Inquiry inquiry) {
    var challenge = parameters.find("code_challenge");
    var method = parameters.find("code_challenge_method");
    if (challenge.isEmpty() && method.isEmpty()) {
      return;
    }
    boolean both = challenge.isPresent() && method.isPresent();
    var fault = both && method.get().equals("S256") ? Pkce.fault(challenge.get(), "S256") : method;
    boolean right = both && method.get().equals("S256") && fault.isEmpty();
    inquiry.require(
        right,
        "PKCE",
        "code_challenge with code_challenge_method S256",
        right
            ? "S256, " + challenge.get()
            : both ? fault.orElse("") : challenge.isPresent() ? "no method" : "no challenge",
        Destination.SOURCE + "; RFC 7636 §4.3",
        Errors.invalidRequest("code_challenge and code_challenge_method=S256 belong together"));
  }

  private static Set<String> prompts(Parameters parameters, Inquiry inquiry) {
    var text = parameters.get("prompt").strip();
    if (text.isEmpty()) {
      return Set.of();
    }
    var prompts = Set.copyOf(List.of(text.split(" +")));
    inquiry.require(
        PROMPTS.containsAll(prompts) && (prompts.size() == 1 || !prompts.contains("none")),
        "prompt",
        "login, select_account, consent; or none alone",
        text,
        "OpenID Connect Core §3.1.2.1",
        Errors.invalidRequest("prompt is not valid"));
    return prompts;
  }
}
