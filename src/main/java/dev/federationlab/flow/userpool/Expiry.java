package dev.federationlab.flow.userpool;

import static dev.federationlab.flow.ArtifactKind.ACCESS_TOKEN;

import dev.federationlab.decision.Check;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refusal;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import java.time.Duration;
import java.util.Date;
import java.util.List;

/**
 * Shows the pool an access token that is good, and the same token as it will be in a while: the
 * pool refuses it, and so does whoever reads {@code exp}.
 */
public record Expiry(List<Fault> faults) implements Stage {
  /** More than an access token of the flow is good for. */
  private static final Duration AGE = Duration.ofMinutes(10);

  public Expiry {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "expiry";
  }

  @Override
  public List<Planned> plan() {
    return List.of(GetUser.ARROW, GetUser.ARROW);
  }

  @Override
  public List<String> outcomes() {
    return List.of("NotAuthorizedException", Refusal.MISSING);
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of(ACCESS_TOKEN);
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of();
  }

  @Override
  public void run(Run run) throws Refused {
    var token = run.spend(ACCESS_TOKEN);
    GetUser.ask(run, token);
    var aged = AgedToken.of(run, token, AGE);
    Refusal.expect(
        run,
        "aged access token at the pool",
        "NotAuthorizedException",
        "Cognito Developer Guide, Using the access token",
        () -> GetUser.ask(run, aged));
    var expires = Gained.claims(aged.value()).getExpirationTime();
    var over = expires != null && !run.now().isBefore(expires.toInstant());
    run.require(
        new Check(
            "aged access token read by the app",
            "an exp that is over",
            instant(expires),
            over,
            "RFC 7519 §4.1.4"),
        Refusal.MISSING);
  }

  private static String instant(@org.jspecify.annotations.Nullable Date time) {
    return time == null ? "none" : time.toInstant().toString();
  }
}
