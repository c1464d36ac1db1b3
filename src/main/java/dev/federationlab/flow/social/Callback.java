package dev.federationlab.flow.social;

import static dev.federationlab.flow.ArtifactKind.AUTHORIZATION_CODE;

import dev.federationlab.decision.Check;
import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.Outcome;
import dev.federationlab.flow.Query;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the app makes of the address that the browser comes back to (RFC 6749 §4.1.2): it is the
 * pool that sent it, whoever the person signed in with.
 */
final class Callback {
  /** How long a code of a user pool is good. */
  private static final Duration CODE_LIFETIME = Duration.ofMinutes(5);

  private static final Set<String> ERRORS =
      Set.of("access_denied", "invalid_request", "invalid_scope", "unauthorized_client");

  private Callback() {}

  /**
   * Takes the pool's code from it.
   *
   * @param wanted the state that the app kept; absent if it kept none
   * @param fields what the app keeps with the code
   * @throws Refused by the app if it is not the answer to its own question, and with the pool's
   *     error if it is one
   */
  static Artifact accept(Run run, URI address, @Nullable String wanted, Map<String, String> fields)
      throws Refused {
    var state = Query.first(address, "state");
    run.require(
        new Check(
            "state",
            wanted == null
                ? "that of a sign-in which this app began in the last ten minutes"
                : wanted,
            state.orElse("none"),
            wanted != null && state.filter(wanted::equals).isPresent(),
            "RFC 6749 §10.12"),
        "state_mismatch");
    refuse(address);
    var code = Query.first(address, "code");
    run.require(
        new Check(
            "authorization code",
            "one, in the callback's query",
            code.isPresent() ? "one" : "none",
            code.isPresent(),
            "RFC 6749 §4.1.2"),
        "code_missing");
    return new Artifact(
        AUTHORIZATION_CODE, code.orElseThrow(), fields, run.now(), run.now().plus(CODE_LIFETIME));
  }

  /** Ends the stage if the address brings an error. */
  static void refuse(URI address) throws Refused {
    var error = Query.first(address, "error");
    if (error.isPresent()) {
      var why = Query.first(address, "error_description").orElse(error.get());
      // The address may have been made up: only what is known is taken for an error code.
      var code = ERRORS.contains(error.get()) ? error.get() : "refused";
      var by = code.equals("access_denied") ? Actor.FACEBOOK : Actor.USER_POOL;
      throw new Refused(new Outcome(Outcome.Kind.REFUSED, code, by, 302, why));
    }
  }

  /** Whether an address is one of the app's own, where its turn begins. */
  static boolean isAt(Run run, URI address) {
    return address.toString().startsWith(run.parties().callback(SocialNames.FLOW) + "?");
  }

  /** The code in an address, if it has one. */
  static Optional<String> code(URI address) {
    return Query.first(address, "code");
  }
}
