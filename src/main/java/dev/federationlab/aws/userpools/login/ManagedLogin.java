package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.endpoint.Mount;
import dev.federationlab.aws.userpools.login.Route.Kind;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Headers.Header;
import dev.federationlab.http.Response;
import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.oauth.OAuthError.Refusal;
import dev.federationlab.oauth.Parameters.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Managed login on the embedded AWS's origin: the table of its addresses, and what all of its
 * answers have in common. Only unsigned requests are for it, since its paths are names of buckets
 * too.
 */
public final class ManagedLogin {
  private static final Logger LOG = LoggerFactory.getLogger(ManagedLogin.class);
  private static final String PARTY = "User pool";
  private static final int LONGEST_BODY = 64 * 1024;

  private static final Headers ON_ALL =
      Headers.of(
          "Content-Security-Policy",
              "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin",
          "X-Frame-Options", "DENY");

  private final Surroundings surroundings;
  private final Pages pages;
  private final List<Route> routes;

  ManagedLogin(Surroundings surroundings, Pages pages, List<Route> routes) {
    this.surroundings = surroundings;
    this.pages = pages;
    this.routes = routes;
  }

  /** Where it is answered. */
  public List<Mount> mounts() {
    var paths = routes.stream().map(Route::path).collect(Collectors.toUnmodifiableSet());
    return List.of(
        new Mount(incoming -> paths.contains(incoming.rawPath()), this::answer).unsigned());
  }

  /** Answers one request. Throws nothing: what breaks is answered too. */
  Response answer(Incoming incoming) {
    var requestId = requestId();
    var here = routes.stream().filter(route -> route.path().equals(incoming.rawPath())).toList();
    var method = incoming.method().equals("HEAD") ? "GET" : incoming.method();
    var found = here.stream().filter(route -> route.method().equals(method)).findFirst();
    var operation = found.map(Route::operation).orElse("no such page");
    var inquiry = new Inquiry(requestId, surroundings.clock().instant(), PARTY, operation);
    inquiry.phase("request");
    var visit = new Visit(incoming, requestId, inquiry, surroundings.store());
    Response answer;
    try {
      answer = found.isPresent() ? handled(found.get(), visit) : unknown(here, visit);
    } catch (RuntimeException e) {
      LOG.error("{}: {} failed", requestId, operation, e);
      inquiry.refused("server_error");
      answer = Answers.refusal(new OAuthError("server_error", "", 500));
    }
    surroundings.trail().keep(requestId, inquiry::decision);
    return dressed(answer, requestId, here);
  }

  private Response handled(Route route, Visit visit) {
    try {
      if (visit.incoming().body().length() > LONGEST_BODY) {
        return refused(route, visit, new OAuthError("invalid_request", "", 413));
      }
      return route.handler().answer(visit);
    } catch (Refusal refusal) {
      return refused(route, visit, refusal.error());
    } catch (UnreadableException e) {
      visit
          .inquiry()
          .note(
              false,
              "parameters",
              "application/x-www-form-urlencoded",
              String.valueOf(e.getMessage()),
              "RFC 6749 appendix B");
      return refused(route, visit, Errors.UNREADABLE);
    }
  }

  /**
   * Browsers are sent to the error page, so that its address says what is wrong, as AWS's does;
   * apps get JSON.
   */
  private Response refused(Route route, Visit visit, OAuthError error) {
    visit.inquiry().refused(error.code());
    if (route.kind() == Kind.BACK_CHANNEL) {
      var answer = Answers.refusal(error);
      return error.status() == 401 ? Answers.with(answer, "WWW-Authenticate", "Basic") : answer;
    }
    return route.method().equals("GET")
        ? Answers.found("/error?error=" + error.code())
        : pages.error(error.status(), error.code());
  }

  private Response unknown(List<Route> here, Visit visit) {
    boolean forApps = here.stream().anyMatch(route -> route.kind() == Kind.BACK_CHANNEL);
    if (forApps && visit.incoming().method().equals("OPTIONS")) {
      return new Response(
          204,
          Headers.of(
              "Access-Control-Allow-Methods",
              methods(here),
              "Access-Control-Allow-Headers",
              "authorization, content-type, x-amz-user-agent, cache-control",
              "Access-Control-Max-Age",
              "600"),
          dev.federationlab.http.Body.EMPTY);
    }
    visit.inquiry().refused("method_not_allowed");
    return Answers.with(pages.error(405, "method_not_allowed"), "Allow", methods(here));
  }

  private static String methods(List<Route> here) {
    return here.stream().map(Route::method).collect(Collectors.joining(", "));
  }

  /** The answer with what it lacks of the headers that all answers carry; its own go first. */
  private static Response dressed(Response answer, String requestId, List<Route> here) {
    var fields = new ArrayList<Header>(answer.headers().fields());
    for (var field : ON_ALL.fields()) {
      if (answer.headers().first(field.name()).isEmpty()) {
        fields.add(field);
      }
    }
    if (here.stream().anyMatch(route -> route.kind() == Kind.BACK_CHANNEL)) {
      fields.add(new Header("Access-Control-Allow-Origin", "*"));
    }
    fields.add(new Header("x-amz-cognito-request-id", requestId));
    fields.add(new Header("x-amzn-RequestId", requestId));
    return new Response(answer.status(), new Headers(fields), answer.body());
  }

  private String requestId() {
    var random = surroundings.random();
    long high = (random.nextLong() & ~0xf000L) | 0x4000L;
    long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }
}
