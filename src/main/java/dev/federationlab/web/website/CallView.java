package dev.federationlab.web.website;

import dev.federationlab.flow.Message;
import dev.federationlab.http.Body;
import dev.federationlab.http.Exchange;
import dev.federationlab.http.Headers;
import java.util.regex.Pattern;

/**
 * One of the calls with which the website was set up, as it was recorded.
 *
 * @param number from 1
 * @param service by which it has its colour
 * @param end status and duration
 * @param request as it was sent, without its signature, long bodies cut
 * @param response as it came; empty if none did
 */
public record CallView(
    int number,
    String service,
    String serviceTitle,
    String operation,
    String about,
    String end,
    boolean refused,
    String request,
    String response) {
  private static final int MOST_CHARACTERS = 12_000;

  /** What would let somebody else act as the sandbox's root, or as its people. */
  private static final Pattern SECRET =
      Pattern.compile("(?<=Signature=)[0-9a-f]{64}|(?<=\"Password\":\")[^\"]+");

  static CallView of(Message message, int number) {
    var exchange = message.exchange();
    var answer = exchange.response();
    var status = answer.map(response -> String.valueOf(response.status())).orElse("no answer");
    return new CallView(
        number,
        message.receiver().id(),
        message.receiver().title(),
        message.title(),
        about(exchange),
        status + " · " + Math.max(1, exchange.took().toMillis()) + " ms",
        answer.filter(response -> response.status() < 400).isEmpty(),
        request(exchange),
        answer
            .map(
                response ->
                    shown(
                        "HTTP/1.1 " + response.status() + "\n",
                        response.headers(),
                        response.body()))
            .orElse(""));
  }

  /** Of an S3 call, what it is about: the services of JSON and forms say so in their bodies. */
  private static String about(Exchange exchange) {
    var uri = exchange.request().uri();
    var path = uri.getRawPath();
    if (path.length() < 2) {
      return "";
    }
    return path + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
  }

  private static String request(Exchange exchange) {
    var request = exchange.request();
    var uri = request.uri();
    var target =
        (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath())
            + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    return shown(
        request.method() + " " + target + " HTTP/1.1\n", request.headers(), request.body());
  }

  private static String shown(String line, Headers headers, Body body) {
    var text = new StringBuilder(line);
    headers
        .fields()
        .forEach(
            field -> text.append(field.name()).append(": ").append(field.value()).append('\n'));
    text.append('\n').append(body.text());
    var masked = SECRET.matcher(text).replaceAll("…");
    return masked.length() <= MOST_CHARACTERS
        ? masked
        : masked.substring(0, MOST_CHARACTERS) + "\n… " + body.length() + " bytes in all";
  }
}
