package dev.federationlab.flow.client;

import dev.federationlab.http.Body;
import dev.federationlab.http.Exchange;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Sends one request and says how it ended. Follows no redirect, keeps no cookie, tries nothing
 * twice.
 */
public final class HttpSender {
  /** The most that is read of an answer, in bytes; nothing that a flow reads is longer. */
  static final int MOST_BYTES = 1 << 20;

  /** Made by the client itself, so a caller's own are dropped. */
  private static final Set<String> RESERVED =
      Set.of("host", "content-length", "connection", "expect", "upgrade");

  /** The first token of an issuer waits for its key, which takes seconds on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String AGENT = "federation-lab";

  private final Later<HttpClient> client = new Later<>(HttpSender::client);
  private final Clock clock;

  /**
   * @param clock says when a request was sent
   */
  public HttpSender(Clock clock) {
    this.clock = clock;
  }

  /** Makes ready what the first request would wait for: building a client takes a while. */
  public void prepare() {
    client.get();
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(Duration.ofSeconds(2))
        .build();
  }

  /** Sends a request; a conversation that broke off is an ending too, not an exception. */
  public Exchange send(Request request) {
    return send(request, PATIENCE);
  }

  /** The same, waiting as long as this for the answer to begin. */
  public Exchange send(Request request, Duration patience) {
    var sent = asSent(request);
    var at = clock.instant();
    long start = System.nanoTime();
    var ending = ending(sent, patience);
    return new Exchange(sent, ending, at, Duration.ofNanos(System.nanoTime() - start));
  }

  private Exchange.Ending ending(Request sent, Duration patience) {
    try {
      var answer = client.get().send(forClient(sent, patience), BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        return new Exchange.Answered(
            new Response(answer.statusCode(), headers(answer), read(body)));
      }
    } catch (IOException | IllegalArgumentException e) {
      return new Exchange.Broken(Reasons.of(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Exchange.Broken("interrupted");
    }
  }

  /** What the client puts on the wire: its own fields first, then the caller's. */
  private static Request asSent(Request request) {
    var fields = new ArrayList<Headers.Header>();
    if (request.body().length() > 0 || request.method().equals("POST")) {
      fields.add(new Headers.Header("Content-Length", Integer.toString(request.body().length())));
    }
    fields.add(new Headers.Header("Host", request.uri().getRawAuthority()));
    if (request.headers().first("User-Agent").isEmpty()) {
      fields.add(new Headers.Header("User-Agent", AGENT));
    }
    request.headers().fields().stream().filter(HttpSender::free).forEach(fields::add);
    return new Request(request.method(), request.uri(), new Headers(fields), request.body());
  }

  private static HttpRequest forClient(Request sent, Duration patience) {
    var builder = HttpRequest.newBuilder(sent.uri()).timeout(patience);
    builder.method(
        sent.method(),
        sent.body().length() == 0
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(sent.body().bytes()));
    sent.headers().fields().stream()
        .filter(HttpSender::free)
        .forEach(f -> builder.header(f.name(), f.value()));
    return builder.build();
  }

  private static boolean free(Headers.Header field) {
    return !RESERVED.contains(field.name().toLowerCase(java.util.Locale.ROOT));
  }

  private static Headers headers(HttpResponse<?> answer) {
    var fields = new ArrayList<Headers.Header>();
    answer.headers().map().forEach((name, values) -> add(fields, name, values));
    return new Headers(fields);
  }

  private static void add(List<Headers.Header> fields, String name, List<String> values) {
    values.forEach(value -> fields.add(new Headers.Header(name, value)));
  }

  static Body read(InputStream body) throws IOException {
    var bytes = body.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new IOException("answer longer than " + MOST_BYTES + " bytes");
    }
    return Body.of(bytes);
  }
}
