package dev.federationlab.flow.webidentity;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.federationlab.Origins;
import dev.federationlab.decision.Check;
import dev.federationlab.flow.Actor;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Message;
import dev.federationlab.flow.Outcome;
import dev.federationlab.flow.Parties;
import dev.federationlab.flow.Query;
import dev.federationlab.flow.Runner;
import dev.federationlab.flow.StageRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the app makes of what a provider says of an opaque token. The provider is one that says what
 * an honest one never would.
 */
class OpaqueTokenChecksTest {
  private static final String APP = "1234";
  private static final String LATER = String.valueOf(Instant.now().getEpochSecond() + 3600);

  private static Origins origins;

  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private HttpServer server;
  private Runner runs;

  @BeforeAll
  static void start() throws IOException {
    origins = new Origins();
  }

  @AfterAll
  static void stop() throws Exception {
    origins.close();
  }

  @BeforeEach
  void startProvider() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    var known = origins.parties();
    var address = URI.create("http://localhost:" + server.getAddress().getPort());
    runs =
        origins.runner(
            new Parties(known.lab(), address, known.aws(), known.region(), known.controlSecret()),
            Clock.systemUTC());
    answers.put("/_lab/clients", "{'client_id': '1234', 'client_secret': 'secret'}");
    answers.put("/facebook/v17.0/oauth/access_token", "{'access_token': 'EAAB', 'expires_in': 1}");
    answers.put("/facebook/debug_token", debugToken("true", APP, LATER, "77"));
    answers.put("/facebook/me", "{'id': '77', 'name': 'Ada'}");
    answers.put("/amazon/auth/o2/token", "{'access_token': 'Atza|x', 'refresh_token': 'Atzr|y'}");
    answers.put("/amazon/auth/o2/tokeninfo", tokenInfo(APP, 3600, "amzn1.account.A"));
    answers.put("/amazon/user/profile", "{'user_id': 'amzn1.account.A', 'name': 'Ada'}");
  }

  @AfterEach
  void stopProvider() {
    server.stop(0);
  }

  private static String debugToken(String valid, String app, String expires, String user) {
    return "{'data': {'is_valid': %s, 'app_id': '%s', 'expires_at': %s, 'user_id': '%s'}}"
        .formatted(valid, app, expires, user);
  }

  private static String tokenInfo(String audience, long secondsLeft, String user) {
    return "{'aud': '%s', 'exp': %d, 'user_id': '%s'}".formatted(audience, secondsLeft, user);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var asked = exchange.getRequestURI();
    var back = Query.first(asked, "redirect_uri");
    var json = answers.get(asked.getPath());
    if (json == null && back.isPresent()) {
      var state = Query.first(asked, "state").orElseThrow();
      exchange.getResponseHeaders().add("Location", back.get() + "?code=c&state=" + state);
      exchange.sendResponseHeaders(302, -1);
    } else {
      var body = String.valueOf(json).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(json == null ? 404 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private StageRun trade(String flow) {
    return runs.run("learner-" + UUID.randomUUID(), flow, "trade-code");
  }

  private static void refuses(StageRun run, String check) {
    assertThat(run.outcome().id()).isEqualTo("token_refused");
    assertThat(run.outcome().by()).isEqualTo(Actor.APP);
    assertThat(run.appChecks())
        .filteredOn(made -> !made.passed())
        .extracting(Check::what)
        .containsExactly(check);
    assertThat(run.artifacts()).isEmpty();
  }

  @Test
  void takesWhatHoldsTogether() {
    var facebook = trade("facebook");
    var amazon = trade("amazon");

    assertThat(facebook.outcome()).isEqualTo(Outcome.DONE);
    assertThat(facebook.artifact(ArtifactKind.PROVIDER_TOKEN).orElseThrow().fields())
        .containsEntry("subject", "77")
        .containsEntry("appId", APP);
    assertThat(amazon.outcome()).isEqualTo(Outcome.DONE);
    assertThat(amazon.artifact(ArtifactKind.PROVIDER_TOKEN).orElseThrow().fields())
        .containsEntry("subject", "amzn1.account.A")
        .containsEntry("refreshToken", "Atzr|y");
  }

  @Test
  void refusesATokenOfAnotherAppAndDoesNotAskWhoseItIs() {
    answers.put("/facebook/debug_token", debugToken("true", "9999", LATER, "77"));
    answers.put("/amazon/auth/o2/tokeninfo", tokenInfo("9999", 3600, "amzn1.account.A"));

    var facebook = trade("facebook");
    var amazon = trade("amazon");

    refuses(facebook, "app");
    assertThat(facebook.messages()).extracting(Message::title).doesNotContain("GET /me");
    refuses(amazon, "app");
    assertThat(amazon.messages()).extracting(Message::title).doesNotContain("GET /user/profile");
  }

  @Test
  void refusesATokenThatFacebookCallsInvalid() {
    answers.put("/facebook/debug_token", "{'data': {'is_valid': false, 'app_id': '1234'}}");

    refuses(trade("facebook"), "validity");
  }

  @Test
  void refusesATokenThatHasEnded() {
    answers.put("/facebook/debug_token", debugToken("true", APP, "1", "77"));
    answers.put("/amazon/auth/o2/tokeninfo", tokenInfo(APP, 0, "amzn1.account.A"));

    refuses(trade("facebook"), "expiry");
    refuses(trade("amazon"), "expiry");
  }

  @Test
  void refusesATokenWhoseProfileIsSomebodyElses() {
    answers.put("/facebook/me", "{'id': '78', 'name': 'Ben'}");
    answers.put("/amazon/user/profile", "{'user_id': 'amzn1.account.B'}");

    refuses(trade("facebook"), "person");
    refuses(trade("amazon"), "person");
  }

  @Test
  void takesNothingForAnAnswerThatIsNone() {
    answers.put("/facebook/debug_token", "[]");
    answers.put("/amazon/auth/o2/tokeninfo", "not JSON");

    assertThat(trade("facebook").outcome().kind()).isEqualTo(Outcome.Kind.BROKEN);
    assertThat(trade("amazon").outcome().kind()).isEqualTo(Outcome.Kind.BROKEN);
  }
}
