package dev.federationlab.flow;

import dev.federationlab.http.Body;
import dev.federationlab.http.Exchange;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import java.util.Arrays;

/** Keeps recorded bodies within what a stored run can hold; no flow's own exchange comes near. */
final class Bounded {
  private static final int MOST_BYTES = 32 * 1024;

  private Bounded() {}

  static Exchange exchange(Exchange exchange) {
    var sent = exchange.request();
    var request = new Request(sent.method(), sent.uri(), sent.headers(), body(sent.body()));
    if (!(exchange.ending() instanceof Exchange.Answered answered)) {
      return new Exchange(request, exchange.ending(), exchange.sentAt(), exchange.took());
    }
    var got = answered.response();
    var response = new Response(got.status(), got.headers(), body(got.body()));
    return new Exchange(
        request, new Exchange.Answered(response), exchange.sentAt(), exchange.took());
  }

  private static Body body(Body body) {
    return body.length() <= MOST_BYTES ? body : Body.of(Arrays.copyOf(body.bytes(), MOST_BYTES));
  }
}
