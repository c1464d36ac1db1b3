package dev.federationlab.provider;

import dev.federationlab.http.Headers;
import dev.federationlab.http.Headers.Header;
import java.util.ArrayList;
import java.util.Map;

/**
 * Finds who answers a request on the providers' origin, and gives every answer the headers that all
 * carry.
 */
final class Front {
  private static final Headers ON_ALL =
      Headers.of(
          "Content-Security-Policy",
              "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin",
          "X-Frame-Options", "DENY");

  private final Map<String, Provider> providers;
  private final Control control;

  /**
   * @param providers by name
   */
  Front(Map<String, Provider> providers, Control control) {
    this.providers = providers;
    this.control = control;
  }

  Answer answer(Incoming incoming) {
    return dressed(route(incoming), incoming.requestId());
  }

  /** The answer with what it lacks of the headers that all answers carry; its own go first. */
  static Answer dressed(Answer answer, String requestId) {
    var fields = new ArrayList<Header>(answer.headers().fields());
    for (var field : ON_ALL.fields()) {
      if (answer.headers().first(field.name()).isEmpty()) {
        fields.add(field);
      }
    }
    fields.add(new Header("X-Request-Id", requestId));
    return new Answer(answer.status(), new Headers(fields), answer.body());
  }

  private Answer route(Incoming incoming) {
    var path = incoming.path();
    if (path.equals("/healthz")) {
      return incoming.method().equals("GET") || incoming.method().equals("HEAD")
          ? Answer.text(200, "ok\n")
          : Answer.text(405, "GET only\n").with("Allow", "GET, HEAD");
    }
    if (path.startsWith(Control.PREFIX)) {
      return control.answer(incoming);
    }
    int end = path.indexOf('/', 1);
    var provider =
        path.isEmpty() ? null : providers.get(end < 0 ? path.substring(1) : path.substring(1, end));
    if (provider == null) {
      return Answer.text(
          404, "There is nothing here. The providers are at " + providers.keySet() + "\n");
    }
    return provider.answer(incoming.below(end < 0 ? "" : path.substring(end)));
  }
}
