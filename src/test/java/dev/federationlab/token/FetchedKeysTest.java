package dev.federationlab.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.federationlab.contract.MovableClock;
import dev.federationlab.token.KeySource.KeysUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FetchedKeysTest {
  private final MovableClock clock = new MovableClock(TestTokens.NOW);
  private final AtomicInteger fetches = new AtomicInteger();
  private HttpServer server;
  private String origin;
  private volatile String discovery;
  private volatile String keySet = new JWKSet(TestTokens.key().toPublicJWK()).toString();
  private volatile int status = 200;
  private volatile String cacheControl = "public, max-age=600";
  private FetchedKeys keys;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    origin = "http://localhost:" + server.getAddress().getPort();
    discovery = "{\"issuer\":\"" + origin + "/google\",\"jwks_uri\":\"" + origin + "/keys\"}";
    server.createContext(
        "/google/.well-known/openid-configuration", exchange -> answer(exchange, discovery));
    server.createContext(
        "/keys",
        exchange -> {
          fetches.incrementAndGet();
          answer(exchange, keySet);
        });
    server.start();
    keys = new FetchedKeys(new AllowedOrigins(List.of(URI.create(origin))), clock);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Cache-Control", cacheControl);
    if (status == 302) {
      exchange.getResponseHeaders().add("Location", origin + "/keys");
    }
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void findsAKeyByDiscoveryAndKeepsIt() throws Exception {
    assertThat(find()).isTrue();
    assertThat(find()).isTrue();
    clock.forward(Duration.ofSeconds(599));
    assertThat(find()).isTrue();

    assertThat(fetches).hasValue(1);
    clock.forward(Duration.ofSeconds(1));
    assertThat(find()).isTrue();
    assertThat(fetches).hasValue(2);
  }

  @Test
  void keepsKeysAtLeastAMinuteWhateverTheIssuerSays() throws Exception {
    cacheControl = "no-cache, max-age=0";
    find();
    clock.forward(Duration.ofSeconds(59));
    find();

    assertThat(fetches).hasValue(1);
  }

  @Test
  void fetchesAgainForAnUnknownKeyButNotTooOften() throws Exception {
    find();
    for (int i = 0; i < 100; i++) {
      assertThat(keys.find(origin + "/google", "unknown-" + i)).isEmpty();
    }
    assertThat(fetches).hasValue(1);
    clock.forward(Duration.ofSeconds(5));
    assertThat(keys.find(origin + "/google", "unknown")).isEmpty();
    assertThat(fetches).hasValue(2);
  }

  @Test
  void keepsKeysThatAreStillGoodWhenTheIssuerFails() throws Exception {
    find();
    status = 500;
    clock.forward(Duration.ofSeconds(10));
    assertThat(keys.find(origin + "/google", "unknown")).isEmpty();
    assertThat(find()).isTrue();
    clock.forward(Duration.ofSeconds(600));

    assertThatThrownBy(this::find)
        .isInstanceOf(KeysUnavailableException.class)
        .hasMessageContaining("it answered 500");
  }

  @Test
  void asksNobodyButTheAllowedOrigins() {
    for (var issuer :
        List.of(
            "http://169.254.169.254/latest",
            "http://localhost:1/google",
            "https://accounts.google.com",
            "file:///etc/passwd",
            "ftp://localhost/x",
            "nonsense",
            "http://user@" + origin.substring(7) + "/google",
            origin + "/google?x=",
            origin + "/google#",
            "http://localhost",
            "",
            "/google",
            origin + "@evil.example",
            "http://[::1]:80/google")) {
      assertThatThrownBy(() -> keys.find(issuer, TestTokens.KEY_ID))
          .describedAs(issuer)
          .isInstanceOf(KeysUnavailableException.class);
    }
    assertThat(fetches).hasValue(0);
  }

  @Test
  void refusesADocumentOfAnotherIssuer() {
    discovery = discovery.replace("/google", "/other");

    assertUnavailable("its `issuer` is not");
  }

  @Test
  void refusesAKeySetElsewhere() {
    discovery = discovery.replace(origin + "/keys", "http://evil.example/keys");

    assertUnavailable("keys are not fetched from its `jwks_uri`");
  }

  @Test
  void followsNoRedirect() {
    status = 302;

    assertUnavailable("it answered 302");
  }

  @Test
  void readsNoMoreThanSixtyFourKilobytes() {
    keySet = "{\"keys\":[],\"x\":\"" + "x".repeat(100_000) + "\"}";

    assertUnavailable("longer than 65536 bytes");
  }

  @Test
  void saysWhatItCannotRead() {
    keySet = "{\"keys\":1}";
    assertUnavailable("not a set of keys");
  }

  private boolean find() throws KeysUnavailableException {
    return keys.find(origin + "/google", TestTokens.KEY_ID).isPresent();
  }

  private void assertUnavailable(String why) {
    assertThatThrownBy(this::find)
        .isInstanceOf(KeysUnavailableException.class)
        .hasMessageContaining(why);
  }
}
