package dev.federationlab.provider.google;

import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.provider.oauth.AuthorizationReading;
import dev.federationlab.provider.oauth.AuthorizationRequest;
import dev.federationlab.provider.oauth.AuthorizationRequest.Wishes;
import dev.federationlab.provider.oauth.Destination;
import dev.federationlab.provider.oauth.FrontErrors;
import dev.federationlab.provider.oauth.Manner;
import dev.federationlab.provider.oauth.Scopes;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Google on the way to a code: OpenID Connect (Core §3.1.2.1), with prompts and a nonce. */
final class GoogleManner implements Manner {
  private static final Set<String> PROMPTS = Set.of("login", "consent", "select_account", "none");

  @Override
  public String name() {
    return Google.NAME;
  }

  @Override
  public String title() {
    return "Google";
  }

  @Override
  public String authorizationPath() {
    return "/o/oauth2/v2/auth";
  }

  @Override
  public Scopes scopes() {
    return GoogleScopes.ALL;
  }

  @Override
  public AuthorizationRequest read(
      Destination destination, Parameters parameters, Inquiry inquiry) {
    var reading = new AuthorizationReading(parameters, inquiry);
    reading.eachParameterOnce();
    reading.responseType();
    requireNothingUnsupported(parameters, inquiry);
    var scopes = reading.scopes(GoogleScopes.ALL);
    var challenge = reading.challenge().orElse(null);
    var wishes =
        new Wishes(
            parameters.find("nonce").orElse(null),
            prompts(parameters, inquiry),
            parameters.get("login_hint"),
            parameters.get("access_type").equals("offline"));
    return new AuthorizationRequest(destination, scopes, challenge, wishes, parameters);
  }

  @Override
  public Map<String, String> besidesTheCode(AuthorizationRequest request, boolean asked) {
    var answer = new LinkedHashMap<String, String>();
    answer.put("scope", GoogleScopes.listed(request.scopes()));
    answer.put("authuser", "0");
    answer.put("prompt", asked ? "consent" : "none");
    return answer;
  }

  @Override
  public List<Scopes.Scope> alsoAllowed(AuthorizationRequest request) {
    return request.wishes().offline()
        ? List.of(new Scopes.Scope("access_type=offline", "Do this later too, when you are away"))
        : List.of();
  }

  @Override
  public OAuthError denied() {
    return FrontErrors.ACCESS_DENIED;
  }

  @Override
  public String emailHint() {
    return "Any address will do. Nothing is mailed, so your ID token will say that it is not"
        + " verified.";
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
            FrontErrors.notSupported(name));
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
          FrontErrors.invalidRequest("response_mode is `query` here, and nothing else"));
    }
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
          FrontErrors.invalidRequest("Invalid parameter value for prompt"));
    }
    return prompts;
  }
}
