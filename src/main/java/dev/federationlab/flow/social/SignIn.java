package dev.federationlab.flow.social;

import static dev.federationlab.flow.ArtifactKind.AUTHORIZATION_CODE;
import static dev.federationlab.flow.Message.Channel.FRONT;

import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.ByHand;
import dev.federationlab.flow.ConversationBroken;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.webidentity.Facebook;
import dev.federationlab.flow.webidentity.OneClick;
import dev.federationlab.http.Exchange;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends the person to the user pool, which sends them on to Facebook. With one click a stand-in
 * browser goes through Facebook's pages and stops where Facebook sends it back to the pool; by hand
 * the learner's own browser goes all the way back to the app.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html">
 *     Authorize endpoint</a>
 */
public record SignIn(List<Fault> faults) implements ByHand {
  /** As Facebook's codes are here; which no message says. */
  private static final Duration CODE_LIFETIME = Duration.ofSeconds(60);

  /** What the next stage finds with the code: where the browser goes, and what it has. */
  static final String ADDRESS = "address";

  static final String COOKIES = "cookies";

  /** With the code of a sign-in by hand: where the browser has arrived already. */
  static final String ARRIVED = "arrived";

  static final String STATE = "state";

  public SignIn {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "sign-in";
  }

  @Override
  public List<Planned> plan() {
    return List.of(
        new Planned(
            Actor.YOU, Actor.USER_POOL, "GET /oauth2/authorize", FRONT, List.of(), List.of()),
        new Planned(
            Actor.YOU,
            Actor.FACEBOOK,
            "sign-in and consent",
            FRONT,
            List.of(),
            List.of(AUTHORIZATION_CODE)));
  }

  @Override
  public List<String> outcomes() {
    return List.of(
        "access_denied",
        "invalid_request",
        "invalid_scope",
        "redirect_mismatch",
        "state_mismatch",
        "code_missing");
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of();
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(AUTHORIZATION_CODE);
  }

  @Override
  public Begun begin(Run run) throws Refused {
    var clientId = SocialPool.client(run);
    var state = run.secret();
    var nonce = run.secret();
    var verifier = run.secret();
    var callback =
        run.setting(SocialNames.CALLBACK, run.parties().callback(SocialNames.FLOW).toString());
    var request =
        new AuthenticationRequest.Builder(
                ResponseType.CODE,
                Scope.parse(run.setting(SocialNames.SCOPE, SocialNames.SCOPES)),
                new ClientID(clientId),
                URI.create(callback))
            .endpointURI(run.parties().aws().resolve("/oauth2/authorize"))
            .customParameter("identity_provider", SocialPool.FACEBOOK)
            .state(new State(state))
            .nonce(new Nonce(nonce))
            .codeChallenge(new CodeVerifier(verifier), CodeChallengeMethod.S256)
            .build();
    return new Begun(request.toURI(), state, nonce, verifier, run.now(), List.of());
  }

  @Override
  public void run(Run run) throws Refused {
    var begun = begin(run);
    var browser = new PoolBrowser(run, "");
    var facebook = browser.open(begun.address());
    if (Callback.isAt(run, facebook)) {
      Callback.refuse(facebook);
      throw new ConversationBroken("the user pool sent nobody to Facebook");
    }
    var back =
        new OneClick(run, new Facebook(), run.parties().poolCallback())
            .signIn(facebook, run.person());
    var code = Callback.code(back);
    if (code.isEmpty()) {
      // Whoever says no is sent back all the same, to the pool first, and by the pool to the app.
      Callback.refuse(browser.open(back));
      throw new ConversationBroken("Facebook sent neither a code nor an error");
    }
    var fields = kept(begun);
    fields.put(ADDRESS, back.toString());
    fields.put(COOKIES, browser.cookies());
    var now = run.now();
    run.keep(new Artifact(AUTHORIZATION_CODE, code.get(), fields, now, now.plus(CODE_LIFETIME)));
  }

  @Override
  public void complete(Run run, @Nullable Begun begun, Exchange callback) throws Refused {
    record(run, callback);
    var address = callback.request().uri();
    var state = begun == null ? null : begun.state();
    var fields = begun == null ? new HashMap<String, String>() : kept(begun);
    fields.put(ARRIVED, address.toString());
    run.keep(Callback.accept(run, address, state, fields));
  }

  /** The browser's request to the app, as the app sees it. */
  static void record(Run run, Exchange callback) {
    var address = callback.request().uri();
    List<ArtifactKind> carries =
        Callback.code(address).isPresent() ? List.of(AUTHORIZATION_CODE) : List.of();
    run.record(
        new Planned(
            Actor.YOU,
            Actor.APP,
            callback.request().method() + " " + address.getRawPath(),
            FRONT,
            carries,
            List.of()),
        callback);
  }

  private static Map<String, String> kept(Begun begun) {
    var fields = new HashMap<String, String>();
    fields.put(STATE, begun.state());
    fields.put("nonce", String.valueOf(begun.nonce()));
    fields.put("codeVerifier", String.valueOf(begun.codeVerifier()));
    return fields;
  }
}
