package dev.federationlab.flow.client;

import dev.federationlab.http.Body;
import dev.federationlab.http.Exchange;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in for a person's browser: keeps cookies, reads the real pages, fills in and sends their
 * forms, and takes one step at a time, so that every redirect is seen. Starts without cookies; for
 * one sign-in and one thread.
 */
public final class UserAgent {
  private final java.util.function.Function<Request, Exchange> sender;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private @Nullable URI at;

  /**
   * @param sender sends a request and records it
   */
  public UserAgent(java.util.function.Function<Request, Exchange> sender) {
    this.sender = sender;
  }

  /** The cookies that it has, as it sends them; empty if it has none. */
  public String cookies() {
    UnaryOperator<String> pair = name -> name + "=" + cookies.get(name);
    return cookies.keySet().stream().map(pair).collect(Collectors.joining("; "));
  }

  /** The same browser later on: with the cookies that it had. */
  public UserAgent with(String earlier) {
    for (var cookie : earlier.split("; ")) {
      keep(cookie);
    }
    return this;
  }

  /** Goes to an address, as by a link or the address bar. */
  public Exchange open(URI address) {
    return step(new Request("GET", address, headers(address), Body.EMPTY));
  }

  /** Sends a form as the page filled it in. */
  public Exchange submit(Element form) {
    var fields = new LinkedHashMap<String, String>();
    for (var field : form.select("input[name]")) {
      var ticked = !field.attr("type").matches("checkbox|radio") || field.hasAttr("checked");
      if (ticked && !field.attr("type").equals("submit")) {
        fields.put(field.attr("name"), field.attr("value"));
      }
    }
    var action = form.hasAttr("action") ? form.absUrl("action") : String.valueOf(at);
    if (form.attr("method").equalsIgnoreCase("post")) {
      var address = URI.create(action);
      var headers = headers(address).and("Content-Type", "application/x-www-form-urlencoded");
      return step(
          new Request(
              "POST", address, headers.and("Origin", origin(address)), Body.of(encoded(fields))));
    }
    var bare = action.indexOf('?') < 0 ? action : action.substring(0, action.indexOf('?'));
    return open(URI.create(bare + "?" + encoded(fields)));
  }

  /** The page of a response, its links made absolute. */
  public static Document page(Exchange exchange, Response response) {
    return Jsoup.parse(response.body().text(), exchange.request().uri().toString());
  }

  /** Where a response sends the browser, made absolute, if it is a redirect. */
  public static Optional<URI> redirect(Exchange exchange) {
    return exchange
        .response()
        .filter(response -> response.status() / 100 == 3)
        .flatMap(response -> response.headers().first("Location"))
        .map(location -> exchange.request().uri().resolve(location));
  }

  private Exchange step(Request request) {
    var exchange = sender.apply(request);
    at = request.uri();
    exchange
        .response()
        .ifPresent(response -> response.headers().all("Set-Cookie").forEach(this::keep));
    return exchange;
  }

  private void keep(String cookie) {
    var pair = cookie.split(";", 2)[0];
    int equals = pair.indexOf('=');
    if (equals <= 0) {
      return;
    }
    var name = pair.substring(0, equals).strip();
    if (cookie.toLowerCase(java.util.Locale.ROOT).matches("(?s).*;\\s*max-age=0\\b.*")) {
      cookies.remove(name);
    } else {
      cookies.put(name, pair.substring(equals + 1).strip());
    }
  }

  private Headers headers(URI address) {
    var headers = Headers.of("Accept", "text/html", "Accept-Language", "en");
    if (at != null && origin(at).equals(origin(address))) {
      headers = headers.and("Referer", at.toString());
    }
    return cookies.isEmpty() ? headers : headers.and("Cookie", cookies());
  }

  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
