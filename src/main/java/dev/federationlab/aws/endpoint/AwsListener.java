package dev.federationlab.aws.endpoint;

import dev.federationlab.aws.Incoming;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Response;
import dev.federationlab.listener.Limits;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** The embedded AWS on a port: its endpoint, and what else stands on that origin. */
public final class AwsListener implements AutoCloseable {
  private static final int MOST_BODY_BYTES = Endpoint.MOST_OBJECT_BYTES + (1 << 20);
  private static final long MOST_BODIES_IN_FLIGHT_BYTES = 96L << 20;
  private static final int MOST_HEADER_BYTES = 32 << 10;

  private final OriginListener listener;

  private AwsListener(OriginListener listener) {
    this.listener = listener;
  }

  /**
   * Listens.
   *
   * @param bind the address of an interface
   * @param port 0 takes a free one
   * @param mounts what else is answered on this origin: the first that takes a request answers it
   * @throws IOException if the port cannot be had
   */
  public static AwsListener start(String bind, int port, Endpoint endpoint, List<Mount> mounts)
      throws IOException {
    var limits =
        Limits.ofPages()
            .withBodies(MOST_BODY_BYTES, MOST_BODIES_IN_FLIGHT_BYTES)
            .withHeaders(MOST_HEADER_BYTES);
    return new AwsListener(
        OriginListener.start(
            "aws", bind, port, limits, new ServerErrors(), answers(endpoint, mounts)));
  }

  /** What answers a request on this origin, however it came. */
  public static Function<Incoming, Response> answers(Endpoint endpoint, List<Mount> mounts) {
    var all = List.copyOf(mounts);
    return request -> answer(request, endpoint, all);
  }

  private static Response answer(Incoming request, Endpoint endpoint, List<Mount> mounts) {
    if (request.rawPath().equals("/healthz")
        && (request.method().equals("GET") || request.method().equals("HEAD"))) {
      return new Response(200, Headers.of("Content-Type", "text/plain"), Body.of("ok\n"));
    }
    return mounts.stream()
        .filter(mount -> mount.takes().test(request))
        .findFirst()
        .map(mount -> mount.answer().apply(request))
        .orElseGet(() -> noPage(endpoint.handle(request)));
  }

  /** What a learner put into a bucket is shown to nobody as a page of this origin. */
  private static Response noPage(Response answer) {
    return new Response(
        answer.status(),
        Headers.of("Content-Security-Policy", "sandbox", "X-Content-Type-Options", "nosniff")
            .and(answer.headers()),
        answer.body());
  }

  /** The port that is listened on. */
  public int port() {
    return listener.port();
  }

  /** Stops listening, having waited a moment for requests that are being answered. */
  @Override
  public void close() {
    listener.close();
  }
}
