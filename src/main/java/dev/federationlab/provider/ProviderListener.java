package dev.federationlab.provider;

import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Headers.Header;
import dev.federationlab.listener.Hardening;
import dev.federationlab.listener.Limits;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The providers' origin: the one class here that knows the HTTP server. Uses Jetty as it is, since
 * there is one handler for everything; routing is the providers' own.
 */
public final class ProviderListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderListener.class);
  private static final int MAX_BODY_BYTES = 64 * 1024;

  /** Idle connections are not waited for when the server stops. */
  private static final int SHUTDOWN_IDLE_MS = 200;

  private final Server server;
  private final URI publicUrl;

  private ProviderListener(Server server, URI publicUrl) {
    this.server = server;
    this.publicUrl = publicUrl;
  }

  /**
   * Where to listen.
   *
   * @param port 0 for a free one
   * @param publicUrl the origin as browsers and apps reach it; absent for {@code
   *     http://localhost:PORT}
   * @param controlSecret the bearer secret of {@code /_lab/…}
   */
  public record Settings(String bind, int port, @Nullable URI publicUrl, String controlSecret) {
    /** Without the secret. */
    @Override
    public String toString() {
      return "Settings[" + bind + ":" + port + ", " + publicUrl + "]";
    }
  }

  /**
   * Listens, then has the providers made, now that their origin is known; requests that come before
   * wait for them.
   *
   * @param providers makes the providers of an origin, without slash at its end
   * @throws IOException if the port is not to be had
   */
  public static ProviderListener start(Settings settings, Function<URI, List<Provider>> providers)
      throws IOException {
    var limits = Limits.ofPages().withBodies(MAX_BODY_BYTES, 8L << 20);
    var hardening = Hardening.of(limits, (status, method, path) -> refusal(status));
    var server = new Server(hardening.threadPool("providers"));
    var http = new HttpConfiguration();
    hardening.http(http);
    var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(settings.bind());
    connector.setPort(settings.port());
    connector.setShutdownIdleTimeout(SHUTDOWN_IDLE_MS);
    server.addConnector(connector);
    var entrance = new Entrance();
    server.setHandler(entrance);
    hardening.server(server);
    try {
      server.start();
      var publicUrl = publicUrl(settings, connector.getLocalPort());
      var byName = new LinkedHashMap<String, Provider>();
      providers.apply(publicUrl).forEach(provider -> byName.put(provider.name(), provider));
      entrance.open(new Front(byName, new Control(settings.controlSecret(), byName)));
      return new ProviderListener(server, publicUrl);
    } catch (IOException | RuntimeException e) {
      stop(server);
      throw e;
    } catch (Exception e) {
      stop(server);
      throw new IOException(e);
    }
  }

  /** The origin as browsers and apps reach it, without slash at its end. */
  public URI publicUrl() {
    return publicUrl;
  }

  /**
   * Stops listening, once requests that are being answered have been, within the limits' patience.
   */
  @Override
  public void close() {
    stop(server);
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (TimeoutException e) {
      LOG.debug("connections were still open when the providers' listener stopped");
    } catch (Exception e) {
      LOG.warn("the providers' listener did not stop cleanly", e);
    }
  }

  private static URI publicUrl(Settings settings, int port) {
    if (settings.publicUrl() == null) {
      return URI.create("http://localhost:" + port);
    }
    var text = settings.publicUrl().toString();
    return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
  }

  private static dev.federationlab.http.Response refusal(int status) {
    var answer =
        Front.dressed(Answer.text(status, "Error " + status + "\n"), UUID.randomUUID().toString());
    return new dev.federationlab.http.Response(answer.status(), answer.headers(), answer.body());
  }

  /** Between the server's requests and ours. */
  private static final class Entrance extends Handler.Abstract {
    private final CountDownLatch opened = new CountDownLatch(1);
    private volatile @Nullable Front front;

    void open(Front ready) {
      front = ready;
      opened.countDown();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      var requestId = UUID.randomUUID().toString();
      send(response, answer(incoming(request, requestId)), callback);
      return true;
    }

    private Answer answer(Incoming incoming) throws InterruptedException {
      try {
        opened.await(5, TimeUnit.SECONDS);
        var ready = front;
        return ready == null
            ? Front.dressed(Answer.text(503, "Not ready yet\n"), incoming.requestId())
            : ready.answer(incoming);
      } catch (RuntimeException e) {
        LOG.error("request {} failed", incoming.requestId(), e);
        return Front.dressed(Answer.text(500, "Error 500\n"), incoming.requestId());
      }
    }

    private static Incoming incoming(Request request, String requestId) throws IOException {
      var uri = request.getHttpURI();
      var body = Content.Source.asByteBuffer(request);
      var bytes = new byte[body.remaining()];
      body.get(bytes);
      return new Incoming(
          requestId,
          Request.getRemoteAddr(request),
          request.getMethod(),
          uri.getPath() == null ? "" : uri.getPath(),
          uri.getQuery() == null ? "" : uri.getQuery(),
          new Headers(request.getHeaders().stream().map(Entrance::header).toList()),
          Body.of(bytes));
    }

    private static Header header(HttpField field) {
      return new Header(field.getName(), field.getValue() == null ? "" : field.getValue());
    }

    private static void send(Response response, Answer answer, Callback callback) {
      response.setStatus(answer.status());
      answer
          .headers()
          .fields()
          .forEach(field -> response.getHeaders().add(field.name(), field.value()));
      response.getHeaders().put("Content-Length", answer.body().length());
      response.write(true, ByteBuffer.wrap(answer.body().bytes()), callback);
    }
  }
}
