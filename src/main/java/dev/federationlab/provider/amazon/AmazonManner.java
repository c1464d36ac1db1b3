package dev.federationlab.provider.amazon;

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
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Login with Amazon on the way to a code. Whoever gets a code gets a refresh token with it. */
final class AmazonManner implements Manner {
  static final String PROFILE = "profile";
  static final String USER_ID = "profile:user_id";
  static final String POSTAL_CODE = "postal_code";

  private static final Scopes SCOPES =
      new Scopes(
          " +",
          List.of(
              new Scope(PROFILE, "See your name and e-mail address"),
              new Scope(USER_ID, "Know you again by an ID that never changes, and nothing else"),
              new Scope(POSTAL_CODE, "See your postal code")));

  @Override
  public String name() {
    return Amazon.NAME;
  }

  @Override
  public String title() {
    return "Amazon";
  }

  @Override
  public String authorizationPath() {
    return "/ap/oa";
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
    reading.responseType();
    var scopes = reading.scopes(SCOPES);
    var challenge = reading.challenge().orElse(null);
    var wishes = new Wishes(null, Set.of(), "", true);
    return new AuthorizationRequest(destination, scopes, challenge, wishes, parameters);
  }

  @Override
  public Map<String, String> besidesTheCode(AuthorizationRequest request, boolean asked) {
    return Map.of("scope", String.join(" ", request.scopes()));
  }

  @Override
  public List<Scope> alsoAllowed(AuthorizationRequest request) {
    return List.of(new Scope("refresh_token", "Do this later too, when you are away"));
  }

  @Override
  public OAuthError denied() {
    return new OAuthError("access_denied", "The person did not allow it.", 403);
  }

  @Override
  public String emailHint() {
    return "Any address will do: nothing is mailed to it.";
  }
}
