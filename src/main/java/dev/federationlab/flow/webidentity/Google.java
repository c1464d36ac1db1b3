package dev.federationlab.flow.webidentity;

import static dev.federationlab.flow.ArtifactKind.AUTHORIZATION_CODE;
import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;
import static dev.federationlab.flow.Message.Channel.BACK;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.ByHand;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Google: an OpenID Connect provider whose ID tokens AWS verifies by itself. The app is its relying
 * party, and speaks with Nimbus's messages.
 */
public record Google(String flow) implements WebIdentityProvider {
  private static final String ID = "google";
  private static final Scope SCOPE = new Scope("openid", "email", "profile");

  /** In the flow of its own name. */
  public Google() {
    this(ID);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Actor actor() {
    return Actor.GOOGLE;
  }

  @Override
  public ArtifactKind token() {
    return ID_TOKEN;
  }

  @Override
  public Federation federation() {
    return new Federation(
        "accounts.google.com",
        "accounts.google.com:aud",
        "accounts.google.com:sub",
        null,
        "100000000000000000001",
        "999999999999-someone-elses-app.apps.googleusercontent.com");
  }

  @Override
  public List<String> signInErrors() {
    return List.of("access_denied");
  }

  @Override
  public List<Stage.Planned> tradePlan() {
    return List.of(
        new Stage.Planned(
            Actor.APP,
            Actor.GOOGLE,
            "token request",
            BACK,
            List.of(AUTHORIZATION_CODE),
            List.of(ID_TOKEN)),
        new Stage.Planned(Actor.APP, Actor.GOOGLE, "Google's keys", BACK, List.of(), List.of()));
  }

  @Override
  public List<String> tradeOutcomes() {
    return List.of("invalid_grant", "invalid_client", "id_token_refused");
  }

  /**
   * Google's addresses, as it publishes them (OpenID Connect Discovery §4). Recorded as
   * preparation: an app reads them once and keeps them.
   */
  OIDCProviderMetadata discover(Run run) {
    var talk = new Conversation(run.preparing(), this);
    var address = talk.address("/.well-known/openid-configuration");
    var response = talk.get(address);
    try {
      return OIDCProviderMetadata.parse(response.body().text());
    } catch (ParseException e) {
      throw Conversation.unreadable(address, e);
    }
  }

  @Override
  public ByHand.Begun begin(Run run) {
    var endpoint = discover(run).getAuthorizationEndpointURI();
    var state = run.secret();
    var nonce = run.secret();
    var verifier = run.secret();
    var request =
        new AuthenticationRequest.Builder(
                ResponseType.CODE, SCOPE, new ClientID(app(run).clientId()), callback(run))
            .endpointURI(endpoint)
            .state(new State(state))
            .nonce(new Nonce(nonce))
            .codeChallenge(new CodeVerifier(verifier), CodeChallengeMethod.S256)
            .build();
    return new ByHand.Begun(request.toURI(), state, nonce, verifier, run.now(), List.of());
  }

  @Override
  public Artifact trade(Run run, Artifact code) throws Refused {
    var google = discover(run);
    var tokens = redeem(run, google.getTokenEndpointURI(), code);
    var keys = new Conversation(run, this).get(google.getJWKSetURI()).body().text();
    var nonce = Optional.ofNullable(code.fields().get("nonce"));
    return new IdTokenReading(this, tokens, keys).accept(run, nonce);
  }

  @Override
  public void redeem(Run run, Artifact code) throws Refused {
    redeem(run, discover(run).getTokenEndpointURI(), code);
  }

  private OIDCTokenResponse redeem(Run run, URI endpoint, Artifact code) throws Refused {
    var talk = new Conversation(run, this);
    var response =
        talk.post(
            endpoint, form(run, endpoint, code), List.of(AUTHORIZATION_CODE), List.of(ID_TOKEN));
    try {
      var http = new HTTPResponse(response.status());
      response.headers().fields().forEach(field -> http.setHeader(field.name(), field.value()));
      http.setBody(response.body().text());
      var answer = OIDCTokenResponseParser.parse(http);
      if (answer.indicatesSuccess()) {
        return (OIDCTokenResponse) answer.toSuccessResponse();
      }
      var error = answer.toErrorResponse().getErrorObject();
      throw talk.refused(
          error.getCode() == null ? "refused" : error.getCode(),
          response.status(),
          error.getDescription() == null ? "" : error.getDescription());
    } catch (ParseException e) {
      throw Conversation.unreadable(endpoint, e);
    }
  }

  private String form(Run run, URI endpoint, Artifact code) {
    var app = app(run);
    var verifier =
        Optional.ofNullable(code.fields().get("codeVerifier")).map(CodeVerifier::new).orElse(null);
    var grant =
        new AuthorizationCodeGrant(new AuthorizationCode(code.value()), callback(run), verifier);
    var client = new ClientSecretPost(new ClientID(app.clientId()), new Secret(app.clientSecret()));
    return new TokenRequest.Builder(endpoint, client, grant).build().toHTTPRequest().getBody();
  }
}
