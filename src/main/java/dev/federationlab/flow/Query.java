package dev.federationlab.flow;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The query of an address that somebody else made. */
public final class Query {
  private Query() {}

  /** The first value of a parameter, decoded; empty if it is absent or cannot be decoded. */
  public static Optional<String> first(URI address, String name) {
    var query = address.getRawQuery();
    if (query == null) {
      return Optional.empty();
    }
    for (var pair : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0 && pair.substring(0, equals).equals(name)) {
        return decoded(pair.substring(equals + 1));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> decoded(String value) {
    try {
      return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
