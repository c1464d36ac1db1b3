package dev.federationlab.aws.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.ControlSecret;
import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.Principal;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A control endpoint that AWS does not have: credentials of a session as they would be now, had it
 * begun earlier. STS lends nothing for less than fifteen minutes, and nobody should wait that long
 * to see credentials expire. A session is never made younger, so that nothing can be gained by it.
 *
 * <pre>
 * POST /_lab/sessions   {"sessionToken": "…", "issuedAt": "2026-01-01T00:00:00Z"}, with the control secret
 *   200 {accessKeyId, secretAccessKey, sessionToken, expiration} · 400 · 401 · 405
 * </pre>
 */
public final class AgedSessions {
  /** The path to mount it at. */
  public static final String PATH = "/_lab/sessions";

  private final SessionTokens sessions;
  private final ControlSecret secret;
  private final JsonMapper json;

  public AgedSessions(SessionTokens sessions, String controlSecret, JsonMapper json) {
    this.sessions = sessions;
    this.secret = new ControlSecret(controlSecret);
    this.json = json;
  }

  private record Wanted(@Nullable String sessionToken, @Nullable Instant issuedAt) {}

  /** Answers a request to {@link #PATH}. */
  public Response answer(Incoming request) {
    if (!request.method().equals("POST")) {
      return answer(405, Map.of("error", "method-not-allowed"), Headers.of("Allow", "POST"));
    }
    if (!secret.shownBy(request)) {
      return answer(401, Map.of("error", "unauthorized"), Headers.of("WWW-Authenticate", "Bearer"));
    }
    return aged(request)
        .map(sessions::issue)
        .map(
            issued ->
                answer(
                    200,
                    Map.of(
                        "accessKeyId", issued.accessKeyId(),
                        "secretAccessKey", issued.secretAccessKey(),
                        "sessionToken", issued.sessionToken(),
                        "expiration", issued.expiresAt().toString()),
                    Headers.NONE))
        .orElseGet(() -> answer(400, Map.of("error", "bad-request"), Headers.NONE));
  }

  private Optional<Principal.RoleSession> aged(Incoming request) {
    try {
      Optional<Wanted> read =
          Optional.ofNullable(json.readValue(request.body().bytes(), Wanted.class));
      var issuedAt = read.map(Wanted::issuedAt).orElse(null);
      var token = read.map(Wanted::sessionToken).orElse(null);
      if (issuedAt == null || token == null) {
        return Optional.empty();
      }
      return sessions
          .open(token)
          .map(SessionTokens.Opened::session)
          .filter(session -> issuedAt.isBefore(session.issuedAt()))
          .map(session -> begun(session, issuedAt));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Principal.RoleSession begun(Principal.RoleSession session, Instant issuedAt) {
    var lifetime = Duration.between(session.issuedAt(), session.expiresAt());
    return new Principal.RoleSession(
        session.accountId(),
        session.roleName(),
        session.roleId(),
        session.roleArn(),
        session.sessionName(),
        issuedAt,
        issuedAt.plus(lifetime),
        session.keys(),
        session.sessionPolicies());
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
