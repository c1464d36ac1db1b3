package dev.federationlab.aws.endpoint;

import dev.federationlab.aws.Incoming;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Headers.Header;
import dev.federationlab.http.Response;
import dev.federationlab.listener.Hardening;
import dev.federationlab.listener.Limits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded AWS on a port. Stands on Jetty's own handlers rather than on a web framework: S3
 * keys need the request's path to the byte ({@code a%2Fb//c/../d}), and there is nothing to route.
 */
public final class AwsListener implements AutoCloseable {
  private static final int MOST_BODY_BYTES = Endpoint.MOST_OBJECT_BYTES + (1 << 20);
  private static final long MOST_BODIES_IN_FLIGHT_BYTES = 96L << 20;
  private static final int MOST_HEADER_BYTES = 32 << 10;

  private static final Logger LOG = LoggerFactory.getLogger(AwsListener.class);

  private final Server server;
  private final ServerConnector connector;

  private AwsListener(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
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
    var hardening = Hardening.of(limits, new ServerErrors());
    var server = new Server(hardening.threadPool("aws"));
    var http = new HttpConfiguration();
    hardening.http(http);
    http.setUriCompliance(UriCompliance.UNSAFE);
    var connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(bind);
    connector.setPort(port);
    // Idle connections are not worth waiting for.
    connector.setShutdownIdleTimeout(100);
    server.addConnector(connector);
    server.setHandler(new Requests(endpoint, List.copyOf(mounts)));
    hardening.server(server);
    try {
      server.start();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) { // as Jetty declares it
      throw new IOException("cannot listen on " + bind + ":" + port, e);
    }
    return new AwsListener(server, connector);
  }

  /** The port that is listened on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Stops listening, having waited a moment for requests that are being answered. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (TimeoutException e) {
      LOG.info("stopped while a request was still being answered");
    } catch (Exception e) { // as Jetty declares it
      throw new IllegalStateException("did not stop", e);
    }
  }

  /** From Jetty's types to ours and back. */
  private static final class Requests extends Handler.Abstract {
    private final Endpoint endpoint;
    private final List<Mount> mounts;

    Requests(Endpoint endpoint, List<Mount> mounts) {
      this.endpoint = endpoint;
      this.mounts = mounts;
    }

    @Override
    public boolean handle(
        Request request, org.eclipse.jetty.server.Response response, Callback callback)
        throws IOException {
      var incoming = incoming(request);
      var mounted = mounted(incoming);
      if (mounted != null) {
        answer(mounted.apply(incoming), request, response, callback);
        return true;
      }
      // What a learner put into a bucket is shown to nobody as a page of this origin.
      response.getHeaders().put("Content-Security-Policy", "sandbox");
      response.getHeaders().put("X-Content-Type-Options", "nosniff");
      answer(endpoint.handle(incoming), request, response, callback);
      return true;
    }

    private @Nullable Function<Incoming, Response> mounted(Incoming request) {
      var path = request.rawPath();
      if (path.equals("/healthz")
          && (request.method().equals("GET") || request.method().equals("HEAD"))) {
        return health ->
            new Response(200, Headers.of("Content-Type", "text/plain"), Body.of("ok\n"));
      }
      return mounts.stream()
          .filter(mount -> mount.takes().test(request))
          .findFirst()
          .map(Mount::answer)
          .orElse(null);
    }

    private static Incoming incoming(Request request) throws IOException {
      var fields = new ArrayList<Header>(request.getHeaders().size());
      for (var field : request.getHeaders()) {
        fields.add(new Header(field.getName(), field.getValue() == null ? "" : field.getValue()));
      }
      var uri = request.getHttpURI();
      var path = uri.getPath() == null || uri.getPath().isEmpty() ? "/" : uri.getPath();
      return new Incoming(
          request.getMethod(),
          path,
          uri.getQuery() == null ? "" : uri.getQuery(),
          new Headers(fields),
          body(request),
          Request.getRemoteAddr(request));
    }

    /** Has been read already, before a thread was spent on the request. */
    private static Body body(Request request) throws IOException {
      var buffer = Content.Source.asByteBuffer(request);
      var bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return Body.of(bytes);
    }

    private static void answer(
        Response answer,
        Request request,
        org.eclipse.jetty.server.Response response,
        Callback callback) {
      response.setStatus(answer.status());
      answer
          .headers()
          .fields()
          .forEach(field -> response.getHeaders().add(field.name(), field.value()));
      boolean head = request.getMethod().equals("HEAD");
      if (!head && answer.status() != 204 && answer.status() != 304) {
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length());
      }
      response.write(true, head ? null : ByteBuffer.wrap(answer.body().bytes()), callback);
    }
  }
}
