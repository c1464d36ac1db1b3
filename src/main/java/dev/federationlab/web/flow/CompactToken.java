package dev.federationlab.web.flow;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A token in its compact form, read for showing: a damaged part is said to be damaged, and the rest
 * is shown.
 */
record CompactToken(String text, List<Part> parts) {

  /**
   * One part between the dots; {@code json} is empty for the signature, and for a part that cannot
   * be read.
   */
  record Part(String name, String text, Optional<JsonNode> json) {
    boolean damaged() {
      return !name.equals("signature") && json.isEmpty();
    }
  }

  static CompactToken of(String text) {
    var pieces = List.of(text.split("\\.", -1));
    var names = List.of("header", "payload", "signature");
    var parts =
        java.util.stream.IntStream.range(0, Math.min(3, pieces.size()))
            .mapToObj(
                i ->
                    new Part(
                        names.get(i),
                        pieces.get(i),
                        i == 2 ? Optional.empty() : json(pieces.get(i))))
            .toList();
    return new CompactToken(text, parts);
  }

  Optional<JsonNode> header() {
    return parts.isEmpty() ? Optional.empty() : parts.get(0).json();
  }

  Optional<JsonNode> claims() {
    return parts.size() < 2 ? Optional.empty() : parts.get(1).json();
  }

  private static Optional<JsonNode> json(String part) {
    try {
      return Bodies.json(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
