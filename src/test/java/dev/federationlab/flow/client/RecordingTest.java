package dev.federationlab.flow.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.federationlab.http.Body;
import dev.federationlab.http.Exchange;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Request;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sts.model.StsException;

/** What is recorded is what crossed the wire: held against a server that notes bytes. */
class RecordingTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final String OK =
      "HTTP/1.1 200 OK\nContent-Length: 2\nX-Thing: a\nX-Thing: b\n\nhi";
  private static final String REFUSAL =
      """
      HTTP/1.1 403 Forbidden
      Content-Type: text/xml
      Connection: close

      <ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>\
      """;

  private final List<Exchange> recorded = new ArrayList<>();

  @Test
  void recordsAPlainRequestAsItWasSent() throws Exception {
    try (var wire = new Wire(OK)) {
      var headers = Headers.of("Content-Type", "text/plain", "X-One", "1");
      var request =
          new Request("POST", wire.address().resolve("/a?b=c%20d"), headers, Body.of("grüße"));

      var exchange = new HttpSender(CLOCK).send(request);

      assertThat(wire.head())
          .containsExactlyInAnyOrderElementsOf(head(exchange.request(), "/a?b=c%20d"));
      assertThat(exchange.sentAt()).isEqualTo(NOW);
      var response = exchange.response().orElseThrow();
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.body().text()).isEqualTo("hi");
      assertThat(response.headers().all("x-thing")).containsExactly("a", "b");
    }
  }

  @Test
  void followsNoRedirect() throws Exception {
    try (var wire = new Wire("HTTP/1.1 302 Found\nLocation: /elsewhere\nContent-Length: 0\n\n")) {
      var request = new Request("GET", wire.address(), Headers.NONE, Body.EMPTY);

      assertThat(new HttpSender(CLOCK).send(request).response().orElseThrow().status())
          .isEqualTo(302);
    }
  }

  @Test
  void saysHowAConversationBroke() throws Exception {
    var nobody = new Request("GET", URI.create("http://localhost:1/"), Headers.NONE, Body.EMPTY);
    assertThat(new HttpSender(CLOCK).send(nobody).ending())
        .isEqualTo(new Exchange.Broken("nobody answers at this address"));
    try (var wire = new Wire("not HTTP at all\n\n")) {
      var request = new Request("GET", wire.address(), Headers.NONE, Body.EMPTY);
      assertThat(new HttpSender(CLOCK).send(request).ending()).isInstanceOf(Exchange.Broken.class);
    }
  }

  @Test
  void refusesToReadWithoutEnd() throws Exception {
    var much = "x".repeat(HttpSender.MOST_BYTES + 1);
    try (var wire = new Wire("HTTP/1.1 200 OK\nContent-Length: " + much.length() + "\n\n" + much)) {
      var request = new Request("GET", wire.address(), Headers.NONE, Body.EMPTY);

      assertThat(new HttpSender(CLOCK).send(request).ending())
          .isEqualTo(new Exchange.Broken("answer longer than 1048576 bytes"));
    }
  }

  @Test
  void recordsAnSdkCallAsItWasSent() throws Exception {
    try (var wire = new Wire("HTTP/1.1 200 OK\nETag: \"e\"\nContent-Length: 0\n\n");
        var clients = clients(wire)) {
      put(clients, UnaryOperator.identity());

      var request = recorded.get(0).request();
      assertThat(wire.head()).containsExactlyInAnyOrderElementsOf(head(request, "/bucket/key"));
      assertThat(request.headers().first("X-Amz-Security-Token")).contains("session");
      assertThat(request.headers().first("Authorization").orElseThrow())
          .startsWith("AWS4-HMAC-SHA256 Credential=ASIA1/");
      assertThat(request.body().text()).isEqualTo("hello");
      assertThat(recorded.get(0).response().orElseThrow().headers().first("etag"))
          .contains("\"e\"");
    }
  }

  @Test
  void sendsAndRecordsWhatWasChangedOnTheWay() throws Exception {
    try (var wire = new Wire("HTTP/1.1 200 OK\nETag: \"e\"\nContent-Length: 0\n\n");
        var clients = clients(wire)) {
      put(clients, signed -> signed.toBuilder().encodedPath("/bucket/other").build());

      assertThat(wire.head().get(0)).isEqualTo("PUT /bucket/other HTTP/1.1");
      assertThat(recorded.get(0).request().uri().getPath()).isEqualTo("/bucket/other");
    }
  }

  @Test
  void asksOnceAndRecordsARefusal() throws Exception {
    try (var wire = new Wire(REFUSAL);
        var clients = clients(wire)) {
      assertThatThrownBy(
              () ->
                  clients.recorded(
                      recorded::add,
                      UnaryOperator.identity(),
                      () ->
                          clients
                              .sts()
                              .assumeRoleWithWebIdentity(
                                  r -> r.roleArn("a").roleSessionName("b").webIdentityToken("c"))))
          .isInstanceOf(StsException.class)
          .hasMessageContaining("no");

      assertThat(recorded).hasSize(1);
      var exchange = recorded.get(0);
      assertThat(exchange.request().headers().first("Authorization")).isEmpty();
      assertThat(exchange.request().body().text()).contains("Action=AssumeRoleWithWebIdentity");
      assertThat(exchange.response().orElseThrow().body().text())
          .contains("<Code>AccessDenied</Code>");
    }
  }

  @Test
  void recordsThatNobodyAnswered() {
    try (var clients = new AwsClients(URI.create("http://localhost:1"), "us-east-1", CLOCK)) {
      assertThatThrownBy(() -> put(clients, UnaryOperator.identity()))
          .isInstanceOf(SdkClientException.class);

      assertThat(recorded)
          .extracting(Exchange::ending)
          .containsExactly(new Exchange.Broken("nobody answers at this address"));
    }
  }

  @Test
  void recordsNothingWhenNobodyListens() throws Exception {
    try (var wire =
            new Wire("HTTP/1.1 200 OK\nETag: \"e\"\nConnection: close\nContent-Length: 0\n\n");
        var clients = clients(wire)) {
      put(clients, UnaryOperator.identity());
      clients.s3().putObject(r -> r.bucket("bucket").key("key"), RequestBody.fromString("again"));

      assertThat(recorded).hasSize(1);
    }
  }

  private static AwsClients clients(Wire wire) {
    return new AwsClients(wire.address(), "us-east-1", CLOCK);
  }

  private void put(
      AwsClients clients, UnaryOperator<software.amazon.awssdk.http.SdkHttpRequest> onTheWay) {
    var session =
        StaticCredentialsProvider.create(
            AwsSessionCredentials.create("ASIA1", "secret", "session"));
    clients.recorded(
        recorded::add,
        onTheWay,
        () ->
            clients
                .s3()
                .putObject(
                    r ->
                        r.bucket("bucket")
                            .key("key")
                            .overrideConfiguration(o -> o.credentialsProvider(session)),
                    RequestBody.fromString("hello")));
  }

  /** The head of a request as it must have stood on the wire. */
  private static List<String> head(Request request, String target) {
    var lines = new ArrayList<String>();
    lines.add(request.method() + " " + target + " HTTP/1.1");
    request.headers().fields().forEach(field -> lines.add(field.name() + ": " + field.value()));
    return lines;
  }
}
