package dev.federationlab.web.flow;

import dev.federationlab.flow.Message;
import dev.federationlab.http.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * How an exchange ended, in the few words that fit under an arrow.
 *
 * @param words {@code "200 · 5 ms"}, {@code "400 InvalidIdentityToken · 5 ms"}, {@code "no answer"}
 */
record Ending(boolean refused, boolean broken, String words) {

  static Ending of(@Nullable Message message) {
    if (message == null) {
      return new Ending(false, false, "");
    }
    var exchange = message.exchange();
    if (exchange.ending() instanceof Exchange.Broken) {
      return new Ending(false, true, "no answer · " + Times.took(exchange.took()));
    }
    int status = exchange.response().orElseThrow().status();
    var decision = message.decision();
    var error = decision == null ? null : decision.error();
    var refused = status >= 400;
    var code =
        refused
            ? status + " " + (error == null ? ErrorCodes.in(exchange) : error)
            : String.valueOf(status);
    return new Ending(refused, false, code.strip() + " · " + Times.took(exchange.took()));
  }
}
