package dev.federationlab.provider.amazon;

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

/** The stand-in for Login with Amazon on a free port, with two apps registered. */
public final class TestAmazon extends ProviderStand {
  public static final String CALLBACK = "http://localhost:7070/flows/amazon/callback";
  public static final Client APP =
      new Client(
          "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef",
          "amazon-secret",
          "The Lab's app",
          List.of(CALLBACK));
  public static final Client OTHER_APP =
      new Client(
          "amzn1.application-oa2-client.fedcba9876543210fedcba9876543210",
          "other-secret",
          "Another app",
          List.of(CALLBACK));

  public TestAmazon() {
    this(Instant.parse("2026-11-23T09:00:00Z"));
  }

  public TestAmazon(Instant start) {
    super(
        "amazon",
        start,
        (origin, surroundings) -> new Amazon(origin, surroundings, List.of(APP, OTHER_APP)));
  }

  /** Where a sign-in that is right begins. */
  public URI begin() {
    return at("/ap/oa?" + new Parameters(authorization(), Set.of()).encoded());
  }

  /** A request that is right. */
  static Map<String, String> authorization() {
    var request = new LinkedHashMap<String, String>();
    request.put("client_id", APP.id());
    request.put("scope", "profile postal_code");
    request.put("response_type", "code");
    request.put("redirect_uri", CALLBACK);
    request.put("state", "state-of-the-app");
    request.put("code_challenge", CHALLENGE);
    request.put("code_challenge_method", "S256");
    return request;
  }

  /** The form that trades a code. */
  static Map<String, String> token(String code) {
    var form = new LinkedHashMap<String, String>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", CALLBACK);
    form.put("client_id", APP.id());
    form.put("client_secret", APP.secret());
    form.put("code_verifier", VERIFIER);
    return form;
  }
}
