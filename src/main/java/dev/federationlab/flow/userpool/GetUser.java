package dev.federationlab.flow.userpool;

import static dev.federationlab.flow.ArtifactKind.ACCESS_TOKEN;

import dev.federationlab.decision.Check;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;

/**
 * Asks the pool who the bearer of an access token is. The token is all there is to show: no
 * signature, no name.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html">
 *     GetUser</a>
 */
public record GetUser(List<Fault> faults) implements Stage {
  /** The outcome if the token is of another pool than the app's. */
  static final String FOREIGN = "foreign_token";

  static final Planned ARROW = Arrows.app("GetUser", List.of(ACCESS_TOKEN), List.of());

  public GetUser {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "get-user";
  }

  @Override
  public List<Planned> plan() {
    return List.of(ARROW);
  }

  @Override
  public List<String> outcomes() {
    return List.of("NotAuthorizedException", FOREIGN);
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
    ask(run, token);
    var poolId = SandboxPool.DIRECTORY.ensure(run);
    var wanted = PoolNames.issuer(run.parties().aws().toString(), poolId);
    var saw = String.valueOf(Gained.claims(token.value()).getIssuer());
    run.require(
        new Check(
            "access token issuer",
            wanted,
            saw,
            wanted.equals(saw),
            "Cognito Developer Guide, Verifying a JSON web token"),
        FOREIGN);
  }

  /** The pool's answer, or its refusal. */
  static GetUserResponse ask(Run run, Artifact token) throws Refused {
    return run.aws(ARROW, aws -> aws.userPools().getUser(r -> r.accessToken(token.value())));
  }
}
