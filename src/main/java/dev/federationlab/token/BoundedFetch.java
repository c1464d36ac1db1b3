package dev.federationlab.token;

import dev.federationlab.http.Body;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** GET with bounds on everything: two seconds from first to last byte, 64 kB, no redirects. */
final class BoundedFetch {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final int MAX_BYTES = 64 * 1024;

  private @Nullable HttpClient client;

  /** What was answered with status 200. */
  record Fetched(HttpHeaders headers, Body body) {}

  /**
   * @throws IOException saying why there is no answer with status 200 within the bounds
   */
  Fetched get(URI address) throws IOException {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(TIMEOUT)
            .header("Accept", "application/json")
            .GET()
            .build();
    CompletableFuture<HttpResponse<byte[]>> sent = client().sendAsync(request, bounded());
    try {
      var response = sent.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        throw new IOException("it answered " + response.statusCode());
      }
      return new Fetched(response.headers(), Body.of(response.body()));
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
