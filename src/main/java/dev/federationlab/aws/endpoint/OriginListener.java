package dev.federationlab.aws.endpoint;

import dev.federationlab.aws.Incoming;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Headers.Header;
import dev.federationlab.http.Response;
import dev.federationlab.listener.ErrorPage;
import dev.federationlab.listener.Hardening;
import dev.federationlab.listener.Limits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An origin on a port, as a function from request to response. Stands on Jetty's own handlers
 * rather than on a web framework: S3 keys need the request's path to the byte ({@code
 * a%2Fb//c/../d}), and there is nothing to route.
 */
final class OriginListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OriginListener.class);

  private final Server server;
  private final ServerConnector connector;

  private OriginListener(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Listens.
   *
   * @param name of its threads
   * @param port 0 takes a free one
   * @param errors words what the server itself refuses
   * @param answers throws nothing
   * @throws IOException if the port cannot be had
   */
  static OriginListener start(
      String name,
      String bind,
      int port,
      Limits limits,
      ErrorPage errors,
      Function<Incoming, Response> answers)
      throws IOException {
    var hardening = Hardening.of(limits, errors);
    var server = new Server(hardening.threadPool(name));
    var http = new HttpConfiguration();
    hardening.http(http);
    http.setUriCompliance(UriCompliance.UNSAFE);
    var connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(bind);
    connector.setPort(port);
    // Idle connections are not worth waiting for.
    connector.setShutdownIdleTimeout(100);
    server.addConnector(connector);
    server.setHandler(new Requests(answers));
    hardening.server(server);
    try {
      server.start();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) { // as Jetty declares it
      throw new IOException("cannot listen on " + bind + ":" + port, e);
    }
    return new OriginListener(server, connector);
  }

  int port() {
    return connector.getLocalPort();
  }

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
    private final Function<Incoming, Response> answers;

    Requests(Function<Incoming, Response> answers) {
      this.answers = answers;
    }

    @Override
    public boolean handle(
        Request request, org.eclipse.jetty.server.Response response, Callback callback)
        throws IOException {
      answer(answers.apply(incoming(request)), request, response, callback);
      return true;
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
