package dev.federationlab.provider.facebook;

import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.provider.oauth.AuthorizationReading;
import dev.federationlab.provider.oauth.AuthorizationRequest;
import dev.federationlab.provider.oauth.AuthorizationRequest.Wishes;
import dev.federationlab.provider.oauth.Destination;
import dev.federationlab.provider.oauth.Manner;
import dev.federationlab.provider.oauth.Scopes;
import dev.federationlab.provider.oauth.Scopes.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Facebook on the way to a code: the login dialog, with scopes between commas. PKCE is heeded where
 * an app sends a challenge, and never asked for.
 */
final class FacebookManner implements Manner {
  static final String PUBLIC_PROFILE = "public_profile";
  static final String EMAIL = "email";

  private static final Scopes SCOPES =
      new Scopes(
          "[, ]+",
          List.of(
              new Scope(PUBLIC_PROFILE, "See your name, and know you again by an ID of its own"),
              new Scope(EMAIL, "See your e-mail address")));

  @Override
  public String name() {
    return Facebook.NAME;
  }

  @Override
  public String title() {
    return "Facebook";
  }

  @Override
  public String authorizationPath() {
    return "/dialog/oauth";
  }

  @Override
  public Scopes scopes() {
    return SCOPES;
  }

  @Override
  public AuthorizationRequest read(
      Destination destination, Parameters parameters, Inquiry inquiry) {
    var reading = new AuthorizationReading(parameters, inquiry);
    reading.eachParameterOnce();
    reading.responseTypeIfPresent();
    var scopes = scopes(reading, parameters);
    var challenge = reading.challenge().orElse(null);
    var wishes = new Wishes(null, prompts(parameters.get("auth_type")), "", false);
    return new AuthorizationRequest(destination, scopes, challenge, wishes, parameters);
  }

  @Override
  public Map<String, String> besidesTheCode(AuthorizationRequest request, boolean asked) {
    return Map.of();
  }

  @Override
  public List<Scope> alsoAllowed(AuthorizationRequest request) {
    return List.of();
  }

  @Override
  public OAuthError denied() {
    return new OAuthError(
        "access_denied",
        "Permissions error",
        403,
        Map.of("error_code", 200, "error_reason", "user_denied"));
  }

  @Override
  public String emailHint() {
    return "Any address will do: nothing is mailed to it.";
  }

  /** The public profile is part of every sign-in. */
  private static List<String> scopes(AuthorizationReading reading, Parameters parameters) {
    var wanted = parameters.get("scope").strip();
    var scopes =
        new ArrayList<>(reading.scopes(SCOPES, wanted.isEmpty() ? PUBLIC_PROFILE : wanted));
    if (!scopes.contains(PUBLIC_PROFILE)) {
      scopes.add(0, PUBLIC_PROFILE);
    }
    return scopes;
  }

  private static Set<String> prompts(String authType) {
    return switch (authType) {
      case "reauthenticate" -> Set.of("login");
      case "rerequest" -> Set.of("consent");
      default -> Set.of();
    };
  }
}
