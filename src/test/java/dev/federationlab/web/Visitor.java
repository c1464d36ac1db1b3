package dev.federationlab.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/**
 * A browser without a screen: keeps cookies, follows nothing, brings the token of its session
 * along.
 */
final class Visitor {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String origin;

  Visitor(WebListener lab) {
    this.origin = "http://localhost:" + lab.port();
  }

  HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  /** Posts a form as this session's own pages would. */
  HttpResponse<String> post(String path, String form, String... headers) {
    return postAsIs(path, "_csrf=" + token() + (form.isEmpty() ? "" : "&" + form), headers);
  }

  HttpResponse<String> postAsIs(String path, String form, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpRequest.Builder request(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(origin + path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  /** The token that the forms of this session carry. */
  String token() {
    var found = TOKEN.matcher(get("/flows").body());
    if (!found.find()) {
      throw new AssertionError("no form on the page");
    }
    return found.group(1);
  }
}
