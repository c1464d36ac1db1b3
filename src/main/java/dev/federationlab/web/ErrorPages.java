package dev.federationlab.web;

import dev.federationlab.flow.ConversationBroken;
import dev.federationlab.store.StoreFullException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is shown when something cannot be shown, in the look of the site. */
final class ErrorPages {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

  private final Site site;
  private final Sessions sessions;

  ErrorPages(Site site, Sessions sessions) {
    this.site = site;
    this.sessions = sessions;
  }

  void mount(RoutesConfig routes) {
    routes.exception(
        HttpResponseException.class,
        (e, ctx) -> {
          e.getDetails().forEach((name, value) -> allow(ctx, name, value));
          show(ctx, e.getStatus(), detail(e));
        });
    routes.exception(
        StoreFullException.class,
        (e, ctx) ->
            show(
                ctx,
                507,
                "the disk is full: nothing was changed, and everything recorded can still be"
                    + " read"));
    routes.exception(
        ConversationBroken.class, (e, ctx) -> show(ctx, 503, String.valueOf(e.getMessage())));
    routes.exception(
        Exception.class,
        (e, ctx) -> {
          // Neither path nor query is logged: they can hold what a stranger made up.
          var incident = UUID.randomUUID().toString();
          LOG.error("incident {}", incident, e);
          show(ctx, 500, "incident " + incident);
        });
  }

  private void show(Context ctx, int status, String detail) {
    ctx.status(status);
    if (ctx.attribute("session") == null) {
      sessions.open(ctx);
    }
    if (Htmx.wantsFragment(ctx)) {
      Htmx.replaceMain(ctx);
    }
    site.showError(ctx, Map.of("status", status, "title", title(status), "detail", detail));
  }

  /** The words of a refusal, but for those that only a router understands. */
  private static String detail(HttpResponseException e) {
    var message = e.getMessage() == null ? "" : e.getMessage();
    return e.getStatus() == 404 && message.matches("(Endpoint .* not found|Not Found)")
        ? "The address may be mistyped, or from another version of the lab."
        : message;
  }

  /** RFC 9110 §15.5.6: who answers 405 says what is allowed. */
  private static void allow(Context ctx, String name, String value) {
    if (name.equalsIgnoreCase("availableMethods")) {
      ctx.header("Allow", value);
    }
  }

  /** What a status means to whoever reads the page. */
  static String title(int status) {
    return switch (status) {
      case 400 -> "That request cannot be read";
      case 403 -> "That form cannot be accepted";
      case 404 -> "There is no such page";
      case 405 -> "That is not something this page does";
      case 408 -> "That took too long to arrive";
      case 411, 413, 414, 415, 431 -> "That request is too long or of the wrong kind";
      case 429 -> "Too many at once";
      case 503, 507 -> "Not just now";
      default -> status < 500 ? "That cannot be done" : "Something broke here";
    };
  }
}
