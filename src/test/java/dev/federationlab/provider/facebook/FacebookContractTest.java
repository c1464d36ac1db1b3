package dev.federationlab.provider.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.federationlab.contract.ProviderContract;
import dev.federationlab.decision.Decision;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The stand-in for Facebook keeps the contract of all providers. */
class FacebookContractTest extends ProviderContract {
  private static TestFacebook facebook;

  @BeforeAll
  static void start() {
    facebook = new TestFacebook();
  }

  @AfterAll
  static void stop() {
    facebook.close();
  }

  @Override
  protected URI authorizationEndpoint() {
    return facebook.at("/v17.0/dialog/oauth");
  }

  @Override
  protected URI tokenEndpoint() {
    return facebook.at("/v17.0/oauth/access_token");
  }

  @Override
  protected String callback() {
    return TestFacebook.CALLBACK;
  }

  @Override
  protected Map<String, String> request() {
    return TestFacebook.authorization();
  }

  @Override
  protected Map<String, String> tokenForm(String code) {
    return TestFacebook.token(code);
  }

  @Override
  protected Map<String, String> otherApp() {
    return Map.of(
        "client_id", TestFacebook.OTHER_APP.id(), "client_secret", TestFacebook.OTHER_APP.secret());
  }

  @Override
  protected String readyPersonForm() {
    return "form#continue-ada";
  }

  @Override
  protected void forward(Duration time) {
    facebook.clock.forward(time);
  }

  @Override
  protected Decision decision(String requestId) {
    return facebook.decision(requestId);
  }

  /** Whatever is wrong with a code, the Graph API says 100. */
  @Override
  protected String invalidGrant() {
    return "OAuthException 100";
  }

  @Override
  protected String errorIn(JsonNode answer) {
    var error = answer.get("error");
    return error.get("type").asText() + " " + error.get("code").asInt();
  }
}
