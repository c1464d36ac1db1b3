package dev.federationlab.web;

import dev.federationlab.learner.Addresses;
import dev.federationlab.listener.ErrorPage;
import dev.federationlab.listener.Hardening;
import dev.federationlab.listener.Limits;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;

/** The lab's origin: the site that the learner sees. */
public final class WebListener implements AutoCloseable {
  private final Javalin javalin;
  private final List<Area> areas;

  private WebListener(Javalin javalin, List<Area> areas) {
    this.javalin = javalin;
    this.areas = List.copyOf(areas);
  }

  /**
   * Starts to serve.
   *
   * @param host the interface to listen on
   * @param port 0 takes a free one
   * @param address the public address of the site
   * @param signIn the origins to which a form may lead by redirect: those of the providers, and of
   *     the user pools that send people on to them
   * @param addresses where each learner's address is noted
   * @param areas what is served, beside static files, the preferences and {@code /healthz}
   * @throws io.javalin.util.JavalinBindException if the port is taken
   */
  public static WebListener start(
      String host,
      int port,
      URI address,
      List<URI> signIn,
      Assets assets,
      PageRenderer pages,
      Site site,
      Addresses addresses,
      List<Area> areas) {
    var sessions = new Sessions(new SecureRandom(), address);
    var gate = new Gate(sessions, addresses, address, signIn);
    var refusals = new ServerRefusals(pages, gate);
    var javalin =
        Javalin.create(
            config -> {
              configure(config, refusals);
              gate.mount(config.routes);
              new ErrorPages(site, sessions).mount(config.routes);
              config.routes.get("/healthz", ctx -> ctx.result("ok"));
              new StaticFiles(assets).mount(config.routes);
              new Preferences().mount(config.routes);
              areas.forEach(area -> area.mount(config.routes));
            });
    javalin.start(host, port);
    return new WebListener(javalin, areas);
  }

  private static void configure(JavalinConfig config, ErrorPage refusals) {
    var limits = Limits.ofPages().withBodies(Gate.LONGEST_FORM, 8L << 20);
    var hardening = Hardening.of(limits, refusals);
    config.jetty.threadPool = hardening.threadPool("lab");
    config.jetty.modifyServer(hardening::server);
    config.jetty.modifyHttpConfiguration(hardening::http);
    config.jetty.modifyServletContextHandler(hardening::context);
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = Gate.LONGEST_FORM;
    config.http.compressionStrategy = CompressionStrategy.GZIP;
    config.router.ignoreTrailingSlashes = true;
  }

  /** The port that is listened on. */
  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    areas.forEach(Area::stop);
    javalin.stop();
  }
}
