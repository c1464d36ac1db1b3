package dev.federationlab.flow.userpool;

import static dev.federationlab.flow.ArtifactKind.ACCESS_TOKEN;
import static dev.federationlab.flow.ArtifactKind.REFRESH_TOKEN;

import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refusal;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import java.util.List;

/**
 * Revokes a refresh token, and with it what came of the same sign-in: the pool refuses the access
 * token from then on, and a JWT library goes on accepting it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeToken.html">
 *     RevokeToken</a>
 */
public record Revoke(List<Fault> faults) implements Stage {
  private static final Planned ARROW = Arrows.app("RevokeToken", List.of(REFRESH_TOKEN), List.of());

  public Revoke {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "revoke";
  }

  @Override
  public List<Planned> plan() {
    return List.of(ARROW, GetUser.ARROW, PoolKeys.ARROW);
  }

  @Override
  public List<String> outcomes() {
    return List.of("UnsupportedTokenTypeException", TokenReading.REFUSED, Refusal.MISSING);
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of(REFRESH_TOKEN, ACCESS_TOKEN);
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of();
  }

  @Override
  public void run(Run run) throws Refused {
    var refresh = run.spend(REFRESH_TOKEN);
    var access = run.spend(ACCESS_TOKEN);
    revoke(run, refresh);
    run.usedUp(REFRESH_TOKEN);
    run.usedUp(ACCESS_TOKEN);
    Refusal.expect(
        run,
        "access token at the pool",
        "NotAuthorizedException",
        "Cognito Developer Guide, Revoking tokens",
        () -> GetUser.ask(run, access));
    var poolId = SandboxPool.TOKENS.ensure(run);
    var clientId = access.fields().getOrDefault("clientId", "");
    new TokenReading(run, poolId, clientId, PoolKeys.fetch(run, poolId)).access(access.value());
  }

  /** Revokes a token; also for a fault that wants it done before the stage begins. */
  public static void revoke(Run run, Artifact token) throws Refused {
    var clientId = token.fields().getOrDefault("clientId", "");
    run.aws(
        ARROW, aws -> aws.userPools().revokeToken(r -> r.clientId(clientId).token(token.value())));
  }
}
