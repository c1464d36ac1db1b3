package dev.federationlab.aws.userpools.login;

import dev.federationlab.http.Response;
import dev.federationlab.oauth.Parameters.UnreadableException;

/**
 * One line of the routing table.
 *
 * @param operation what decisions call it
 * @param kind how its refusals are answered
 */
record Route(String method, String path, String operation, Kind kind, Handler handler) {

  /** Who asks, which decides how a refusal is worded. */
  enum Kind {
    /** A browser: refused on a page. */
    PAGE,
    /** An app: refused as JSON, and readable from every origin. */
    BACK_CHANNEL
  }

  /** Answers, noting the checks that it makes. */
  @FunctionalInterface
  interface Handler {
    /**
     * The answer to a request that came by this route.
     *
     * @throws dev.federationlab.oauth.OAuthError.Refusal to be answered as the route's kind says
     * @throws UnreadableException if query or form cannot be read
     */
    Response answer(Visit visit) throws UnreadableException;
  }

  static Route page(String method, String path, String operation, Handler handler) {
    return new Route(method, path, operation, Kind.PAGE, handler);
  }

  static Route app(String method, String path, String operation, Handler handler) {
    return new Route(method, path, operation, Kind.BACK_CHANNEL, handler);
  }
}
