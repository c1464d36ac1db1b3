package dev.federationlab.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import java.net.URI;

/** A provider's answer, but for the headers that all answers carry. */
public record Answer(int status, Headers headers, Body body) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** An object as JSON, not to be stored. */
  public static Answer json(int status, Object value) {
    try {
      return new Answer(
          status,
          Headers.of(
              "Content-Type", "application/json; charset=utf-8", "Cache-Control", "no-store"),
          Body.of(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not to be written as JSON: " + value.getClass(), e);
    }
  }

  /** A page, not to be stored. */
  public static Answer html(int status, String page) {
    return new Answer(
        status,
        Headers.of("Content-Type", "text/html; charset=utf-8", "Cache-Control", "no-store"),
        Body.of(page));
  }

  /** A line of text, not to be stored. */
  public static Answer text(int status, String text) {
    return new Answer(
        status,
        Headers.of("Content-Type", "text/plain; charset=utf-8", "Cache-Control", "no-store"),
        Body.of(text));
  }

  /** To be fetched from elsewhere with GET, whatever the method of this request was. */
  public static Answer seeOther(String address) {
    return new Answer(
        303, Headers.of("Location", address, "Cache-Control", "no-store"), Body.EMPTY);
  }

  /** Back to an app, as an authorization endpoint does (RFC 6749 §4.1.2). */
  public static Answer found(URI address) {
    return new Answer(
        302, Headers.of("Location", address.toString(), "Cache-Control", "no-store"), Body.EMPTY);
  }

  /** The same with one more header. */
  public Answer with(String name, String value) {
    return new Answer(status, headers.and(name, value), body);
  }
}
