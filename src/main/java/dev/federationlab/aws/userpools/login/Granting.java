package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.userpools.token.Occasion;
import dev.federationlab.aws.userpools.token.SignIn;
import dev.federationlab.aws.userpools.token.Tokens;
import dev.federationlab.aws.userpools.user.Moment;
import dev.federationlab.aws.userpools.user.Triggers;
import dev.federationlab.aws.userpools.user.User;
import dev.federationlab.http.Response;
import dev.federationlab.oauth.Parameters;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;

/** The end of a sign-in: back to the app with a code, or with tokens at once. */
final class Granting {
  /** The pool itself among the identity providers of an app client. */
  static final String COGNITO = "COGNITO";

  private final Codes codes;
  private final Tokens tokens;
  private final Triggers triggers;

  Granting(Codes codes, Tokens tokens, Triggers triggers) {
    this.codes = codes;
    this.tokens = tokens;
    this.triggers = triggers;
  }

  /**
   * Somebody has just proved who they are: the browser gets a session, the app its answer.
   *
   * @throws dev.federationlab.aws.ServiceException what the pool's functions refuse
   */
  Response signedIn(Visit visit, Browser browser, AuthorizationRequest request, Arrival arrival) {
    URI address =
        visit.within(
            call -> {
              var user = arrival.user();
              if (arrival.known()) {
                triggers.postAuthentication(
                    Moment.of(call),
                    request.client().pool(),
                    request.client().id(),
                    user,
                    Map.of());
              }
              var answer = answer(call, request, user, call.now());
              // Last, since it changes the cookie, and what was done before may be done again.
              browser.signIn(call.store(), user.username(), user.sub(), arrival.provider());
              return answer;
            });
    return Answers.found(address);
  }

  /**
   * Who has come.
   *
   * @param provider with which identity provider: {@link #COGNITO}, {@code "Facebook"}
   * @param known whether they are not one whom the provider has only now brought along
   */
  record Arrival(User user, String provider, boolean known) {
    /** Of somebody whom the pool itself knows. */
    static Arrival local(User user) {
      return new Arrival(user, COGNITO, true);
    }
  }

  /** The address of the app with the answer to a user who signed in at some time. */
  URI answer(Call call, AuthorizationRequest request, User user, Instant signedInAt) {
    if (request.flow() == OAuthFlowType.IMPLICIT) {
      return request.callback().withFragment(implicit(call, request, user, signedInAt));
    }
    var granted =
        new Granted(
            request.client().id(),
            request.callback().redirectUri(),
            request.scopes(),
            request.nonce(),
            request.challenge(),
            user.username(),
            user.sub(),
            signedInAt);
    return request.callback().with(Map.of("code", codes.issue(call, request.client(), granted)));
  }

  /** Never a refresh token, and an ID token only with {@code openid}. */
  private Map<String, String> implicit(
      Call call, AuthorizationRequest request, User user, Instant signedInAt) {
    var issued =
        tokens.issue(
            Moment.of(call),
            request.client(),
            user,
            SignIn.byManagedLogin(signedInAt, request.scopes(), request.nonce()),
            Occasion.hostedAuth());
    var answer = new LinkedHashMap<String, String>();
    issued.idToken().ifPresent(token -> answer.put("id_token", token));
    answer.put("access_token", issued.accessToken());
    answer.put("token_type", "bearer");
    answer.put("expires_in", String.valueOf(issued.expiresIn().toSeconds()));
    return answer;
  }

  /** The address of one of our pages with the same request. */
  static String address(String path, AuthorizationRequest request) {
    return path + "?" + request.parameters().encoded();
  }

  /** The address of one of our pages with the same request and one more parameter, or without. */
  static String address(String path, AuthorizationRequest request, Map<String, String> changed) {
    var values = new LinkedHashMap<>(request.parameters().values());
    changed.forEach(
        (name, value) -> {
          values.remove(name);
          if (!value.isEmpty()) {
            values.put(name, value);
          }
        });
    return path + "?" + new Parameters(values, java.util.Set.of()).encoded();
  }
}
