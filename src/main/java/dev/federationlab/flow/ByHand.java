package dev.federationlab.flow;

import dev.federationlab.http.Exchange;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stage that the learner can go through in their own browser, away from the lab and back again.
 */
public interface ByHand extends Stage {

  /**
   * What the app keeps while the browser is away.
   *
   * @param address where the browser is sent to
   * @param nonce absent where the provider knows none
   * @param codeVerifier absent where the provider knows no PKCE (RFC 7636)
   * @param preparation what was sent before
   */
  record Begun(
      URI address,
      String state,
      @Nullable String nonce,
      @Nullable String codeVerifier,
      Instant at,
      List<Message> preparation) {
    public Begun {
      preparation = List.copyOf(preparation);
    }
  }

  /** Makes what must be kept while the browser is away. */
  Begun begin(Run run) throws Refused;

  /**
   * Goes on when the browser is back.
   *
   * @param begun what was kept; absent if nothing was, or nothing that is still good
   * @param callback the exchange by which the browser came back
   */
  void complete(Run run, @Nullable Begun begun, Exchange callback) throws Refused;
}
