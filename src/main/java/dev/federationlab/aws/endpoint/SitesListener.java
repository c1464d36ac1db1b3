package dev.federationlab.aws.endpoint;

import dev.federationlab.aws.Incoming;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Response;
import dev.federationlab.http.SiteAddress;
import dev.federationlab.listener.Limits;
import java.io.IOException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The websites of buckets on a port of their own, an origin for each bucket by the host that is
 * asked for. Nothing else is reached through it: what a learner put into a bucket runs as a page
 * there, and shares an origin with nobody.
 */
public final class SitesListener implements AutoCloseable {
  /** Only other pages of the same site may show one in a frame; S3 says nothing here. */
  private static final Headers SECURITY =
      Headers.of(
          "X-Content-Type-Options",
          "nosniff",
          "Content-Security-Policy",
          "frame-ancestors 'self'",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Referrer-Policy",
          "strict-origin-when-cross-origin");

  private final OriginListener listener;

  private SitesListener(OriginListener listener) {
    this.listener = listener;
  }

  /**
   * Listens.
   *
   * @param port 0 takes a free one
   * @param address by whose hosts buckets are told apart
   * @param websites answers for a bucket's name, or for none where the host is none of a website
   * @throws IOException if the port cannot be had
   */
  public static SitesListener start(
      String bind,
      int port,
      SiteAddress address,
      BiFunction<@Nullable String, Incoming, Response> websites)
      throws IOException {
    return new SitesListener(
        OriginListener.start(
            "sites",
            bind,
            port,
            Limits.ofPages(),
            new SiteErrors(),
            request -> secured(answer(request, address, websites))));
  }

  private static Response answer(
      Incoming request,
      SiteAddress address,
      BiFunction<@Nullable String, Incoming, Response> websites) {
    var bucket = address.bucket(request.host());
    if (bucket.isEmpty()
        && request.rawPath().equals("/healthz")
        && (request.method().equals("GET") || request.method().equals("HEAD"))) {
      return new Response(200, Headers.of("Content-Type", "text/plain"), Body.of("ok\n"));
    }
    return websites.apply(bucket.orElse(null), request);
  }

  static Response secured(Response answer) {
    return new Response(answer.status(), SECURITY.and(answer.headers()), answer.body());
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
