package dev.federationlab.web.flow;

import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.flow.Message;
import dev.federationlab.flow.StageRun;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The policies that had a part in a run, by what a reader calls them. */
final class PolicyTexts {
  private static final String SESSION = "session policy";

  private PolicyTexts() {}

  /** A text, and the place where it is edited; that is empty where it cannot be. */
  record Text(String json, String place) {
    static final Text NONE = new Text("", "");
  }

  static Map<String, Text> of(StageRun run) {
    var texts = new LinkedHashMap<String, Text>();
    for (var message : run.messages()) {
      passed(message).ifPresent(text -> texts.put(SESSION, new Text(text, "")));
      var decision = message.decision();
      if (decision != null) {
        decision
            .policies()
            .forEach(
                policy ->
                    texts.put(
                        policy.kind() == Kind.SESSION ? SESSION : policy.name(),
                        new Text(policy.json(), PolicyDesk.placeOf(policy))));
      }
    }
    return texts;
  }

  /** What was passed when a role was taken on: nobody reads it then. */
  private static Optional<String> passed(Message message) {
    return message.title().startsWith("AssumeRole")
        ? Arrays.stream(message.exchange().request().body().text().split("&", -1))
            .filter(field -> field.startsWith("Policy="))
            .map(field -> URLDecoder.decode(field.substring(7), StandardCharsets.UTF_8))
            .findFirst()
        : Optional.empty();
  }
}
