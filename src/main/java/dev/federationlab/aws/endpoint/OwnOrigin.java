package dev.federationlab.aws.endpoint;

import dev.federationlab.aws.Incoming;
import dev.federationlab.http.BoundedFetch;
import dev.federationlab.http.Fetch;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Requests to the embedded AWS's own address, answered as they are for anybody, but without a
 * connection. Who waits for such an answer holds a thread of the listener: many who waited for the
 * keys of one user pool left none to hand them out. Safe for use by many threads.
 */
public final class OwnOrigin implements Fetch {
  private final URI address;
  private final Fetch others;
  private final AtomicReference<Function<Incoming, Response>> answers = new AtomicReference<>();

  /**
   * @param address the public origin of the embedded AWS
   * @param others brings answers of every other origin
   */
  public OwnOrigin(URI address, Fetch others) {
    this.address = address;
    this.others = others;
  }

  /** Says what answers, once that is built; until then connections are made. */
  public void answeredBy(Function<Incoming, Response> listener) {
    answers.set(listener);
  }

  @Override
  public Response send(Request request) throws IOException {
    var here = answers.get();
    if (here == null || !isOwn(request.uri())) {
      return others.send(request);
    }
    return BoundedFetch.requireBounded(here.apply(incoming(request)));
  }

  private boolean isOwn(URI uri) {
    return address.getScheme().equals(uri.getScheme())
        && address.getAuthority().equals(uri.getAuthority());
  }

  private static Incoming incoming(Request request) {
    var uri = request.uri();
    var path = Optional.ofNullable(uri.getRawPath()).filter(it -> !it.isEmpty()).orElse("/");
    return new Incoming(
        request.method(),
        path,
        Optional.ofNullable(uri.getRawQuery()).orElse(""),
        Headers.of("Host", uri.getAuthority()).and(request.headers()),
        request.body(),
        "127.0.0.1");
  }
}
