package dev.federationlab.flow.webidentity;

import static dev.federationlab.flow.ArtifactKind.AUTHORIZATION_CODE;
import static dev.federationlab.flow.Message.Channel.FRONT;

import dev.federationlab.decision.Check;
import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.ByHand;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Outcome;
import dev.federationlab.flow.Query;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.http.Exchange;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends the person to the provider and takes the authorization code that comes back (RFC 6749
 * §4.1.1 and §4.1.2, and OpenID Connect Core §3.1.2 where it is one). With one click a stand-in
 * browser goes through the provider's pages; by hand the learner's own does.
 */
public record SignIn(WebIdentityProvider provider, List<Fault> faults) implements ByHand {
  /**
   * How long the providers' codes are good, which no message says; RFC 6749 §4.1.2 recommends at
   * most ten minutes.
   */
  private static final Duration CODE_LIFETIME = Duration.ofSeconds(60);

  private static final Set<String> ERRORS =
      Set.of(
          "access_denied",
          "invalid_request",
          "invalid_scope",
          "server_error",
          "temporarily_unavailable",
          "unauthorized_client",
          "unsupported_response_type");

  public SignIn {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "sign-in";
  }

  @Override
  public List<Planned> plan() {
    return List.of(
        new Planned(
            Actor.YOU,
            provider.actor(),
            "authorization request",
            FRONT,
            List.of(),
            List.of(AUTHORIZATION_CODE)));
  }

  @Override
  public List<String> outcomes() {
    var outcomes = new ArrayList<>(provider.signInErrors());
    outcomes.add("state_mismatch");
    outcomes.add("code_missing");
    return outcomes;
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of();
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(AUTHORIZATION_CODE);
  }

  @Override
  public void run(Run run) throws Refused {
    run.keep(withOneClick(run));
  }

  /** The code, after the stand-in browser went through the provider's pages. */
  Artifact withOneClick(Run run) throws Refused {
    var begun = begin(run);
    var sent =
        new OneClick(run, provider, provider.callback(run)).signIn(begun.address(), run.person());
    return accept(run, begun, run.callback(sent));
  }

  @Override
  public Begun begin(Run run) {
    return provider.begin(run);
  }

  @Override
  public void complete(Run run, @Nullable Begun begun, Exchange callback) throws Refused {
    run.keep(byHand(run, begun, callback));
  }

  /** The code, after the learner's own browser came back. */
  Artifact byHand(Run run, @Nullable Begun begun, Exchange callback) throws Refused {
    var brings = Query.first(callback.request().uri(), "code").isPresent();
    run.record(
        new Planned(
            Actor.YOU,
            Actor.APP,
            new Conversation(run, provider).title(callback),
            FRONT,
            brings ? List.of(AUTHORIZATION_CODE) : List.of(),
            List.of()),
        callback);
    return accept(run, begun, callback.request().uri());
  }

  /** What the app does with the address that the browser comes back to. */
  private Artifact accept(Run run, @Nullable Begun begun, URI callback) throws Refused {
    var state = Query.first(callback, "state");
    run.require(state(begun, state), "state_mismatch");
    var error = Query.first(callback, "error");
    if (error.isPresent()) {
      var why = Query.first(callback, "error_description").orElse(error.get());
      throw new Refused(
          new Outcome(Outcome.Kind.REFUSED, code(error.get()), provider.actor(), 302, why));
    }
    var code = Query.first(callback, "code");
    run.require(
        new Check(
            "authorization code",
            "one, in the callback's query",
            code.isPresent() ? "one" : "none",
            code.isPresent(),
            "RFC 6749 §4.1.2"),
        "code_missing");
    return artifact(run, Objects.requireNonNull(begun, "no state without one"), code.orElseThrow());
  }

  /**
   * The address may have been made up: only what RFC 6749 §4.1.2.1 knows is taken for an error
   * code.
   */
  private static String code(String error) {
    return ERRORS.contains(error) ? error : "refused";
  }

  private static Artifact artifact(Run run, Begun begun, String code) {
    var now = run.now();
    var fields = new HashMap<String, String>();
    fields.put("state", begun.state());
    Optional.ofNullable(begun.nonce()).ifPresent(nonce -> fields.put("nonce", nonce));
    Optional.ofNullable(begun.codeVerifier())
        .ifPresent(verifier -> fields.put("codeVerifier", verifier));
    return new Artifact(AUTHORIZATION_CODE, code, fields, now, now.plus(CODE_LIFETIME));
  }

  private static Check state(@Nullable Begun begun, Optional<String> saw) {
    var wanted =
        begun == null
            ? "that of a sign-in which this app began in the last ten minutes"
            : begun.state();
    return new Check(
        "state",
        wanted,
        saw.orElse("none"),
        begun != null && saw.filter(begun.state()::equals).isPresent(),
        "RFC 6749 §10.12");
  }
}
