package dev.federationlab.web.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.federationlab.flow.Message;
import dev.federationlab.flow.StageRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The issuer's keys as they crossed the wire in what was recorded. */
final class JwksSeen {
  private JwksSeen() {}

  /**
   * The keys of the latest key set that holds the key of this ID, that one first, else of the
   * latest there is; empty if the app fetched none.
   */
  static List<TokenView.Key> in(Scene scene, String kid) {
    var sets =
        Stream.concat(scene.shown().stream(), scene.progress().latest().values().stream())
            .sorted((one, other) -> other.at().compareTo(one.at()))
            .flatMap(JwksSeen::messages)
            .flatMap(message -> message.exchange().response().stream())
            .flatMap(response -> Bodies.json(response.body().text()).stream())
            .filter(json -> json.path("keys").isArray())
            .map(json -> keys(json, kid))
            .toList();
    return sets.stream()
        .filter(keys -> keys.stream().anyMatch(TokenView.Key::match))
        .findFirst()
        .or(() -> sets.stream().findFirst())
        .orElse(List.of());
  }

  private static List<TokenView.Key> keys(JsonNode set, String kid) {
    var keys = new ArrayList<TokenView.Key>();
    set.get("keys").forEach(key -> keys.add(key(key, kid)));
    keys.sort(Comparator.comparing(key -> !key.match()));
    return keys;
  }

  private static Stream<Message> messages(StageRun run) {
    return Stream.concat(run.messages().stream(), run.preparation().stream());
  }

  private static TokenView.Key key(JsonNode key, String kid) {
    var id = key.path("kid").asText("");
    var shown = key.toPrettyString();
    return new TokenView.Key(id, shown, !id.isEmpty() && id.equals(kid));
  }
}
