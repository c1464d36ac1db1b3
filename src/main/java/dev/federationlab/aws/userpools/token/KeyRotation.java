package dev.federationlab.aws.userpools.token;

import dev.federationlab.aws.ControlSecret;
import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.userpools.pool.Pools;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Response;
import dev.federationlab.store.Store;
import dev.federationlab.store.StoreFullException;
import java.time.Clock;
import java.util.regex.Pattern;

/**
 * A control endpoint that AWS does not have: gives a pool new signing keys. Cognito changes a
 * pool's keys when it sees fit, and apps must be ready for it; here a learner can see what happens
 * when it does.
 *
 * <pre>
 * POST /_lab/rotate/{userPoolId}    with the control secret
 *   200 · 401 · 404 · 405
 * </pre>
 */
public final class KeyRotation {
  /** The path below which it is mounted. */
  public static final String PREFIX = "/_lab/rotate/";

  private static final Pattern POOL_ID = Pattern.compile("[a-z0-9-]+_[0-9a-zA-Z]{1,40}");

  private final Store store;
  private final Pools pools;
  private final PoolKeys keys;
  private final Clock clock;
  private final ControlSecret secret;

  public KeyRotation(Store store, Pools pools, PoolKeys keys, Clock clock, String controlSecret) {
    this.store = store;
    this.pools = pools;
    this.keys = keys;
    this.clock = clock;
    this.secret = new ControlSecret(controlSecret);
  }

  /** Answers a request below {@link #PREFIX}. */
  public Response answer(Incoming request) {
    if (!request.method().equals("POST")) {
      return answer(405, "{\"error\":\"method-not-allowed\"}", "Allow", "POST");
    }
    if (!secret.shownBy(request)) {
      return answer(401, "{\"error\":\"unauthorized\"}", "WWW-Authenticate", "Bearer");
    }
    var poolId = request.rawPath().substring(PREFIX.length());
    try {
      return POOL_ID.matcher(poolId).matches() && rotate(poolId)
          ? answer(200, "{\"rotated\":true}", "X-Content-Type-Options", "nosniff")
          : answer(404, "{\"error\":\"no-such-pool\"}", "X-Content-Type-Options", "nosniff");
    } catch (StoreFullException e) {
      return answer(507, "{\"error\":\"disk-full\"}", "X-Content-Type-Options", "nosniff");
    }
  }

  private boolean rotate(String poolId) {
    return store.write(
        transaction -> {
          var pool = pools.find(transaction, poolId);
          pool.ifPresent(found -> keys.rotate(transaction, found, clock.instant()));
          return pool.isPresent();
        });
  }

  private static Response answer(int status, String body, String header, String value) {
    return new Response(
        status,
        Headers.of("Content-Type", "application/json", "Cache-Control", "no-store", header, value),
        Body.of(body));
  }
}
