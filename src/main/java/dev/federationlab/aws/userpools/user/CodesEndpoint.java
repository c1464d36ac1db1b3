package dev.federationlab.aws.userpools.user;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.ControlSecret;
import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.userpools.pool.Pools;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Response;
import dev.federationlab.store.Store;
import dev.federationlab.store.StoreFullException;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A control endpoint that AWS does not have: the outstanding codes of a user expire now. Nobody
 * should wait a day to see that a code does, and nothing can be gained by it.
 *
 * <pre>
 * POST /_lab/codes/expire   {accountId, userPoolId, username}, with the control secret
 *   200 {"expired": 1} · 400 · 401 · 404 · 405
 * </pre>
 */
public final class CodesEndpoint {
  /** The path to mount it at. */
  public static final String PATH = "/_lab/codes/expire";

  private static final int LONGEST_BODY = 4096;

  private final Pools pools;
  private final UserRules rules;
  private final Store store;
  private final Clock clock;
  private final ControlSecret secret;
  private final JsonMapper json;

  public CodesEndpoint(
      Pools pools, UserRules rules, Store store, Clock clock, String controlSecret) {
    this.pools = pools;
    this.rules = rules;
    this.store = store;
    this.clock = clock;
    this.secret = new ControlSecret(controlSecret);
    this.json = store.json();
  }

  private record Wanted(
      @Nullable String accountId, @Nullable String userPoolId, @Nullable String username) {}

  /** Answers a request to {@link #PATH}. */
  public Response answer(Incoming request) {
    if (!request.method().equals("POST")) {
      return answer(405, Map.of("error", "method-not-allowed"), Headers.of("Allow", "POST"));
    }
    if (!secret.shownBy(request)) {
      return answer(401, Map.of("error", "unauthorized"), Headers.of("WWW-Authenticate", "Bearer"));
    }
    try {
      var wanted = wanted(request);
      if (wanted.isEmpty()) {
        return answer(400, Map.of("error", "bad-request"), Headers.NONE);
      }
      var expired = expire(wanted.get());
      return expired.isEmpty()
          ? answer(404, Map.of("error", "no-such-user"), Headers.NONE)
          : answer(200, Map.of("expired", expired.getAsInt()), Headers.NONE);
    } catch (StoreFullException e) {
      return answer(507, Map.of("error", "disk-full"), Headers.NONE);
    }
  }

  private Optional<Wanted> wanted(Incoming request) {
    if (request.body().length() > LONGEST_BODY) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(json.readValue(request.body().bytes(), Wanted.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Empty if the account has no such pool, or the pool no such user. */
  private OptionalInt expire(Wanted wanted) {
    var poolId = Optional.ofNullable(wanted.userPoolId()).orElse("");
    var username = Optional.ofNullable(wanted.username()).orElse("");
    return store.write(
        transaction -> {
          var pool =
              pools
                  .find(transaction, poolId)
                  .filter(it -> it.accountId().equals(wanted.accountId()));
          var user = pool.flatMap(it -> rules.users().find(transaction, it, username));
          return pool.isEmpty() || user.isEmpty()
              ? OptionalInt.empty()
              : OptionalInt.of(
                  rules.expireCodes(transaction, pool.get(), user.get(), clock.instant()));
        });
  }

  private Response answer(int status, Map<String, Object> body, Headers more) {
    var headers = Headers.of("Content-Type", "application/json", "Cache-Control", "no-store");
    for (var field : more.fields()) {
      headers = headers.and(field.name(), field.value());
    }
    try {
      return new Response(status, headers, Body.of(json.writeValueAsBytes(body)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer that cannot be written", e);
    }
  }
}
