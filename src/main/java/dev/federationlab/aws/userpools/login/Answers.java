package dev.federationlab.aws.userpools.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Response;
import dev.federationlab.oauth.OAuthError;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers of managed login, but for the headers that all of them carry. */
final class Answers {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Answers() {}

  /** An object as JSON, not to be stored. */
  static Response json(int status, Map<String, ?> value) {
    try {
      return new Response(
          status,
          Headers.of(
              "Content-Type",
              "application/json;charset=UTF-8",
              "Cache-Control",
              "no-cache, no-store, max-age=0, must-revalidate",
              "Pragma",
              "no-cache"),
          Body.of(JSON.writeValueAsString(value)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not to be written as JSON", e);
    }
  }

  /** A refusal of the token endpoint (RFC 6749 §5.2); AWS mostly says the code and no more. */
  static Response refusal(OAuthError error) {
    var body = new LinkedHashMap<String, String>();
    body.put("error", error.code());
    if (!error.description().isEmpty()) {
      body.put("error_description", error.description());
    }
    return json(error.status(), body);
  }

  /** A page, not to be stored. */
  static Response html(int status, String page) {
    return new Response(
        status,
        Headers.of("Content-Type", "text/html; charset=utf-8", "Cache-Control", "no-store"),
        Body.of(page));
  }

  /** Elsewhere, as an authorization endpoint sends browsers (RFC 6749 §4.1.2). */
  static Response found(URI address) {
    return found(address.toString());
  }

  /** Elsewhere. */
  static Response found(String address) {
    return new Response(
        302, Headers.of("Location", address, "Cache-Control", "no-store"), Body.EMPTY);
  }

  /** To be fetched from elsewhere with GET, whatever the method of this request was. */
  static Response seeOther(String address) {
    return new Response(
        303, Headers.of("Location", address, "Cache-Control", "no-store"), Body.EMPTY);
  }

  /** The same with one more header. */
  static Response with(Response answer, String name, String value) {
    return new Response(answer.status(), answer.headers().and(name, value), answer.body());
  }
}
