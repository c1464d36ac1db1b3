package dev.federationlab.flow.client;

import dev.federationlab.http.Body;
import dev.federationlab.http.Exchange;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Recorder;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * The HTTP client of the SDK, which hands each exchange to whoever listens on the calling thread.
 *
 * <p>One client serves all learners, since making one takes long. Synchronous SDK clients send on
 * the thread that called them, so the listener is a matter of the thread.
 */
final class RecordingSdkHttpClient implements SdkHttpClient {

  /**
   * Who is told of the exchanges, and what becomes of a request between its signing and its
   * sending.
   */
  record Tap(Recorder recorder, UnaryOperator<SdkHttpRequest> onTheWay) {}

  private final SdkHttpClient client;
  private final Clock clock;

  // One for each client, of which there is one in the process: a static one would be shared by
  // tests.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Tap> tap = new ThreadLocal<>();

  RecordingSdkHttpClient(SdkHttpClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** Listens while {@code call} runs. */
  <T> T tapped(Tap listener, java.util.function.Supplier<T> call) {
    var before = tap.get();
    tap.set(listener);
    try {
      return call.get();
    } finally {
      if (before == null) {
        tap.remove();
      } else {
        tap.set(before);
      }
    }
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    var listener = tap.get();
    if (listener == null) {
      return client.prepareRequest(request);
    }
    return new Recorded(request, listener);
  }

  @Override
  public String clientName() {
    return client.clientName();
  }

  @Override
  public void close() {
    client.close();
  }

  /** One request on its way. */
  private final class Recorded implements ExecutableHttpRequest {
    private final HttpExecuteRequest original;
    private final Tap listener;
    private @Nullable ExecutableHttpRequest sent;

    Recorded(HttpExecuteRequest original, Tap listener) {
      this.original = original;
      this.listener = listener;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      var http = listener.onTheWay().apply(original.httpRequest());
      var body = body();
      var sending =
          HttpExecuteRequest.builder()
              .request(full(http))
              .metricCollector(original.metricCollector().orElse(null));
      original
          .contentStreamProvider()
          .ifPresent(
              x -> sending.contentStreamProvider(() -> new ByteArrayInputStream(body.bytes())));
      var request = new Request(http.method().name(), http.getUri(), headers(http), body);
      var at = clock.instant();
      long start = System.nanoTime();
      try {
        sent = client.prepareRequest(sending.build());
        var answer = sent.call();
        var content =
            answer.responseBody().isPresent()
                ? HttpSender.read(answer.responseBody().get())
                : Body.EMPTY;
        var response =
            new Response(
                answer.httpResponse().statusCode(),
                headers(answer.httpResponse().headers()),
                content);
        record(request, new Exchange.Answered(response), at, start);
        return HttpExecuteResponse.builder()
            .response(answer.httpResponse())
            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(content.bytes())))
            .build();
      } catch (IOException e) {
        record(request, new Exchange.Broken(Reasons.of(e)), at, start);
        throw e;
      } catch (UncheckedIOException e) {
        // As the client throws it where a connection ends before there was an answer.
        var cause = Optional.ofNullable(e.getCause()).orElseGet(() -> new IOException(e));
        record(request, new Exchange.Broken(Reasons.of(cause)), at, start);
        throw cause;
      }
    }

    private void record(Request request, Exchange.Ending ending, Instant at, long start) {
      listener
          .recorder()
          .record(new Exchange(request, ending, at, Duration.ofNanos(System.nanoTime() - start)));
    }

    private Body body() throws IOException {
      if (original.contentStreamProvider().isEmpty()) {
        return Body.EMPTY;
      }
      try (var content = original.contentStreamProvider().get().newStream()) {
        return HttpSender.read(content);
      }
    }

    @Override
    public void abort() {
      if (sent != null) {
        sent.abort();
      }
    }
  }

  /**
   * What {@code HttpURLConnection} would choose by itself is said, so that what is recorded is what
   * is sent. Each request has a connection of its own: on a kept one, which the other side may have
   * closed meanwhile, a PUT breaks and cannot be sent again.
   */
  private static SdkHttpRequest full(SdkHttpRequest request) {
    // Nor does it wait to be told to go on with a body that is a line long; the header is not
    // signed.
    var full = request.toBuilder().putHeader("Connection", "close").removeHeader("Expect");
    return request.firstMatchingHeader("Accept").isPresent()
        ? full.build()
        : full.putHeader("Accept", "*/*").build();
  }

  private static Headers headers(SdkHttpRequest request) {
    var fields = new ArrayList<Headers.Header>();
    full(request).forEachHeader((name, values) -> add(fields, name, values));
    return new Headers(fields);
  }

  private static Headers headers(Map<String, List<String>> headers) {
    var fields = new ArrayList<Headers.Header>();
    headers.forEach((name, values) -> add(fields, name, values));
    return new Headers(fields);
  }

  private static void add(List<Headers.Header> fields, String name, List<String> values) {
    values.forEach(value -> fields.add(new Headers.Header(name, value)));
  }
}
