package dev.federationlab.aws.access;

import dev.federationlab.sigv4.Failure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Optional;

/**
 * Shortens a caller's session token wherever a text would repeat it: no token is to stand in an
 * error or a note.
 */
record TokenMask(Optional<String> token) {
  private static final int SHOWN = 8;

  String apply(String text) {
    if (token.isEmpty() || token.get().length() <= SHOWN) {
      return text;
    }
    var shown = token.get().substring(0, SHOWN) + "…";
    var encoded = URLEncoder.encode(token.get(), StandardCharsets.UTF_8);
    return text.replace(token.get(), shown).replace(encoded, shown);
  }

  Failure apply(Failure failure) {
    var facts = new HashMap<String, String>();
    failure.facts().forEach((name, fact) -> facts.put(name, apply(fact)));
    return new Failure(failure.kind(), facts);
  }
}
