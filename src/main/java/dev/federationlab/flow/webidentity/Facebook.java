package dev.federationlab.flow.webidentity;

import static dev.federationlab.flow.ArtifactKind.AUTHORIZATION_CODE;
import static dev.federationlab.flow.ArtifactKind.PROVIDER_TOKEN;

import com.fasterxml.jackson.databind.JsonNode;
import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.ByHand;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.http.Headers;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * Facebook Login: plain OAuth 2.0 with an opaque access token. Whose it is, and which app's, only
 * the Graph API can say, and the app asks it before it believes anything. The code is traded with a
 * GET, and there is no PKCE.
 */
public record Facebook() implements OpaqueTokens {
  private static final String VERSION = "/v17.0";
  private static final String DIALOG = VERSION + "/dialog/oauth";
  private static final String TOKEN = VERSION + "/oauth/access_token";
  private static final String DEBUG = "/debug_token";
  private static final String ME = "/me";
  private static final String SOURCE = "Facebook Graph API, debug_token";

  @Override
  public String id() {
    return "facebook";
  }

  @Override
  public Actor actor() {
    return Actor.FACEBOOK;
  }

  @Override
  public Federation federation() {
    return new Federation(
        "graph.facebook.com",
        "graph.facebook.com:app_id",
        "graph.facebook.com:id",
        "graph.facebook.com",
        "100000000000001",
        "999999999999999");
  }

  @Override
  public String inspection() {
    return "debug_token";
  }

  @Override
  public List<String> tradeOutcomes() {
    return List.of("OAuthException", "token_refused");
  }

  @Override
  public ByHand.Begun begin(Run run) {
    var state = run.secret();
    var query =
        Parameters.NONE
            .with("client_id", app(run).clientId())
            .with("redirect_uri", callback(run).toString())
            .with("state", state)
            .with("scope", "public_profile,email")
            .with("response_type", "code");
    var address = URI.create(new Conversation(run, this).address(DIALOG) + "?" + query);
    return new ByHand.Begun(address, state, null, null, run.now(), List.of());
  }

  @Override
  public Artifact trade(Run run, Artifact code) throws Refused {
    var issued = run.now();
    var answer = answer(run, code);
    var token = answer.path("access_token").asText();
    var inspection = inspect(run, token);
    var data = inspection.path("data");
    var reading = new TokenReading(run, SOURCE);
    reading.equal("validity", "true", data.path("is_valid").asText("none"));
    reading.equal("app", app(run).clientId(), data.path("app_id").asText("none"));
    var expires = Instant.ofEpochSecond(data.path("expires_at").asLong());
    reading.expiry(expires);
    var profile = profile(run, token);
    reading.equal("person", data.path("user_id").asText("none"), profile.path("id").asText("none"));
    return new Artifact(
        PROVIDER_TOKEN,
        token,
        TokenReading.fields(profile.path("id").asText(), data.path("app_id"), inspection, profile),
        issued,
        expires);
  }

  @Override
  public JsonNode answer(Run run, Artifact code) throws Refused {
    var app = app(run);
    var query =
        Parameters.NONE
            .with("client_id", app.clientId())
            .with("redirect_uri", callback(run).toString())
            .with("client_secret", run.setting(Names.CLIENT_SECRET, app.clientSecret()))
            .with("code", code.value());
    return asked(run, TOKEN, query, List.of(AUTHORIZATION_CODE), List.of(PROVIDER_TOKEN));
  }

  /** Asked as the app itself, whose token is its ID and its secret. */
  private JsonNode inspect(Run run, String token) throws Refused {
    var app = app(run);
    var query =
        Parameters.NONE
            .with("input_token", token)
            .with("access_token", app.clientId() + "|" + app.clientSecret());
    return asked(run, DEBUG, query, List.of(PROVIDER_TOKEN), List.of());
  }

  private JsonNode profile(Run run, String token) throws Refused {
    var query = Parameters.NONE.with("fields", "id,name,email").with("access_token", token);
    return asked(run, ME, query, List.of(PROVIDER_TOKEN), List.of());
  }

  /** Says the Graph API's error as it words it: its type is all that has a name. */
  private JsonNode asked(
      Run run, String path, Parameters query, List<ArtifactKind> carries, List<ArtifactKind> brings)
      throws Refused {
    var talk = new Conversation(run, this);
    var response = talk.get(path, query, Headers.NONE, carries, brings);
    var json = talk.json(response, path);
    if (response.status() != 200) {
      var error = json.path("error");
      throw talk.refused(
          error.path("type").asText("refused"), response.status(), error.path("message").asText());
    }
    return json;
  }
}
