package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.http.Response;
import dev.federationlab.oauth.Callback;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.oauth.Parameters.UnreadableException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Ends the browser's session with the pool, and nothing else: tokens hold until they expire, and at
 * the web identity provider the person stays signed in (aws-behaviour 3.13).
 */
final class Logout {
  private static final String SOURCE = "Cognito Developer Guide, Logout endpoint";

  private final Surroundings surroundings;

  Logout(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  Response answer(Visit visit) throws UnreadableException {
    var parameters = visit.query();
    var client = Destination.client(visit, parameters, surroundings.pools());
    var address =
        parameters.find("logout_uri").isPresent()
            ? signedOut(visit, client, parameters)
            : signInAgain(visit, parameters);
    var browser = new Browser(visit, client.pool(), surroundings.secrets(), surroundings.address());
    visit.within(
        call -> {
          browser.forget(call.store());
          return Boolean.TRUE;
        });
    return browser.finish(Answers.found(address));
  }

  /** To an address of the app that is registered for it. */
  private static String signedOut(Visit visit, AppClient client, Parameters parameters) {
    var address = parameters.get("logout_uri");
    var registered = client.logoutUrls();
    visit
        .inquiry()
        .require(
            registered.contains(address),
            "sign-out address",
            registered.isEmpty()
                ? "one that the app client has registered: it has none"
                : "exactly " + String.join(" or ", registered),
            address,
            SOURCE,
            Errors.REDIRECT_MISMATCH);
    var state = parameters.find("state").orElse(null);
    return state == null ? address : new Callback(address, state).with(Map.of()).toString();
  }

  /** To the sign-in page, for somebody else to sign in. */
  private String signInAgain(Visit visit, Parameters parameters) {
    var destination = Destination.read(visit, parameters, surroundings.pools());
    AuthorizationRequest.read(destination, parameters, visit.inquiry());
    var values = new LinkedHashMap<>(parameters.values());
    return "/login?" + new Parameters(values, Set.of()).encoded();
  }
}
