package dev.federationlab.aws;

import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.store.Transaction;
import java.time.Instant;

/**
 * One request on its way through the rooms, as an operation sees it.
 *
 * @param requestId as the answer will carry it
 * @param principal who calls, signature verified
 * @param now the time of the whole request
 * @param sourceAddress the caller's IP address
 * @param headers as received, for what the SDK's request type does not carry
 * @param body the payload of an operation that streams one (PutObject), verified against its hash;
 *     else empty
 * @param store the request's transaction, committed before the answer goes out
 * @param explanation where every check is noted
 * @param learnt what the request's errands have brought back
 * @param afterwards what is done when the transaction has been committed
 */
public record Call(
    String requestId,
    Principal principal,
    Instant now,
    String sourceAddress,
    Headers headers,
    Body body,
    Transaction store,
    Explanation explanation,
    Learnt learnt,
    Afterwards afterwards) {

  /** A call that has been on no errand. */
  public Call(
      String requestId,
      Principal principal,
      Instant now,
      String sourceAddress,
      Headers headers,
      Body body,
      Transaction store,
      Explanation explanation) {
    this(
        requestId,
        principal,
        now,
        sourceAddress,
        headers,
        body,
        store,
        explanation,
        new Learnt(),
        new Afterwards());
  }

  /** The caller's account; the space of its documents. */
  public String accountId() {
    return principal.accountId();
  }
}
