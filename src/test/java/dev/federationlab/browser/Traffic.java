package dev.federationlab.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.logging.LogEntry;

/**
 * What a browser fetched, from its own log of the network.
 *
 * @param requests each request that it sent, redirected ones too: {@code "POST
 *     /flows/google/trade-code/runs"}
 * @param fetches what arrived
 */
record Traffic(List<String> requests, List<Fetch> fetches) {

  /**
   * One fetch.
   *
   * @param type {@code "Document"}, {@code "Stylesheet"}, {@code "Script"}, ...
   * @param bytes as they crossed the wire, headers included, compressed if they were
   * @param headers by lower-case name
   */
  record Fetch(URI url, String type, int status, long bytes, Map<String, String> headers) {}

  static Traffic of(Iterable<LogEntry> log) {
    var json = new ObjectMapper();
    var answered = new LinkedHashMap<String, JsonNode>();
    var requests = new ArrayList<String>();
    var fetches = new ArrayList<Fetch>();
    for (var entry : log) {
      JsonNode message;
      try {
        message = json.readTree(entry.getMessage()).path("message");
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("the browser's log is not JSON", e);
      }
      var what = message.path("params");
      var id = what.path("requestId").asText();
      switch (message.path("method").asText()) {
        case "Network.requestWillBeSent" -> requests.add(request(what.path("request")));
        case "Network.responseReceived" -> answered.put(id, what);
        case "Network.loadingFinished" -> {
          var answer = answered.remove(id);
          if (answer != null) {
            fetches.add(fetch(answer, what.path("encodedDataLength").asLong()));
          }
        }
        default -> {}
      }
    }
    return new Traffic(requests, fetches);
  }

  private static String request(JsonNode request) {
    var path = URI.create(request.path("url").asText()).getRawPath();
    return request.path("method").asText() + " " + path;
  }

  private static Fetch fetch(JsonNode answer, long bytes) {
    var response = answer.path("response");
    var headers = new LinkedHashMap<String, String>();
    response
        .path("headers")
        .properties()
        .forEach(
            header ->
                headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().asText()));
    return new Fetch(
        URI.create(response.path("url").asText()),
        answer.path("type").asText(),
        response.path("status").asInt(),
        bytes,
        headers);
  }

  /** Bytes of everything. */
  long weight() {
    return fetches.stream().mapToLong(Fetch::bytes).sum();
  }

  /** Bytes of what has this type. */
  long weight(String type) {
    return fetches.stream()
        .filter(fetch -> fetch.type().equals(type))
        .mapToLong(Fetch::bytes)
        .sum();
  }

  /** The page itself, once it has arrived. */
  Optional<Fetch> document() {
    return fetches.stream().filter(fetch -> fetch.type().equals("Document")).findFirst();
  }
}
