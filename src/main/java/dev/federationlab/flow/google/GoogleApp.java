package dev.federationlab.flow.google;

import static dev.federationlab.flow.Message.Channel.BACK;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.federationlab.flow.Actor;
import dev.federationlab.flow.App;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.ByHand;
import dev.federationlab.flow.ConversationBroken;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import dev.federationlab.http.Body;
import dev.federationlab.http.Exchange;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import java.net.URI;
import java.util.List;

/** The app as Google sees it: OpenID Connect's relying party, speaking with Nimbus's messages. */
public final class GoogleApp {
  private static final Scope SCOPE = new Scope("openid", "email", "profile");

  private GoogleApp() {}

  /** The learner's app as Google knows it, registered now if it is not yet. */
  public static App registered(Run run) {
    return run.app(GoogleNames.PROVIDER);
  }

  /**
   * Google's addresses, as it publishes them (OpenID Connect Discovery §4). Recorded as
   * preparation: an app reads them once and keeps them.
   */
  static OIDCProviderMetadata discover(Run run) {
    var address =
        URI.create(GoogleNames.issuer(run.parties()) + "/.well-known/openid-configuration");
    var response = get(run.preparing(), address);
    try {
      return OIDCProviderMetadata.parse(response.body().text());
    } catch (ParseException e) {
      throw unreadable(address, e);
    }
  }

  /** Fetches a document from server to server. */
  static Response get(Run run, URI address) {
    var request = new Request("GET", address, Headers.of("Accept", "application/json"), Body.EMPTY);
    var exchange = run.send(request, x -> back(run, x, List.of(), List.of()));
    return exchange
        .response()
        .filter(response -> response.status() == 200)
        .orElseThrow(() -> new ConversationBroken(address + " did not answer with 200"));
  }

  /** What the app keeps while the browser is away, with the address it sends the browser to. */
  static ByHand.Begun begin(Run run) {
    var endpoint = discover(run).getAuthorizationEndpointURI();
    var state = run.secret();
    var nonce = run.secret();
    var verifier = run.secret();
    var request =
        new AuthenticationRequest.Builder(
                ResponseType.CODE,
                SCOPE,
                new ClientID(registered(run).clientId()),
                run.parties().callback(GoogleNames.FLOW))
            .endpointURI(endpoint)
            .state(new State(state))
            .nonce(new Nonce(nonce))
            .codeChallenge(new CodeVerifier(verifier), CodeChallengeMethod.S256)
            .build();
    return new ByHand.Begun(request.toURI(), state, nonce, verifier, run.now(), List.of());
  }

  /** An exchange between app and Google that no browser sees. */
  static Stage.Planned back(
      Run run, Exchange exchange, List<ArtifactKind> carries, List<ArtifactKind> brings) {
    return new Stage.Planned(Actor.APP, Actor.GOOGLE, title(run, exchange), BACK, carries, brings);
  }

  /**
   * Method and path, without the part of the path that is the same in all of Google's addresses
   * here.
   */
  static String title(Run run, Exchange exchange) {
    var path = exchange.request().uri().getRawPath();
    var base = GoogleNames.issuer(run.parties()).getRawPath();
    var shown = path.startsWith(base + "/") ? path.substring(base.length()) : path;
    return exchange.request().method() + " " + shown;
  }

  static ConversationBroken unreadable(URI address, Exception e) {
    return new ConversationBroken(address + " answered something unreadable: " + e.getMessage());
  }
}
