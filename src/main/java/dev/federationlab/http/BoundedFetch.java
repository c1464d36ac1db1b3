package dev.federationlab.http;

import dev.federationlab.http.Headers.Header;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A client for calls from server to server with bounds on everything: two seconds from first to
 * last byte, 64 kB, no redirects. Whom it may call is for its caller to decide. Safe for use by
 * many threads.
 */
public final class BoundedFetch implements Fetch {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private static final int MAX_BYTES = 64 * 1024;

  private @Nullable HttpClient client;

  /**
   * The answer, whatever its status.
   *
   * @param request with a body only if its method has one; {@code Host} and {@code Content-Length}
   *     are set here
   * @throws IOException saying why there is no whole answer within the bounds
   */
  @Override
  public Response send(Request request) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> sent = client().sendAsync(outgoing(request), bounded());
    try {
      var response = sent.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      return new Response(response.statusCode(), headers(response), Body.of(response.body()));
    } catch (TimeoutException e) {
      sent.cancel(true);
      throw new IOException("no whole answer within " + TIMEOUT.toSeconds() + " seconds", e);
    } catch (InterruptedException e) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      var cause = e.getCause();
      throw new IOException(
          cause instanceof TooLongException ? cause.getMessage() : "it cannot be reached", cause);
    }
  }

  /**
   * The same answer, if it is no longer than this client would take.
   *
   * @throws IOException if it is
   */
  public static Response requireBounded(Response answer) throws IOException {
    if (answer.body().length() > MAX_BYTES) {
      throw new TooLongException();
    }
    return answer;
  }

  private static HttpRequest outgoing(Request request) {
    var publisher =
        request.body().length() == 0
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(request.body().bytes());
    var outgoing =
        HttpRequest.newBuilder(request.uri()).timeout(TIMEOUT).method(request.method(), publisher);
    request.headers().fields().forEach(field -> outgoing.header(field.name(), field.value()));
    return outgoing.build();
  }

  private static Headers headers(HttpResponse<byte[]> response) {
    var fields = new ArrayList<Header>();
    response
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(value -> fields.add(new Header(name, value))));
    return new Headers(fields);
  }

  /**
   * Made when first needed: building one costs a tenth of a second, which starting the product
   * should not.
   */
  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(TIMEOUT)
              .build();
    }
    return client;
  }

  private static BodyHandler<byte[]> bounded() {
    return info -> new Bounded(HttpResponse.BodySubscribers.ofByteArray());
  }

  private static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1;

    TooLongException() {
      super("it is longer than " + MAX_BYTES + " bytes");
    }
  }

  /** Hands bytes on to another subscriber until there are too many. */
  private static final class Bounded implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> inner;
    private Flow.@Nullable Subscription subscription;
    private long seen;

    Bounded(BodySubscriber<byte[]> inner) {
      this.inner = inner;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
      return inner.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
      inner.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      seen += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
      if (seen > MAX_BYTES) {
        if (subscription != null) {
          subscription.cancel();
        }
        inner.onError(new TooLongException());
        return;
      }
      inner.onNext(buffers);
    }

    @Override
    public void onError(Throwable throwable) {
      inner.onError(throwable);
    }

    @Override
    public void onComplete() {
      inner.onComplete();
    }
  }
}
