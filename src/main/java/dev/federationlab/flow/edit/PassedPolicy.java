package dev.federationlab.flow.edit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.http.Exchange;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Optional;

/**
 * A session policy: no party keeps it, the app passes it each time it takes on the role. So the lab
 * keeps it, for one stage of one flow.
 *
 * @param stage the one that passes it
 */
public record PassedPolicy(String flow, String stage) implements PolicyPlace {
  private static final String FIELD = "Policy=";

  /** The text that a role was taken on with; empty if with none, or if this is no such call. */
  public static Optional<String> in(Exchange exchange) {
    var body = exchange.request().body().text();
    return body.contains("Action=AssumeRole")
        ? Arrays.stream(body.split("&", -1))
            .filter(field -> field.startsWith(FIELD))
            .map(field -> URLDecoder.decode(field.substring(FIELD.length()), UTF_8))
            .findFirst()
        : Optional.empty();
  }

  @Override
  public String id() {
    return "session:" + flow + "/" + stage;
  }

  @Override
  public Kind kind() {
    return Kind.SESSION;
  }

  @Override
  public String title() {
    return "session policy";
  }

  /** White space counts here. */
  @Override
  public int mostCharacters() {
    return 2048;
  }
}
