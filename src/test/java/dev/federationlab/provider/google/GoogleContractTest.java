package dev.federationlab.provider.google;

import dev.federationlab.contract.ProviderContract;
import dev.federationlab.decision.Decision;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The stand-in for Google keeps the contract of all providers. */
class GoogleContractTest extends ProviderContract {
  private static TestGoogle google;

  @BeforeAll
  static void start() {
    google = new TestGoogle();
  }

  @AfterAll
  static void stop() {
    google.close();
  }

  @Override
  protected URI authorizationEndpoint() {
    return google.at("/o/oauth2/v2/auth");
  }

  @Override
  protected URI tokenEndpoint() {
    return google.at("/token");
  }

  @Override
  protected String callback() {
    return TestGoogle.CALLBACK;
  }

  @Override
  protected Map<String, String> request() {
    return GoogleRequests.authorization();
  }

  @Override
  protected Map<String, String> tokenForm(String code) {
    return GoogleRequests.token(code);
  }

  @Override
  protected Map<String, String> otherApp() {
    return Map.of(
        "client_id", TestGoogle.OTHER_APP.id(), "client_secret", TestGoogle.OTHER_APP.secret());
  }

  @Override
  protected String readyPersonForm() {
    return "form#continue-ada";
  }

  @Override
  protected void forward(Duration time) {
    google.clock.forward(time);
  }

  @Override
  protected Decision decision(String requestId) {
    return google.decision(requestId);
  }

  /** Requests that are right. */
  static final class GoogleRequests {
    private GoogleRequests() {}

    static Map<String, String> authorization() {
      var request = new LinkedHashMap<String, String>();
      request.put("response_type", "code");
      request.put("client_id", TestGoogle.APP.id());
      request.put("redirect_uri", TestGoogle.CALLBACK);
      request.put("scope", "openid email profile");
      request.put("state", "state-of-the-app");
      request.put("nonce", "n-0S6_WzA2Mj");
      request.put("code_challenge", CHALLENGE);
      request.put("code_challenge_method", "S256");
      return request;
    }

    static Map<String, String> token(String code) {
      var form = new LinkedHashMap<String, String>();
      form.put("grant_type", "authorization_code");
      form.put("code", code);
      form.put("redirect_uri", TestGoogle.CALLBACK);
      form.put("client_id", TestGoogle.APP.id());
      form.put("client_secret", TestGoogle.APP.secret());
      form.put("code_verifier", VERIFIER);
      return form;
    }
  }
}
