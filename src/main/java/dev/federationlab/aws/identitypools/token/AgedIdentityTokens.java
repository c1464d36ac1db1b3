package dev.federationlab.aws.identitypools.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.ControlSecret;
import dev.federationlab.aws.Incoming;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Response;
import dev.federationlab.store.Store;
import dev.federationlab.store.Transaction;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A control endpoint that AWS does not have: an identity token as it would be now, had it been
 * issued earlier. It lives ten minutes, and nobody should wait that long to see one expire. A token
 * is never made younger, so that nothing can be gained by it.
 *
 * <pre>
 * POST /_lab/identity-tokens   {"token": "…", "issuedAt": "2026-01-01T00:00:00Z"}, with the control secret
 *   200 {"token": "…"} · 400 · 401 · 405
 * </pre>
 */
public final class AgedIdentityTokens {
  /** The path to mount it at. */
  public static final String PATH = "/_lab/identity-tokens";

  private static final int LONGEST_BODY = 32 * 1024;

  private final Store store;
  private final IdentityTokens tokens;
  private final ControlSecret secret;
  private final JsonMapper json;

  public AgedIdentityTokens(Store store, IdentityTokens tokens, String controlSecret) {
    this.store = store;
    this.tokens = tokens;
    this.secret = new ControlSecret(controlSecret);
    this.json = store.json();
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
    return aged(request)
        .map(token -> answer(200, Map.of("token", token), Headers.NONE))
        .orElseGet(() -> answer(400, Map.of("error", "bad-request"), Headers.NONE));
  }

  private Optional<String> aged(Incoming request) {
    if (request.body().length() > LONGEST_BODY) {
      return Optional.empty();
    }
    try {
      Optional<Wanted> wanted =
          Optional.ofNullable(json.readValue(request.body().bytes(), Wanted.class));
      var token = wanted.map(Wanted::token).orElse(null);
      var issuedAt = wanted.map(Wanted::issuedAt).orElse(null);
      return token == null || issuedAt == null
          ? Optional.empty()
          : store.write(transaction -> aged(transaction, token, issuedAt));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<String> aged(Transaction transaction, String token, Instant issuedAt) {
    return tokens
        .signedHere(transaction, token)
        .flatMap(claims -> earlier(claims, issuedAt))
        .map(claims -> tokens.sign(transaction, claims));
  }

  /** The claims with both times as much earlier as the token is to be; empty if it is not. */
  private static Optional<Map<String, Object>> earlier(
      Map<String, Object> claims, Instant issuedAt) {
    if (!(claims.get("iat") instanceof Number issued)
        || !(claims.get("exp") instanceof Number expires)
        || issuedAt.getEpochSecond() >= issued.longValue()
        || issuedAt.getEpochSecond() < 0) {
      return Optional.empty();
    }
    long by = issued.longValue() - issuedAt.getEpochSecond();
    var changed = new LinkedHashMap<>(claims);
    changed.put("iat", issued.longValue() - by);
    changed.put("exp", expires.longValue() - by);
    return Optional.of(changed);
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
