package dev.federationlab.provider.amazon;

import dev.federationlab.contract.ProviderContract;
import dev.federationlab.decision.Decision;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The stand-in for Login with Amazon keeps the contract of all providers. */
class AmazonContractTest extends ProviderContract {
  private static TestAmazon amazon;

  @BeforeAll
  static void start() {
    amazon = new TestAmazon();
  }

  @AfterAll
  static void stop() {
    amazon.close();
  }

  @Override
  protected URI authorizationEndpoint() {
    return amazon.at("/ap/oa");
  }

  @Override
  protected URI tokenEndpoint() {
    return amazon.at("/auth/o2/token");
  }

  @Override
  protected String callback() {
    return TestAmazon.CALLBACK;
  }

  @Override
  protected Map<String, String> request() {
    return TestAmazon.authorization();
  }

  @Override
  protected Map<String, String> tokenForm(String code) {
    return TestAmazon.token(code);
  }

  @Override
  protected Map<String, String> otherApp() {
    return Map.of(
        "client_id", TestAmazon.OTHER_APP.id(), "client_secret", TestAmazon.OTHER_APP.secret());
  }

  @Override
  protected String readyPersonForm() {
    return "form#continue-ada";
  }

  @Override
  protected void forward(Duration time) {
    amazon.clock.forward(time);
  }

  @Override
  protected Decision decision(String requestId) {
    return amazon.decision(requestId);
  }
}
