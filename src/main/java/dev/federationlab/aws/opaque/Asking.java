package dev.federationlab.aws.opaque;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.OpaqueTokens.Rejected;
import dev.federationlab.aws.OpaqueTokens.Unreachable;
import dev.federationlab.aws.OpaqueTokens.Unusable;
import dev.federationlab.aws.OpaqueTokens.Word;
import dev.federationlab.aws.opaque.AskedProviders.Finding;
import dev.federationlab.decision.Check;
import dev.federationlab.http.Body;
import dev.federationlab.http.BoundedFetch;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The calls that one finding takes, with their checks. Whatever goes wrong ends it, as {@link
 * Ended}. For one thread.
 */
final class Asking {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Map<Integer, String> REASONS =
      Map.of(
          400, "Bad Request",
          401, "Unauthorized",
          403, "Forbidden",
          404, "Not Found",
          405, "Method Not Allowed",
          414, "URI Too Long",
          431, "Request Header Fields Too Large");

  private final BoundedFetch fetch;
  private final URI base;
  private final String provider;
  private final List<Check> checks = new ArrayList<>();

  Asking(BoundedFetch fetch, URI base, String provider) {
    this.fetch = fetch;
    this.base = base;
    this.provider = provider;
  }

  /** What a provider is asked, step by step. */
  @FunctionalInterface
  interface Steps {
    Word take() throws Ended;
  }

  /** The asking came to an end before its last step. */
  static final class Ended extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Word word;

    Ended(Word word) {
      super(null, null, false, false);
      this.word = word;
    }
  }

  /** Takes the steps, as far as they go. */
  Finding finding(Steps steps) {
    try {
      return new Finding(steps.take(), checks);
    } catch (Ended ended) {
      return new Finding(ended.word, checks);
    }
  }

  /**
   * The JSON object that the provider answers.
   *
   * @param path below the provider's address
   * @param query already encoded; empty if there is none. Not shown: it may hold the token
   * @throws Ended if it refuses, cannot be reached, or answers something unreadable
   */
  JsonNode get(String path, String query, Headers headers) throws Ended {
    var address = URI.create(base + path + (query.isEmpty() ? "" : "?" + query));
    Response response;
    try {
      response = fetch.send(new Request("GET", address, headers, Body.EMPTY));
    } catch (IOException e) {
      throw unreachable(path, String.valueOf(e.getMessage()));
    }
    var status = response.status();
    if (status >= 400 && status < 500 && status != 408 && status != 429) {
      var line = ("HTTP/1.1 " + status + " " + REASONS.getOrDefault(status, "")).strip();
      answered(path, line, false, "STS API reference, IDPRejectedClaim");
      throw new Ended(new Rejected(line));
    }
    if (status != 200) {
      throw unreachable(path, "it answered " + status);
    }
    try {
      var object = JSON.readTree(response.body().bytes());
      if (object != null && object.isObject()) {
        answered(path, "HTTP/1.1 200 OK", true, "STS API reference, AssumeRoleWithWebIdentity");
        return object;
      }
      throw unreachable(path, "its answer is not a JSON object");
    } catch (JsonProcessingException e) {
      throw unreachable(path, "its answer is not JSON");
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory cannot be read", e);
    }
  }

  /**
   * Notes a check.
   *
   * @throws Ended with {@code otherwise} if it failed
   */
  void require(
      boolean passed, String what, String wanted, String saw, String source, Word otherwise)
      throws Ended {
    checks.add(new Check(what, wanted, saw, passed, source));
    if (!passed) {
      throw new Ended(otherwise);
    }
  }

  /**
   * A text that must be there.
   *
   * @throws Ended if it is not
   */
  String text(JsonNode object, String name, String what, String wanted, String source)
      throws Ended {
    var text = object.path(name).asText("");
    require(
        !text.isBlank() && text.length() <= 255,
        what,
        wanted,
        text.isBlank() ? "none" : shown(text),
        source,
        new Unusable("no " + name));
    return text;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Ended unreachable(String path, String why) {
    answered(path, why, false, "STS API reference, IDPCommunicationError");
    return new Ended(new Unreachable(why));
  }

  private void answered(String path, String saw, boolean passed, String source) {
    checks.add(
        new Check("provider's word", provider + " answers GET " + path, saw, passed, source));
  }

  private static String shown(String text) {
    return text.length() <= 300 ? text : text.substring(0, 300) + "…";
  }
}
