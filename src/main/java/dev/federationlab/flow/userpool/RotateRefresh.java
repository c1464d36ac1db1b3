package dev.federationlab.flow.userpool;

import static dev.federationlab.flow.ArtifactKind.ACCESS_TOKEN;
import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;
import static dev.federationlab.flow.ArtifactKind.REFRESH_TOKEN;

import dev.federationlab.decision.Check;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refusal;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import java.util.List;

/**
 * Refreshes at a client that rotates refresh tokens: each is good once and brings the next. Then
 * the old one is shown again.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html">
 *     GetTokensFromRefreshToken</a>
 */
public record RotateRefresh(List<Fault> faults) implements Stage {
  private static final Planned ARROW =
      Arrows.app(
          "GetTokensFromRefreshToken",
          List.of(REFRESH_TOKEN),
          List.of(ID_TOKEN, ACCESS_TOKEN, REFRESH_TOKEN));

  private static final String REUSED = "RefreshTokenReuseException";
  private static final String SOURCE =
      "Amazon Cognito User Pools API Reference, GetTokensFromRefreshToken";

  public RotateRefresh {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "rotate-refresh";
  }

  @Override
  public List<Planned> plan() {
    return List.of(PasswordSignIn.ARROW, ARROW, ARROW);
  }

  @Override
  public List<String> outcomes() {
    return List.of(REUSED, "NotAuthorizedException", Refusal.MISSING, "not_rotated");
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of();
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(ID_TOKEN, ACCESS_TOKEN, REFRESH_TOKEN);
  }

  @Override
  public void run(Run run) throws Refused {
    var clientId = SandboxClient.ROTATING.ensure(run);
    var used = run.setting(PoolNames.USED, "");
    var old = used.isEmpty() ? signedIn(run).value() : used;
    var gained = rotate(run, clientId, old);
    var fresh = gained.refresh() != null && !gained.refresh().equals(old);
    run.require(
        new Check(
            "refresh token in the answer",
            "another one than was sent",
            gained.refresh() == null ? "none" : fresh ? "another one" : "the same",
            fresh,
            SOURCE),
        "not_rotated");
    gained.keep(run);
    Refusal.expect(
        run, "refresh token used again", REUSED, SOURCE, () -> rotate(run, gained.clientId(), old));
  }

  /** A refresh token that was rotated before: for a fault that shows one that somebody used. */
  public static Artifact usedUp(Run run) throws Refused {
    var first = signedIn(run);
    rotate(run, first.fields().getOrDefault("clientId", ""), first.value());
    return first;
  }

  private static Artifact signedIn(Run run) throws Refused {
    return PasswordSignIn.signIn(run, SandboxClient.ROTATING).refreshToken(run);
  }

  private static Gained rotate(Run run, String clientId, String token) throws Refused {
    var answer =
        run.aws(
            ARROW,
            aws ->
                aws.userPools()
                    .getTokensFromRefreshToken(r -> r.clientId(clientId).refreshToken(token)));
    return Gained.of(
        clientId, TokenUser.NAME, SandboxClient.SHORT_REFRESH, answer.authenticationResult());
  }
}
