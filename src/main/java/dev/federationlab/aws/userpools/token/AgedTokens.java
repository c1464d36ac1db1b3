package dev.federationlab.aws.userpools.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.ControlSecret;
import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.userpools.pool.Pools;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Response;
import dev.federationlab.store.Store;
import dev.federationlab.store.Transaction;
import dev.federationlab.token.UnverifiedToken;
import dev.federationlab.token.UnverifiedToken.MalformedTokenException;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A control endpoint that AWS does not have: an ID or access token as it would be now, had the pool
 * issued it earlier. Tokens live five minutes at least, and nobody should wait that long to see one
 * expire. A token is never made younger, so that nothing can be gained by it.
 *
 * <pre>
 * POST /_lab/tokens   {"token": "…", "issuedAt": "2026-01-01T00:00:00Z"}, with the control secret
 *   200 {"token": "…"} · 400 · 401 · 405
 * </pre>
 */
public final class AgedTokens {
  /** The path to mount it at. */
  public static final String PATH = "/_lab/tokens";

  private static final List<String> TIMES = List.of("iat", "exp", "auth_time");
  private static final int LONGEST_BODY = 32 * 1024;

  private final Store store;
  private final Pools pools;
  private final Issuers issuers;
  private final PoolKeys keys;
  private final JsonMapper json;
  private final ControlSecret secret;

  public AgedTokens(
      Store store, Pools pools, Issuers issuers, PoolKeys keys, String controlSecret) {
    this.store = store;
    this.pools = pools;
    this.issuers = issuers;
    this.keys = keys;
    this.json = store.json();
    this.secret = new ControlSecret(controlSecret);
  }

  private record Wanted(@Nullable String token, @Nullable Instant issuedAt) {}

  /** Answers a request to {@link #PATH}. */
  public Response answer(Incoming request) {
    if (!request.method().equals("POST")) {
      return answer(405, Map.of("error", "method-not-allowed"), Headers.of("Allow", "POST"));
    }
    if (!secret.shownBy(request)) {
      return answer(401, Map.of("error", "unauthorized"), Headers.of("WWW-Authenticate", "Bearer"));
    }
    return wanted(request)
        .flatMap(this::aged)
        .map(token -> answer(200, Map.of("token", token), Headers.NONE))
        .orElseGet(() -> answer(400, Map.of("error", "bad-request"), Headers.NONE));
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

  private Optional<String> aged(Wanted wanted) {
    var text = wanted.token();
    var issuedAt = wanted.issuedAt();
    if (text == null || issuedAt == null) {
      return Optional.empty();
    }
    try {
      var token = UnverifiedToken.parse(text);
      return store.write(transaction -> aged(transaction, token, issuedAt));
    } catch (MalformedTokenException e) {
      return Optional.empty();
    }
  }

  private Optional<String> aged(Transaction transaction, UnverifiedToken token, Instant issuedAt) {
    var pool = token.issuer().flatMap(issuers::poolId).flatMap(id -> pools.find(transaction, id));
    if (pool.isEmpty()) {
      return Optional.empty();
    }
    var ring = keys.of(transaction, pool.get());
    var keyId = String.valueOf(token.header().get("kid"));
    return ring.byId(keyId)
        .filter(key -> key.signed(token.compact()))
        .flatMap(key -> earlier(token.claims(), issuedAt).map(key::sign));
  }

  /** The claims with every time as much earlier as the token is to be; empty if it is not. */
  private Optional<byte[]> earlier(Map<String, Object> claims, Instant issuedAt) {
    if (!(claims.get("iat") instanceof Number issued)
        || issuedAt.getEpochSecond() >= issued.longValue()
        || issuedAt.getEpochSecond() < 0) {
      return Optional.empty();
    }
    long by = issued.longValue() - issuedAt.getEpochSecond();
    var changed = new LinkedHashMap<>(claims);
    for (var name : TIMES) {
      if (claims.get(name) instanceof Number time) {
        changed.put(name, time.longValue() - by);
      }
    }
    return Optional.of(bytes(changed));
  }

  private Response answer(int status, Map<String, Object> body, Headers more) {
    var headers = Headers.of("Content-Type", "application/json", "Cache-Control", "no-store");
    for (var field : more.fields()) {
      headers = headers.and(field.name(), field.value());
    }
    return new Response(status, headers, Body.of(bytes(body)));
  }

  private byte[] bytes(Map<String, Object> object) {
    try {
      return json.writeValueAsBytes(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("JSON that cannot be written", e);
    }
  }
}
