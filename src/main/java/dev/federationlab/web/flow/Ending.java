package dev.federationlab.web.flow;

import dev.federationlab.decision.Decision;
import dev.federationlab.flow.Message;
import dev.federationlab.http.Exchange;

/**
 * How an exchange ended, in the few words that fit under an arrow.
 *
 * @param words {@code "200 · 5 ms"}, {@code "400 InvalidIdentityToken · 5 ms"}, {@code "no answer"}
 */
record Ending(boolean refused, boolean broken, String words) {
  /** Of what is still to come. */
  static final Ending NONE = new Ending(false, false, "");

  /** Of what went on elsewhere, as in a sign-in by hand: between a browser and another party. */
  static final Ending UNSEEN = new Ending(false, false, "not recorded");

  static Ending of(Message message) {
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

  /** Of what a party asked by itself. */
  static Ending of(Decision.Call call) {
    var status = call.status();
    return status == null
        ? new Ending(false, true, "no answer")
        : new Ending(status >= 400, false, String.valueOf(status));
  }
}
