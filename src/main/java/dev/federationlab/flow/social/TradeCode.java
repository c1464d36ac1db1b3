package dev.federationlab.flow.social;

import static dev.federationlab.flow.ArtifactKind.ACCESS_TOKEN;
import static dev.federationlab.flow.ArtifactKind.AUTHORIZATION_CODE;
import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;
import static dev.federationlab.flow.ArtifactKind.REFRESH_TOKEN;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import dev.federationlab.decision.Check;
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
import dev.federationlab.flow.userpool.Gained;
import dev.federationlab.flow.userpool.PoolKeys;
import dev.federationlab.flow.userpool.TokenReading;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import java.net.URI;
import java.util.List;

/**
 * Trades the pool's own code for its tokens, and verifies them. Nothing in it is Facebook's: with
 * another provider it would be the same, word for word.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html">
 *     Token endpoint</a>
 */
public record TradeCode(List<Fault> faults) implements Stage {
  private static final Planned ARROW =
      new Planned(
          Actor.APP,
          Actor.USER_POOL,
          "POST /oauth2/token",
          Channel.BACK,
          List.of(AUTHORIZATION_CODE),
          List.of(ID_TOKEN, ACCESS_TOKEN, REFRESH_TOKEN));

  public TradeCode {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "trade-code";
  }

  @Override
  public List<Planned> plan() {
    return List.of(ARROW, PoolKeys.ARROW);
  }

  @Override
  public List<String> outcomes() {
    return List.of("invalid_grant", TokenReading.REFUSED);
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of(AUTHORIZATION_CODE);
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(ID_TOKEN, ACCESS_TOKEN, REFRESH_TOKEN);
  }

  @Override
  public void run(Run run) throws Refused {
    var code = run.spend(AUTHORIZATION_CODE);
    var clientId = SocialPool.client(run);
    var poolId = SocialPool.ensure(run);
    var tokens = redeem(run, code).getOIDCTokens();
    var id = tokens.getIDTokenString();
    var access = tokens.getAccessToken().getValue();
    var reading = new TokenReading(run, poolId, clientId, PoolKeys.fetch(run, poolId));
    reading.id(id);
    nonce(run, code.fields().getOrDefault("nonce", ""), id);
    reading.access(access);
    var username = String.valueOf(Gained.claims(id).getClaim("cognito:username"));
    var refresh = tokens.getRefreshToken();
    new Gained(clientId, username, id, access, refresh == null ? null : refresh.getValue())
        .keep(run);
  }

  /** Without it a token of another sign-in could be slipped in (OpenID Connect Core §15.5.2). */
  private static void nonce(Run run, String wanted, String idToken) throws Refused {
    var saw = String.valueOf(Gained.claims(idToken).getClaim("nonce"));
    run.require(
        new Check(
                "ID token nonce",
                wanted,
                saw,
                wanted.equals(saw),
                "OpenID Connect Core §3.1.3.7 (11)")
            .within("ID token"),
        TokenReading.REFUSED);
  }

  /**
   * Sends the code to the token endpoint.
   *
   * @throws Refused with the OAuth 2.0 error, such as {@code invalid_grant}
   */
  public static OIDCTokenResponse redeem(Run run, Artifact code) throws Refused {
    var endpoint = run.parties().aws().resolve("/oauth2/token");
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
              Actor.USER_POOL,
              response.status(),
              error.getDescription() == null ? "" : error.getDescription()));
    } catch (ParseException e) {
      throw new ConversationBroken(endpoint + " answered something unreadable");
    }
  }

  private static Response post(Run run, URI endpoint, Artifact code) throws Refused {
    var grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code.value()),
            run.parties().callback(SocialNames.FLOW),
            new CodeVerifier(code.fields().getOrDefault("codeVerifier", "")));
    var form =
        new TokenRequest.Builder(endpoint, new ClientID(SocialPool.client(run)), grant)
            .build()
            .toHTTPRequest();
    var headers =
        Headers.of(
            "Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json");
    return run.send(new Request("POST", endpoint, headers, Body.of(form.getBody())), x -> ARROW)
        .response()
        .orElseThrow(() -> new ConversationBroken("no answer from " + endpoint));
  }
}
