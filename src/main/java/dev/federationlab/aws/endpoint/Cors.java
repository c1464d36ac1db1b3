package dev.federationlab.aws.endpoint;

import dev.federationlab.aws.Incoming;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Headers.Header;
import dev.federationlab.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Lets pages of any origin call the JSON services, as AWS does for its SDKs in browsers
 * (aws-behaviour 0.3): nothing there goes by cookies.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, CORS protocol</a>
 */
final class Cors {
  private static final String EXPOSED =
      "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date";

  /** Two days, in seconds. */
  private static final String MAX_AGE = "172800";

  /** Names of headers, no more than a request has. */
  private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9-]+(?:, ?[A-Za-z0-9-]+){0,40}");

  private Cors() {}

  /** The answer to a preflight for an operation of a JSON service; empty if it is none. */
  static Optional<Response> preflight(Incoming request) {
    if (!request.method().equals("OPTIONS") || !request.rawPath().equals("/")) {
      return Optional.empty();
    }
    var asked = request.headers().first("access-control-request-headers").orElse("");
    var names = List.of(asked.toLowerCase(Locale.ROOT).split(", ?"));
    if (!fromAPage(request) || !names.contains("x-amz-target") || !NAMES.matcher(asked).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Response(
            200,
            Headers.of(
                "Access-Control-Allow-Origin",
                "*",
                "Access-Control-Allow-Methods",
                "POST",
                "Access-Control-Allow-Headers",
                asked,
                "Access-Control-Expose-Headers",
                EXPOSED,
                "Access-Control-Max-Age",
                MAX_AGE),
            Body.EMPTY));
  }

  /** An answer that a page may read, if it was a page that asked. */
  static Response readable(Incoming request, Response answer) {
    if (!fromAPage(request)) {
      return answer;
    }
    var headers = new ArrayList<>(answer.headers().fields());
    headers.add(new Header("Access-Control-Allow-Origin", "*"));
    headers.add(new Header("Access-Control-Expose-Headers", EXPOSED));
    return new Response(answer.status(), new Headers(headers), answer.body());
  }

  private static boolean fromAPage(Incoming request) {
    return request.headers().first("origin").isPresent();
  }
}
