package dev.federationlab.flow.google;

import static dev.federationlab.flow.ArtifactKind.AUTHORIZATION_CODE;
import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.ConversationBroken;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Message.Channel;
import dev.federationlab.flow.Outcome;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Trades the authorization code for an ID token (RFC 6749 §4.1.3, OpenID Connect Core §3.1.3), and
 * checks the token before anything is done with it (§3.1.3.7).
 */
public record TradeCode(List<Fault> faults) implements Stage {
  public TradeCode {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "trade-code";
  }

  @Override
  public List<Planned> plan() {
    return List.of(
        new Planned(
            Actor.APP,
            Actor.GOOGLE,
            "token request",
            Channel.BACK,
            List.of(AUTHORIZATION_CODE),
            List.of(ID_TOKEN)),
        new Planned(Actor.APP, Actor.GOOGLE, "Google's keys", Channel.BACK, List.of(), List.of()));
  }

  @Override
  public List<String> outcomes() {
    return List.of("invalid_grant", "invalid_client", "id_token_refused");
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of(AUTHORIZATION_CODE);
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(ID_TOKEN);
  }

  @Override
  public void run(Run run) throws Refused {
    var code = run.spend(AUTHORIZATION_CODE);
    var google = GoogleApp.discover(run);
    var tokens = redeem(run, google.getTokenEndpointURI(), code);
    var keys = GoogleApp.get(run, google.getJWKSetURI()).body().text();
    var nonce = Optional.ofNullable(code.fields().get("nonce"));
    run.keep(new IdTokenReading(tokens, keys).accept(run, nonce));
  }

  /**
   * Sends the code to the token endpoint.
   *
   * @throws Refused with the OAuth 2.0 error, such as {@code invalid_grant}
   */
  public static OIDCTokenResponse redeem(Run run, URI endpoint, Artifact code) throws Refused {
    var response = post(run, endpoint, code);
    try {
      var http = new HTTPResponse(response.status());
      response.headers().fields().forEach(field -> http.setHeader(field.name(), field.value()));
      http.setBody(response.body().text());
      var answer = OIDCTokenResponseParser.parse(http);
      if (answer.indicatesSuccess()) {
        return (OIDCTokenResponse) answer.toSuccessResponse();
      }
      var error = answer.toErrorResponse().getErrorObject();
      throw new Refused(
          new Outcome(
              Outcome.Kind.REFUSED,
              error.getCode() == null ? "refused" : error.getCode(),
              Actor.GOOGLE,
              response.status(),
              error.getDescription() == null ? "" : error.getDescription()));
    } catch (ParseException e) {
      throw GoogleApp.unreadable(endpoint, e);
    }
  }

  /** Sends the code once and for all: for a fault that wants it used before the stage begins. */
  public static void redeemBefore(Run run, Artifact code) throws Refused {
    redeem(run, GoogleApp.discover(run).getTokenEndpointURI(), code);
  }

  private static Response post(Run run, URI endpoint, Artifact code) {
    var app = GoogleApp.registered(run);
    var verifier =
        Optional.ofNullable(code.fields().get("codeVerifier")).map(CodeVerifier::new).orElse(null);
    var grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code.value()),
            run.parties().callback(GoogleNames.FLOW),
            verifier);
    var client = new ClientSecretPost(new ClientID(app.clientId()), new Secret(app.clientSecret()));
    var form = new TokenRequest.Builder(endpoint, client, grant).build().toHTTPRequest();
    var headers =
        Headers.of(
            "Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json");
    var exchange =
        run.send(
            new Request("POST", endpoint, headers, Body.of(form.getBody())),
            x -> GoogleApp.back(run, x, List.of(AUTHORIZATION_CODE), List.of(ID_TOKEN)));
    return exchange
        .response()
        .orElseThrow(() -> new ConversationBroken("no answer from " + endpoint));
  }
}
