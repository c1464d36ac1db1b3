package dev.federationlab.listener;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;

/**
 * The settings by which a Jetty server withstands the open internet. Applied in four places, which
 * a framework built on Jetty offers as hooks:
 *
 * <pre>
 * var hardening = Hardening.of(Limits.ofPages(), page);
 * config.jetty.threadPool = hardening.threadPool("lab");
 * config.jetty.modifyServer(hardening::server);
 * config.jetty.modifyHttpConfiguration(hardening::http);
 * config.jetty.modifyServletContextHandler(hardening::context);
 * config.http.maxRequestSize = limits.bodyBytes();
 * </pre>
 */
public final class Hardening {
  private static final long IDLE_WHEN_FULL_MS = 1000;
  private static final long STOP_THREADS_MS = 200;
  private static final long STOP_IDLE_MS = 100;

  private final Limits limits;
  private final PlainErrorHandler errors;

  private Hardening(Limits limits, ErrorPage page) {
    this.limits = limits;
    this.errors = new PlainErrorHandler(page);
  }

  /** Settings within the limits; what the server itself refuses is worded by {@code page}. */
  public static Hardening of(Limits limits, ErrorPage page) {
    return new Hardening(limits, page);
  }

  /** A bounded pool, whose threads are named after the origin. */
  public ThreadPool threadPool(String name) {
    // Its own kind of queue would ask the machine's beans how wide a cache line is, at each start.
    var pool =
        new QueuedThreadPool(
            limits.threads(), Math.min(8, limits.threads()), 60_000, new LinkedBlockingQueue<>());
    pool.setName(name);
    pool.setStopTimeout(STOP_THREADS_MS);
    return pool;
  }

  /** Puts the limits before whatever handler the server has or will get. */
  public void server(Server server) {
    // Only what has wholly arrived is waited for when the server stops.
    var graceful = new GracefulHandler(new AnswerLast(server.getHandler(), limits));
    server.setHandler(new KnownMethods(new BodyFirst(graceful, limits, new AtomicLong())));
    server.setErrorHandler(errors);
    server.setStopTimeout(limits.stop().toMillis());
    var connections = new NetworkConnectionLimit(limits.connections(), server);
    connections.setEndPointIdleTimeout(IDLE_WHEN_FULL_MS);
    server.addBean(connections);
    server.addEventListener(new IdleConnectionsEnd());
  }

  /**
   * Connections on which nothing is asked are not worth waiting for. Connectors may come later than
   * the hook.
   */
  private static final class IdleConnectionsEnd implements LifeCycle.Listener {
    @Override
    public void lifeCycleStarting(LifeCycle server) {
      for (var connector : ((Server) server).getConnectors()) {
        if (connector instanceof AbstractConnector it) {
          it.setShutdownIdleTimeout(STOP_IDLE_MS);
        }
      }
    }
  }

  /** Header limits, idle time, nothing that names the server. */
  public void http(HttpConfiguration http) {
    http.setRequestHeaderSize(limits.headerBytes());
    // What came as headers may go out as headers (metadata, a path as an address), with our own.
    http.setMaxResponseHeaderSize(2 * limits.headerBytes());
    http.setIdleTimeout(limits.idle().toMillis());
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    // Cached header values are otherwise handed out in the cache's own case, which breaks
    // signatures over them.
    http.setHeaderCacheCaseSensitive(true);
  }

  /** The context's own error pages, worded by the same function. */
  public void context(ServletContextHandler context) {
    context.setErrorHandler(errors);
  }
}
