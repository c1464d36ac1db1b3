package dev.federationlab.web;

import dev.federationlab.learner.Addresses;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What every request passes: the security headers, the limits, the session, and for each POST the
 * proof that one of our own pages sent it.
 */
final class Gate {
  /**
   * The longest form of the site is far shorter; in bytes. Held by the listener, before a body is
   * read.
   */
  static final int LONGEST_FORM = 64 * 1024;

  private static final Set<String> OURS = Set.of("same-origin", "none");

  private final Sessions sessions;
  private final Addresses addresses;
  private final URI site;
  private final Map<String, String> securityHeaders;

  /**
   * @param addresses where each learner's address is noted
   * @param site the public address, which the Origin of our forms is held against
   * @param signIn where a form may lead by redirect: the origins of providers and user pools
   */
  Gate(Sessions sessions, Addresses addresses, URI site, List<URI> signIn) {
    this.sessions = sessions;
    this.addresses = addresses;
    this.site = site;
    this.securityHeaders =
        Map.of(
            "Content-Security-Policy", policy(signIn),
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  }

  /** Stands before all routes. */
  void mount(RoutesConfig routes) {
    routes.before(
        ctx -> {
          securityHeaders.forEach(ctx::header);
          if (ctx.path().equals("/healthz") || ctx.path().startsWith("/static/")) {
            return;
          }
          requireReadable(ctx);
          if (cameByNumber(ctx)) {
            var query = ctx.queryString() == null ? "" : "?" + ctx.queryString();
            ctx.redirect(site + ctx.path() + query);
            ctx.skipRemainingHandlers();
            return;
          }
          sessions.open(ctx);
          addresses.note(Sessions.learner(ctx), ctx.ip());
          if (changesSomething(ctx)) {
            requireForm(ctx);
            requireOwnForm(ctx);
          }
        });
  }

  /** The headers that every answer carries, errors included. */
  Map<String, String> securityHeaders() {
    return securityHeaders;
  }

  private static String policy(List<URI> signIn) {
    var forms = new StringBuilder("'self'");
    signIn.forEach(
        uri -> forms.append(' ').append(uri.getScheme()).append("://").append(uri.getAuthority()));
    return "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none';"
        + " form-action "
        + forms;
  }

  /**
   * Whether somebody who should come to localhost came to 127.0.0.1: the cookie would be another's
   * there, and the provider sends the browser back to localhost.
   */
  private boolean cameByNumber(Context ctx) {
    var host = ctx.header("Host");
    return "localhost".equals(site.getHost())
        && ctx.method().equals(HandlerType.GET)
        && (("127.0.0.1:" + site.getPort()).equals(host)
            || ("[::1]:" + site.getPort()).equals(host));
  }

  /**
   * Query strings are decoded late, by whoever asks for a parameter: a bad one is refused here
   * instead.
   */
  private static void requireReadable(Context ctx) {
    try {
      ctx.queryParamMap();
    } catch (IllegalArgumentException e) {
      throw new HttpResponseException(400, "the query string is not percent-encoded properly");
    }
  }

  private static boolean changesSomething(Context ctx) {
    return !Set.of("GET", "HEAD", "OPTIONS").contains(ctx.method().name());
  }

  private static void requireForm(Context ctx) {
    boolean hasBody =
        ctx.req().getContentLengthLong() > 0 || ctx.header("Transfer-Encoding") != null;
    if (hasBody && !ctx.isFormUrlencoded()) {
      throw new HttpResponseException(415, "forms are application/x-www-form-urlencoded here");
    }
  }

  /**
   * A foreign page can make a browser send its cookie, but neither read our token nor forge these
   * headers.
   */
  private void requireOwnForm(Context ctx) {
    if (!comesFromHere(ctx) || !Sessions.csrfTokenMatches(ctx, token(ctx))) {
      throw new HttpResponseException(
          403,
          "this form was not sent by a page of this session: open the page again and repeat it");
    }
  }

  private static String token(Context ctx) {
    try {
      var sent = ctx.formParam("_csrf");
      return sent == null ? "" : sent;
    } catch (IllegalArgumentException e) {
      throw new HttpResponseException(400, "the form is not percent-encoded properly");
    }
  }

  private boolean comesFromHere(Context ctx) {
    var fetchSite = ctx.header("Sec-Fetch-Site");
    if (fetchSite != null) {
      return OURS.contains(fetchSite);
    }
    var origin = ctx.header("Origin");
    return origin == null || origin.equals(site.getScheme() + "://" + site.getAuthority());
  }
}
