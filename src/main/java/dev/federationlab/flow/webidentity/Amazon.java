package dev.federationlab.flow.webidentity;

import static dev.federationlab.flow.ArtifactKind.AUTHORIZATION_CODE;
import static dev.federationlab.flow.ArtifactKind.PROVIDER_TOKEN;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ByHand;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Response;
import java.net.URI;
import java.util.List;

/**
 * Login with Amazon: OAuth 2.0 with an opaque access token, for an app that keeps no secret: the
 * code verifier alone shows that it is the one that began the sign-in (RFC 7636).
 */
public record Amazon() implements OpaqueTokens {
  private static final String AUTHORIZE = "/ap/oa";
  private static final String TOKEN = "/auth/o2/token";
  private static final String INFO = "/auth/o2/tokeninfo";
  private static final String PROFILE = "/user/profile";
  private static final String SOURCE = "Login with Amazon, tokeninfo";

  @Override
  public String id() {
    return "amazon";
  }

  @Override
  public Actor actor() {
    return Actor.AMAZON;
  }

  @Override
  public Federation federation() {
    return new Federation(
        "www.amazon.com",
        "www.amazon.com:app_id",
        "www.amazon.com:user_id",
        "www.amazon.com",
        "amzn1.account.SOMEBODYELSE",
        "amzn1.application-oa2-client.00000000000000000000000000000000");
  }

  @Override
  public String inspection() {
    return "tokeninfo";
  }

  @Override
  public List<String> tradeOutcomes() {
    return List.of("invalid_grant", "token_refused");
  }

  @Override
  public ByHand.Begun begin(Run run) {
    var state = run.secret();
    var verifier = run.secret();
    var challenge = CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier));
    var query =
        Parameters.NONE
            .with("client_id", app(run).clientId())
            .with("scope", "profile")
            .with("response_type", "code")
            .with("redirect_uri", callback(run).toString())
            .with("state", state)
            .with("code_challenge", challenge.getValue())
            .with("code_challenge_method", "S256");
    var address = URI.create(new Conversation(run, this).address(AUTHORIZE) + "?" + query);
    return new ByHand.Begun(address, state, null, verifier, run.now(), List.of());
  }

  @Override
  public Artifact trade(Run run, Artifact code) throws Refused {
    var issued = run.now();
    var answer = answer(run, code);
    var token = answer.path("access_token").asText();
    var info = inspect(run, token);
    var reading = new TokenReading(run, SOURCE);
    reading.equal("app", app(run).clientId(), info.path("aud").asText("none"));
    // The seconds that are left, not an instant as in a JWT.
    var expires = issued.plusSeconds(info.path("exp").asLong());
    reading.expiry(expires);
    var profile = profile(run, token);
    var person = profile.path("user_id").asText("none");
    reading.equal("person", info.path("user_id").asText("none"), person);
    var artifact =
        new Artifact(
            PROVIDER_TOKEN,
            token,
            TokenReading.fields(person, info.path("aud"), info, profile),
            issued,
            expires);
    var refresh = answer.path("refresh_token").asText();
    return refresh.isEmpty() ? artifact : artifact.with("refreshToken", refresh);
  }

  @Override
  public JsonNode answer(Run run, Artifact code) throws Refused {
    var talk = new Conversation(run, this);
    var form =
        Parameters.NONE
            .with("grant_type", "authorization_code")
            .with("code", code.value())
            .with("redirect_uri", callback(run).toString())
            .with("client_id", app(run).clientId())
            .with("code_verifier", code.fields().getOrDefault("codeVerifier", ""));
    var response =
        talk.post(
            talk.address(TOKEN),
            form.toString(),
            List.of(AUTHORIZATION_CODE),
            List.of(PROVIDER_TOKEN));
    return read(talk, response, TOKEN);
  }

  private JsonNode inspect(Run run, String token) throws Refused {
    var talk = new Conversation(run, this);
    var query = Parameters.NONE.with("access_token", token);
    var response = talk.get(INFO, query, Headers.NONE, List.of(PROVIDER_TOKEN), List.of());
    return read(talk, response, INFO);
  }

  private JsonNode profile(Run run, String token) throws Refused {
    var talk = new Conversation(run, this);
    var bearer = Headers.of("Authorization", "bearer " + token);
    var response = talk.get(PROFILE, Parameters.NONE, bearer, List.of(PROVIDER_TOKEN), List.of());
    return read(talk, response, PROFILE);
  }

  private static JsonNode read(Conversation talk, Response response, String path) throws Refused {
    var json = talk.json(response, path);
    if (response.status() != 200) {
      throw talk.refused(
          json.path("error").asText("refused"),
          response.status(),
          json.path("error_description").asText());
    }
    return json;
  }
}
