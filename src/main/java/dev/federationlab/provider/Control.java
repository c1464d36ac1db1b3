package dev.federationlab.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.oauth.Secrets;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /_lab/{action}}: what the lab may ask of a provider and no real one offers, with a
 * bearer secret made at start. The body is a JSON object; {@code "provider"} names whom it is for.
 */
final class Control {
  static final String PREFIX = "/_lab/";

  private static final ObjectReader READER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(64).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build()
          .readerFor(new TypeReference<Map<String, Object>>() {});

  private final String secret;
  private final Map<String, Provider> providers;

  Control(String secret, Map<String, Provider> providers) {
    this.secret = secret;
    this.providers = providers;
  }

  Answer answer(Incoming incoming) {
    if (!incoming.method().equals("POST")) {
      return error(405, "POST only").with("Allow", "POST");
    }
    var authorization = incoming.headers().first("Authorization").orElse("");
    if (!Secrets.same("Bearer " + secret, authorization)) {
      return error(401, "the control secret is wanted").with("WWW-Authenticate", "Bearer");
    }
    try {
      Map<String, Object> parameters = READER.readValue(incoming.body().text());
      if (parameters == null
          || !(parameters.get("provider") instanceof String name)
          || !providers.containsKey(name)) {
        return error(400, "`provider` names none: " + providers.keySet());
      }
      var action = incoming.path().substring(PREFIX.length());
      Optional<Map<String, Object>> done = providers.get(name).control(action, parameters);
      return done.map(result -> Answer.json(200, result))
          .orElseGet(() -> error(404, "no such action"));
    } catch (JsonProcessingException e) {
      return error(400, "the body is not a JSON object");
    } catch (IllegalArgumentException e) {
      return error(400, String.valueOf(e.getMessage()));
    }
  }

  private static Answer error(int status, String message) {
    return Answer.json(status, Map.of("error", message));
  }
}
