package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.pool.Pools;
import dev.federationlab.oauth.Callback;
import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.oauth.Parameters;
import java.util.List;
import java.util.Optional;

/**
 * Where the browser may be sent back to: an address that a known app client has registered,
 * character by character. Until it is known to be right, nothing may be sent there, not even an
 * error (aws-behaviour 3.13).
 */
record Destination(AppClient client, Callback callback) {
  static final String SOURCE = "Cognito Developer Guide, Authorize endpoint";
  private static final int LONGEST_ID = 128;

  /**
   * Reads it.
   *
   * @throws OAuthError.Refusal which must be shown on a page of our own
   */
  static Destination read(Visit visit, Parameters parameters, Pools pools) {
    var inquiry = visit.inquiry();
    var client = client(visit, parameters, pools);
    requireOnce("redirect_uri", parameters, inquiry);
    var redirectUri = parameters.get("redirect_uri");
    var registered = client.callbackUrls();
    inquiry.require(
        registered.contains(redirectUri),
        "redirect address",
        registered.isEmpty()
            ? "one that the app client has registered: it has none"
            : "exactly " + String.join(" or ", registered),
        redirectUri.isEmpty() ? "none" : redirectUri,
        SOURCE + "; RFC 9700 §4.1.3",
        Errors.REDIRECT_MISMATCH);
    var state =
        parameters.repeated().contains("state")
            ? Optional.<String>empty()
            : parameters.find("state");
    return new Destination(client, new Callback(redirectUri, state.orElse(null)));
  }

  /**
   * The app client that a page is asked for, of a pool with a domain.
   *
   * @throws OAuthError.Refusal which must be shown on a page of our own
   */
  static AppClient client(Visit visit, Parameters parameters, Pools pools) {
    var inquiry = visit.inquiry();
    requireOnce("client_id", parameters, inquiry);
    var id = parameters.get("client_id");
    var client =
        id.length() > LONGEST_ID
            ? Optional.<AppClient>empty()
            : visit.within(call -> pools.client(call.store(), id));
    inquiry.require(
        client.isPresent(),
        "app client",
        "one that a user pool has",
        id.isEmpty() ? "no client_id" : id,
        SOURCE,
        Errors.UNKNOWN_CLIENT);
    requireDomain(client.orElseThrow(), inquiry, Errors.NO_DOMAIN);
    return client.get();
  }

  /** Without a domain a pool has none of these endpoints. */
  static void requireDomain(AppClient client, Inquiry inquiry, OAuthError otherwise) {
    var domain = client.pool().domain();
    inquiry.require(
        domain.isPresent(),
        "domain of the pool",
        "one, made with CreateUserPoolDomain",
        domain.orElse("none"),
        "Cognito Developer Guide, Configuring a user pool domain",
        otherwise);
  }

  private static void requireOnce(String name, Parameters parameters, Inquiry inquiry) {
    if (parameters.repeated().contains(name)) {
      inquiry.require(
          false, name, "once", "twice", "RFC 6749 §3.1", Errors.invalidRequest(name + " twice"));
    }
  }

  /** Names of the web identity providers, and {@code COGNITO}, that the app client lets in. */
  List<String> providers() {
    return client.identityProviders();
  }
}
