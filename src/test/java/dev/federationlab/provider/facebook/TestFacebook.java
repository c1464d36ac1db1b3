package dev.federationlab.provider.facebook;

import static dev.federationlab.contract.ProviderContract.CHALLENGE;
import static dev.federationlab.contract.ProviderContract.VERIFIER;

import dev.federationlab.oauth.Parameters;
import dev.federationlab.provider.Client;
import dev.federationlab.provider.ProviderStand;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The stand-in for Facebook on a free port, with two apps registered. */
public final class TestFacebook extends ProviderStand {
  public static final String CALLBACK = "http://localhost:7070/flows/facebook/callback";
  public static final Client APP =
      new Client(
          "492844718097981",
          "0123456789abcdef0123456789abcdef",
          "The Lab's app",
          List.of(CALLBACK));
  public static final Client OTHER_APP =
      new Client(
          "100000000000001", "fedcba9876543210fedcba9876543210", "Another app", List.of(CALLBACK));

  public TestFacebook() {
    this(Instant.parse("2026-11-23T09:00:00Z"));
  }

  public TestFacebook(Instant start) {
    super(
        "facebook",
        start,
        (origin, surroundings) -> new Facebook(origin, surroundings, List.of(APP, OTHER_APP)));
  }

  /** Where a sign-in that is right begins. */
  public URI begin() {
    return at("/v17.0/dialog/oauth?" + new Parameters(authorization(), Set.of()).encoded());
  }

  /** A request that is right. */
  static Map<String, String> authorization() {
    var request = new LinkedHashMap<String, String>();
    request.put("client_id", APP.id());
    request.put("redirect_uri", CALLBACK);
    request.put("state", "state-of-the-app");
    request.put("scope", "public_profile,email");
    request.put("response_type", "code");
    request.put("code_challenge", CHALLENGE);
    request.put("code_challenge_method", "S256");
    return request;
  }

  /** The same as most apps send it: without PKCE. */
  static Map<String, String> classic() {
    var request = authorization();
    request.remove("code_challenge");
    request.remove("code_challenge_method");
    return request;
  }

  /** The parameters that trade a code. */
  static Map<String, String> token(String code) {
    var form = new LinkedHashMap<String, String>();
    form.put("client_id", APP.id());
    form.put("redirect_uri", CALLBACK);
    form.put("client_secret", APP.secret());
    form.put("code", code);
    form.put("code_verifier", VERIFIER);
    return form;
  }
}
