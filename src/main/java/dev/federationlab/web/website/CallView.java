package dev.federationlab.web.website;

import dev.federationlab.flow.Message;
import dev.federationlab.http.Body;
import dev.federationlab.http.Exchange;
import dev.federationlab.http.Headers;
import dev.federationlab.web.flow.Bodies;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One of the calls with which the website was set up, as it was recorded.
 *
 * @param number from 1
 * @param service by which it has its colour
 * @param upload whether it only puts a file where it belongs
 * @param end status and duration
 * @param response absent if none came
 */
public record CallView(
    int number,
    String service,
    String serviceTitle,
    String operation,
    String about,
    boolean upload,
    String end,
    boolean refused,
    Part request,
    @Nullable Part response) {
  private static final int MOST_CHARACTERS = 12_000;

  /** What would let somebody else act as the sandbox's root, or as its people. */
  private static final Pattern SECRET =
      Pattern.compile("(?<=Signature=)[0-9a-f]{64}|(?<=\"Password\" ?: ?\")[^\"]+");

  /**
   * A request or a response.
   *
   * @param line the first one
   * @param headers a line each, without the signature
   * @param body laid out for reading, cut if it is long; empty if there is none
   */
  public record Part(String line, String headers, int headerCount, String body) {}

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
        message.title().equals("PutObject"),
        status + " · " + Math.max(1, exchange.took().toMillis()) + " ms",
        answer.filter(response -> response.status() < 400).isEmpty(),
        request(exchange),
        answer
            .map(
                response ->
                    part("HTTP/1.1 " + response.status(), response.headers(), response.body()))
            .orElse(null));
  }

  /** Of an S3 call, what it is about: the services of JSON and forms say so in their bodies. */
  private static String about(Exchange exchange) {
    var target = target(exchange);
    return target.length() < 2 ? "" : target;
  }

  private static String target(Exchange exchange) {
    var uri = exchange.request().uri();
    var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return path + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
  }

  private static Part request(Exchange exchange) {
    var request = exchange.request();
    return part(
        request.method() + " " + target(exchange) + " HTTP/1.1", request.headers(), request.body());
  }

  private static Part part(String line, Headers headers, Body body) {
    var names =
        headers.fields().stream()
            .map(field -> field.name() + ": " + field.value())
            .collect(Collectors.joining("\n"));
    return new Part(line, masked(names), headers.fields().size(), shown(body));
  }

  private static String shown(Body body) {
    var text = masked(Bodies.pretty(body.text()));
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "\n…";
  }

  private static String masked(String text) {
    return SECRET.matcher(text).replaceAll("…");
  }
}
