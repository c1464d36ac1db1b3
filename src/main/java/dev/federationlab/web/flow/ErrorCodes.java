package dev.federationlab.web.flow;

import dev.federationlab.http.Exchange;
import java.util.regex.Pattern;

/** The code of a refusal, as it stands in the answer: XML of AWS, JSON of AWS or of OAuth 2.0. */
final class ErrorCodes {
  private static final Pattern CODE =
      Pattern.compile(
          "<Code>([^<]{1,80})</Code>|\"(?:__type|error)\"\\s*:\\s*\"(?:[^\"#]*#)?([^\"]{1,80})\"");

  private ErrorCodes() {}

  /** Empty if the answer names none. */
  static String in(Exchange exchange) {
    var body = exchange.response().map(response -> response.body().text()).orElse("");
    var found = CODE.matcher(body);
    if (!found.find()) {
      return "";
    }
    return found.group(1) != null ? found.group(1) : found.group(2);
  }
}
