package dev.federationlab.web.flow;

import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.flow.Message;
import dev.federationlab.flow.edit.PassedPolicy;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The policies that had a part in some exchanges, by what a reader calls them. */
final class PolicyTexts {
  private static final String SESSION = "session policy";

  private PolicyTexts() {}

  /** A text, and the place where it is edited; that is empty where it cannot be. */
  record Text(String json, String place) {
    static final Text NONE = new Text("", "");
  }

  static Map<String, Text> of(Collection<Message> messages) {
    var texts = new LinkedHashMap<String, Text>();
    for (var message : messages) {
      // Nobody reads it while the role is taken on: it is only passed.
      PassedPolicy.in(message.exchange()).ifPresent(text -> texts.put(SESSION, new Text(text, "")));
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
}
