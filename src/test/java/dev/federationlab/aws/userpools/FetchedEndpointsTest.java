package dev.federationlab.aws.userpools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import dev.federationlab.aws.Errand;
import dev.federationlab.aws.userpools.pool.Discovery.Endpoints;
import dev.federationlab.http.BoundedFetch;
import dev.federationlab.token.AllowedOrigins;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FetchedEndpointsTest {
  private HttpServer server;
  private String issuer;
  private String document;
  private FetchedEndpoints endpoints;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/op";
    document = document(issuer, issuer + "/token");
    server.createContext(
        "/op/.well-known/openid-configuration",
        exchange -> {
          var bytes = document.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    endpoints =
        new FetchedEndpoints(
            new AllowedOrigins(List.of(URI.create(issuer))),
            new BoundedFetch(),
            new JsonMapper(),
            Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static String document(String issuer, String token) {
    return """
    {"issuer": "%1$s", "authorization_endpoint": "%1$s/auth", "token_endpoint": "%2$s",
     "userinfo_endpoint": "%1$s/me", "jwks_uri": "%1$s/keys"}
    """
        .formatted(issuer, token);
  }

  /** As the endpoint does it: run the errand, begin again. */
  private Optional<Endpoints> asked(String who) {
    var errand = catchThrowableOfType(Errand.class, () -> endpoints.of(who));
    assertThat(errand).isNotNull();
    errand.run();
    return endpoints.of(who);
  }

  @Test
  void readsTheEndpointsThatAnIssuerNames() {
    assertThat(asked(issuer))
        .contains(
            new Endpoints(issuer + "/auth", issuer + "/token", issuer + "/me", issuer + "/keys"));
  }

  @Test
  void believesNoDocumentOfAnotherIssuer() {
    document = document("http://127.0.0.1:1/op", issuer + "/token");

    assertThat(asked(issuer)).isEmpty();
  }

  @Test
  void goesNowhereThatIsNotAllowed() {
    document = document(issuer, "http://elsewhere.example/token");

    assertThat(asked(issuer)).isEmpty();
    assertThat(endpoints.of("http://elsewhere.example")).isEmpty();
    assertThat(endpoints.of("not an address")).isEmpty();
  }

  @Test
  void remembersThatNobodyAnswered() {
    server.stop(0);

    assertThat(asked(issuer)).isEmpty();
  }
}
