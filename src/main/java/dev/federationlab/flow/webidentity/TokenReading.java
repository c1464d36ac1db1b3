package dev.federationlab.flow.webidentity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.federationlab.decision.Check;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What the app makes of what a provider says of an opaque token. The token itself has nothing to
 * read: without these checks an app takes any token for its own, of whichever app it is.
 *
 * @param source where the provider's answer is described
 */
record TokenReading(Run run, String source) {
  private static final String REFUSED = "token_refused";

  /** The fields of the artifact: what the provider said, as it said it, and what follows. */
  static Map<String, String> fields(
      String subject, JsonNode appId, JsonNode inspection, JsonNode profile) {
    var fields = new HashMap<String, String>();
    fields.put("subject", subject);
    fields.put("appId", appId.asText());
    fields.put("inspection", inspection.toString());
    fields.put("profile", profile.toString());
    for (var name : new String[] {"name", "email"}) {
      if (profile.hasNonNull(name)) {
        fields.put(name, profile.path(name).asText());
      }
    }
    return fields;
  }

  void equal(String what, String wanted, String saw) throws Refused {
    require(what, wanted, saw, wanted.equals(saw));
  }

  void expiry(Instant expires) throws Refused {
    require("expiry", "later than " + run.now(), expires.toString(), run.now().isBefore(expires));
  }

  private void require(String what, String wanted, String saw, boolean passed) throws Refused {
    run.require(new Check(what, wanted, saw, passed, source), REFUSED);
  }
}
