package dev.federationlab.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.flow.InboxMessage;
import dev.federationlab.learner.Addresses;
import dev.federationlab.web.flow.SampleRuns;
import dev.federationlab.web.live.EventStreams;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class InboxPagesTest {
  private final SampleRuns runs = new SampleRuns(Clock.systemUTC());
  private final WebListener lab = SampleLab.start(0, Clock.systemUTC(), new Addresses(100), runs);
  private final Visitor visitor = new Visitor(lab);
  private final HttpClient learner =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void saysSoWhereNothingHasArrived() {
    assertThat(visitor.get("/inbox").body())
        .contains("Nothing has arrived yet.", "hx-sse:connect=\"/inbox/events?after=\"");
  }

  @Test
  void showsTheNewestFirstAndFollowsFromThere() {
    runs.arrives(mail("000000000000001", "Your confirmation code is 111111"));
    runs.arrives(mail("000000000000002", "Your confirmation code is 222222"));

    var page = visitor.get("/inbox").body();

    assertThat(page).contains("hx-sse:connect=\"/inbox/events?after=000000000000002\"");
    assertThat(page.indexOf("222222")).isLessThan(page.indexOf("111111"));
    assertThat(page).contains("<code class=\"letter__code\">222222</code>", "to confirm a sign-up");
  }

  @Test
  void escapesWhatALearnerWroteIntoATemplate() {
    runs.arrives(
        new InboxMessage(
            "000000000000001",
            Instant.EPOCH,
            "EMAIL",
            "\"><img src=x>@example.com",
            "<script>alert(1)</script>",
            "<b onclick=x>hi</b> http://evil.example/ {{7*7}} [[${7*7}]]",
            null,
            "SignUp",
            "<i>"));

    assertThat(visitor.get("/inbox").body())
        .contains("&lt;script&gt;alert(1)", "&lt;b onclick=x&gt;", "[[${7*7}]]")
        .doesNotContain("<script>alert", "<img src=x", "<b onclick", "href=\"http://evil");
  }

  @Test
  void streamsWhatArrivesWhileOneLooks() throws Exception {
    try (var stream = open("/inbox/events?after=")) {
      runs.arrives(mail("000000000000001", "Your confirmation code is 111111"));

      assertThat(event(stream)).first().isEqualTo("id: 000000000000001");
    }
  }

  @Test
  void repeatsWhatWasMissedSinceTheLastEvent() throws Exception {
    runs.arrives(mail("000000000000001", "first"));
    runs.arrives(mail("000000000000002", "second"));

    try (var stream = open("/inbox/events?after=", "Last-Event-ID", "000000000000001")) {
      var event = event(stream);
      assertThat(event).first().isEqualTo("id: 000000000000002");
      assertThat(String.join("\n", event)).contains("second").doesNotContain("first");
    }
  }

  @Test
  void letsALearnerHaveAFewStreamsAndNoMore() throws Exception {
    learner.send(request("/inbox"), HttpResponse.BodyHandlers.discarding());
    var open = new ArrayList<BufferedReader>();
    for (int i = 0; i < EventStreams.STREAMS_OF_ONE; i++) {
      open.add(open("/inbox/events"));
    }

    assertThat(learner.send(request("/inbox/events"), HttpResponse.BodyHandlers.ofString()))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(204);
    assertThat(open).hasSize(EventStreams.STREAMS_OF_ONE);
  }

  @Test
  void stopsAtOnceWithStreamsOpen() throws Exception {
    try (var stream = open("/inbox/events")) {
      lab.close();

      assertThat(stream.lines().filter(line -> line.startsWith("id:"))).isEmpty();
    }
  }

  private static InboxMessage mail(String id, String text) {
    var code = text.replaceAll("\\D", "");
    return new InboxMessage(
        id,
        Instant.EPOCH,
        "EMAIL",
        "ada@example.com",
        "Your verification code",
        text,
        code,
        "sign-up",
        "us-east-1_Ab12");
  }

  private BufferedReader open(String path, String... headers)
      throws IOException, InterruptedException {
    var answer = learner.send(request(path, headers), HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  private HttpRequest request(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + lab.port() + path));
    return (headers.length == 0 ? request : request.headers(headers)).build();
  }

  /** The lines of the next event; comments are none. */
  private static List<String> event(BufferedReader stream) throws IOException {
    var lines = new ArrayList<String>();
    for (var line = stream.readLine(); line != null; line = stream.readLine()) {
      if (line.isEmpty() && !lines.isEmpty()) {
        return lines;
      }
      if (!line.isEmpty() && !line.startsWith(":")) {
        lines.add(line);
      }
    }
    throw new AssertionError("the stream has ended");
  }
}
