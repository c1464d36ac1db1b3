package dev.federationlab.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Response;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What an issuer publishes for everyone, pages of every origin included: a key set (RFC 7517 §5) or
 * a discovery document. As JSON, good for a day.
 */
public final class PublicDocument {
  private static final JsonMapper JSON = new JsonMapper();

  private PublicDocument() {}

  /**
   * Answers a request for one; it can only be read.
   *
   * @param method as sent
   * @param answer asked for only if it is read
   */
  public static Response read(String method, Supplier<Response> answer) {
    if (method.equals("GET") || method.equals("HEAD")) {
      return answer.get();
    }
    var refusal = refused(405, "Method Not Allowed");
    return new Response(
        refusal.status(), refusal.headers().and("Allow", "GET, HEAD"), refusal.body());
  }

  /** The document itself. */
  public static Response found(Map<String, Object> document) {
    return answer(200, "public, max-age=86400", document);
  }

  /** That it cannot be had, which nobody keeps. */
  public static Response refused(int status, String message) {
    return answer(status, "no-store", Map.of("message", message));
  }

  private static Response answer(int status, String caching, Map<String, Object> body) {
    try {
      return new Response(
          status,
          Headers.of(
              "Content-Type",
              "application/json",
              "Cache-Control",
              caching,
              "Access-Control-Allow-Origin",
              "*",
              "X-Content-Type-Options",
              "nosniff"),
          Body.of(JSON.writeValueAsBytes(body)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer that cannot be written", e);
    }
  }
}
