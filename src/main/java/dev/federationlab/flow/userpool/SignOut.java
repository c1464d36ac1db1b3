package dev.federationlab.flow.userpool;

import static dev.federationlab.flow.ArtifactKind.ACCESS_TOKEN;
import static dev.federationlab.flow.ArtifactKind.REFRESH_TOKEN;

import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refusal;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import java.util.List;

/**
 * Signs the person out everywhere, and asks two about the access token afterwards: the pool, which
 * knows, and a JWT library, which does not.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GlobalSignOut.html">
 *     GlobalSignOut</a>
 */
public record SignOut(List<Fault> faults) implements Stage {
  private static final Planned ARROW =
      Arrows.app("GlobalSignOut", List.of(ACCESS_TOKEN), List.of());

  public SignOut {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "sign-out";
  }

  @Override
  public List<Planned> plan() {
    return List.of(ARROW, GetUser.ARROW, PoolKeys.ARROW);
  }

  @Override
  public List<String> outcomes() {
    return List.of("NotAuthorizedException", TokenReading.REFUSED, Refusal.MISSING);
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
    run.aws(ARROW, aws -> aws.userPools().globalSignOut(r -> r.accessToken(token.value())));
    run.usedUp(ACCESS_TOKEN);
    run.usedUp(REFRESH_TOKEN);
    Refusal.expect(
        run,
        "access token at the pool",
        "NotAuthorizedException",
        "Amazon Cognito User Pools API Reference, GlobalSignOut",
        () -> GetUser.ask(run, token));
    var poolId = SandboxPool.DIRECTORY.ensure(run);
    var clientId = token.fields().getOrDefault("clientId", "");
    new TokenReading(run, poolId, clientId, PoolKeys.fetch(run, poolId)).access(token.value());
  }
}
