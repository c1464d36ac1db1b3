package dev.federationlab.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.Origins;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import java.io.IOException;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Signing in with one's own browser, at each provider of a flow of web identity federation. */
class HandSignInsTest {
  private static Origins origins;

  @BeforeAll
  static void start() throws IOException {
    origins = new Origins();
  }

  @AfterAll
  static void stop() throws Exception {
    origins.close();
  }

  private static Stream<Flow> flows() {
    return Stream.of("google", "facebook", "amazon")
        .map(id -> origins.runs().flow(id).orElseThrow());
  }

  private static StageRun signIn(String learner, Flow flow, String decision) {
    var address = origins.runs().beginSignIn(learner, flow.id());
    var back = new OwnBrowser().signIn(address, "ben", decision);
    var answer = new Response(303, Headers.of("Location", "/"), Body.EMPTY);
    return origins.runs().completeSignIn(learner, flow.id(), request(back), answer);
  }

  private static Request request(URI callback) {
    return new Request("GET", callback, Headers.of("Host", "localhost"), Body.EMPTY);
  }

  @TestFactory
  Stream<DynamicTest> goesOnWithTheCodeThatTheLearnersOwnBrowserBroughtBack() {
    return flows()
        .map(
            flow ->
                DynamicTest.dynamicTest(
                    flow.id(),
                    () -> {
                      var run = signIn("hand", flow, "allow");
                      assertThat(run.outcome()).isEqualTo(Outcome.DONE);

                      var trade = origins.runs().run("hand", flow.id(), "trade-code");

                      assertThat(trade.firstRun()).isEmpty();
                      var token = flow.stage("trade-code").orElseThrow().yields().get(0);
                      assertThat(trade.artifact(token).orElseThrow().fields())
                          .containsEntry("email", "ben@example.com");
                    }));
  }

  @TestFactory
  Stream<DynamicTest> takesANoForAnAnswer() {
    return flows()
        .map(
            flow ->
                DynamicTest.dynamicTest(
                    flow.id(),
                    () -> {
                      var run = signIn("naysayer", flow, "deny");

                      assertThat(run.outcome().id()).isEqualTo("access_denied");
                      assertThat(run.outcome().by()).isEqualTo(flow.actors().get(2));
                      assertThat(run.artifacts()).isEmpty();
                    }));
  }
}
