package dev.federationlab.aws.opaque;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Errand;
import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.OpaqueTokens;
import dev.federationlab.aws.OpaqueTokens.Bearer;
import dev.federationlab.aws.OpaqueTokens.Expired;
import dev.federationlab.aws.OpaqueTokens.Rejected;
import dev.federationlab.aws.OpaqueTokens.Unreachable;
import dev.federationlab.aws.OpaqueTokens.Unusable;
import dev.federationlab.aws.OpaqueTokens.Word;
import dev.federationlab.aws.Principal;
import dev.federationlab.decision.Check;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of asking, with providers that answer whatever a test wants. */
class AskedProvidersTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final String TOKEN = "EAA|a b&c=d";
  private static final String DEBUG =
      "{\"data\":{\"app_id\":\"49\",\"is_valid\":true,\"expires_at\":%d,\"user_id\":\"1121\"}}";
  private static final String INFO =
      "{\"aud\":\"client\",\"app_id\":\"app\",\"user_id\":\"amzn1.account.A\",\"exp\":%d}";

  private static HttpServer server;
  private static final Map<String, Reply> REPLIES = new ConcurrentHashMap<>();
  private static final List<String> ASKED = new CopyOnWriteArrayList<>();

  private record Reply(int status, String body) {}

  @BeforeAll
  static void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          ASKED.add(
              exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          var reply = REPLIES.get(exchange.getRequestURI().getPath());
          var body = reply.body().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  @BeforeEach
  void answerWell() {
    ASKED.clear();
    answer("/debug_token", 200, DEBUG.formatted(NOW.getEpochSecond() + 1));
    answer("/me", 200, "{\"id\":\"1121\"}");
    answer("/auth/o2/tokeninfo", 200, INFO.formatted(1));
    answer("/user/profile", 200, "{\"user_id\":\"amzn1.account.A\"}");
  }

  @Test
  void findsOutWhoseATokenOfFacebookIs() {
    assertThat(ask(OpaqueTokens.FACEBOOK))
        .isEqualTo(
            new Bearer(
                "49",
                "1121",
                Map.of(
                    "graph.facebook.com:app_id", List.of("49"),
                    "graph.facebook.com:id", List.of("1121"))));
    assertThat(ASKED)
        .containsExactly(
            "/debug_token?input_token=EAA%7Ca+b%26c%3Dd&access_token=EAA%7Ca+b%26c%3Dd null",
            "/me?fields=id&access_token=EAA%7Ca+b%26c%3Dd null");
  }

  @Test
  void findsOutWhoseATokenOfAmazonIs() {
    assertThat(ask(OpaqueTokens.AMAZON))
        .isEqualTo(
            new Bearer(
                "client",
                "amzn1.account.A",
                Map.of(
                    "www.amazon.com:app_id", List.of("client"),
                    "www.amazon.com:user_id", List.of("amzn1.account.A"))));
    assertThat(ASKED)
        .containsExactly(
            "/auth/o2/tokeninfo?access_token=EAA%7Ca+b%26c%3Dd null",
            "/user/profile bearer " + TOKEN);
  }

  @Test
  void asksOutsideOfTheTransactionAndOnceForEachRequest() {
    var providers = providers();
    var call = call("1");

    assertThatThrownBy(() -> providers.ask(call, OpaqueTokens.FACEBOOK, TOKEN))
        .isInstanceOfSatisfying(Errand.class, Errand::run);
    assertThat(ASKED).hasSize(2);

    // A transaction that met another begins again: the answer is still there.
    assertThat(providers.ask(call, OpaqueTokens.FACEBOOK, TOKEN)).isInstanceOf(Bearer.class);
    assertThat(providers.ask(call, OpaqueTokens.FACEBOOK, TOKEN)).isInstanceOf(Bearer.class);
    assertThat(ASKED).hasSize(2);
    assertThatThrownBy(() -> providers.ask(call("2"), OpaqueTokens.FACEBOOK, TOKEN))
        .isInstanceOf(Errand.class);
  }

  @Test
  void rejectsWhatTheProviderRejects() {
    answer("/debug_token", 400, "{\"error\":{\"code\":190}}");
    assertThat(ask(OpaqueTokens.FACEBOOK)).isEqualTo(new Rejected("HTTP/1.1 400 Bad Request"));
    assertThat(ASKED).hasSize(1);
    answer("/user/profile", 403, "{}");
    assertThat(ask(OpaqueTokens.AMAZON)).isEqualTo(new Rejected("HTTP/1.1 403 Forbidden"));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 408, 429, 500, 503})
  void takesNoOtherAnswerForARejection(int status) {
    answer("/me", status, "{}");

    assertThat(ask(OpaqueTokens.FACEBOOK)).isEqualTo(new Unreachable("it answered " + status));
    assertThat(ASKED).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "<html>"})
  void readsNothingButAnObject(String body) {
    answer("/auth/o2/tokeninfo", 200, body);

    assertThat(ask(OpaqueTokens.AMAZON)).isInstanceOf(Unreachable.class);
  }

  @Test
  void readsNoMoreThan64KilobytesOfAnAnswer() {
    answer("/me", 200, "{\"id\":\"1121\",\"x\":\"" + "x".repeat(64 * 1024) + "\"}");

    assertThat(ask(OpaqueTokens.FACEBOOK))
        .isEqualTo(new Unreachable("it is longer than 65536 bytes"));
  }

  @Test
  void heedsTheEndThatTheProviderGives() {
    answer("/debug_token", 200, DEBUG.formatted(NOW.getEpochSecond()));
    assertThat(ask(OpaqueTokens.FACEBOOK)).isEqualTo(new Expired(NOW));
    answer("/debug_token", 200, DEBUG.formatted(0));
    assertThat(ask(OpaqueTokens.FACEBOOK)).isInstanceOf(Bearer.class);
    answer("/auth/o2/tokeninfo", 200, INFO.formatted(0));
    assertThat(ask(OpaqueTokens.AMAZON)).isEqualTo(new Expired(NOW));
    answer("/auth/o2/tokeninfo", 200, INFO.formatted(-5));
    assertThat(ask(OpaqueTokens.AMAZON)).isEqualTo(new Expired(NOW.minusSeconds(5)));
  }

  @Test
  void usesNothingThatDoesNotHoldTogether() {
    answer("/me", 200, "{\"id\":\"1122\"}");
    assertThat(ask(OpaqueTokens.FACEBOOK)).isInstanceOf(Unusable.class);
    answer("/debug_token", 200, DEBUG.formatted(0).replace("true", "false"));
    assertThat(ask(OpaqueTokens.FACEBOOK)).isInstanceOf(Unusable.class);
    answer("/debug_token", 200, "{\"data\":{\"is_valid\":true,\"app_id\":\"49\"}}");
    assertThat(ask(OpaqueTokens.FACEBOOK)).isEqualTo(new Unusable("no user_id"));
    answer("/user/profile", 200, "{}");
    assertThat(ask(OpaqueTokens.AMAZON)).isInstanceOf(Unusable.class);
    answer("/auth/o2/tokeninfo", 200, "{\"user_id\":\"amzn1.account.A\",\"exp\":1}");
    assertThat(ask(OpaqueTokens.AMAZON)).isEqualTo(new Unusable("no aud"));
  }

  @Test
  void notesEveryCheckUpToTheOneThatFailed() {
    answer("/me", 200, "{\"id\":\"1122\"}");
    var providers = providers();
    var call = call("3");
    run(providers, call, OpaqueTokens.FACEBOOK);

    assertThat(call.explanation().checks())
        .extracting(Check::what, Check::passed)
        .containsExactly(
            tuple("provider's word", true),
            tuple("validity", true),
            tuple("expiry", true),
            tuple("app id", true),
            tuple("user id", true),
            tuple("provider's word", true),
            tuple("user id again", false));
    assertThat(call.explanation().checks().toString()).doesNotContain("EAA");
  }

  private static Word ask(String provider) {
    return run(providers(), call("0"), provider);
  }

  private static Word run(AskedProviders providers, Call call, String provider) {
    assertThatThrownBy(() -> providers.ask(call, provider, TOKEN))
        .isInstanceOfSatisfying(Errand.class, Errand::run);
    return providers.ask(call, provider, TOKEN);
  }

  private static AskedProviders providers() {
    var base = URI.create("http://localhost:" + server.getAddress().getPort());
    return new AskedProviders(base, base);
  }

  /** A call of which only ID, time and explanation matter. */
  private static Call call(String id) {
    return new Call(
        id,
        new Principal.Anonymous(),
        NOW,
        "127.0.0.1",
        Headers.NONE,
        Body.EMPTY,
        null,
        new Explanation());
  }

  private static void answer(String path, int status, String body) {
    REPLIES.put(path, new Reply(status, body));
  }
}
