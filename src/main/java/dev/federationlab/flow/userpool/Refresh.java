package dev.federationlab.flow.userpool;

import static dev.federationlab.flow.ArtifactKind.ACCESS_TOKEN;
import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;
import static dev.federationlab.flow.ArtifactKind.REFRESH_TOKEN;

import dev.federationlab.decision.Check;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;

/**
 * Fetches a new ID and a new access token with the refresh token, without the person.
 *
 * @param pool whose tokens they are
 */
public record Refresh(SandboxPool pool, List<Fault> faults) implements Stage {
  private static final Planned ARROW =
      Arrows.app("InitiateAuth", List.of(REFRESH_TOKEN), List.of(ID_TOKEN, ACCESS_TOKEN));

  public Refresh {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "refresh";
  }

  @Override
  public List<Planned> plan() {
    return List.of(ARROW);
  }

  @Override
  public List<String> outcomes() {
    return List.of("NotAuthorizedException", TokenReading.REFUSED);
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of(REFRESH_TOKEN);
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(ID_TOKEN, ACCESS_TOKEN);
  }

  @Override
  public void run(Run run) throws Refused {
    var token = run.spend(REFRESH_TOKEN);
    var gained = refresh(run, token);
    var poolId = pool.ensure(run);
    // An app has the keys by now: it fetched them when it first saw a token.
    var reading =
        new TokenReading(run, poolId, gained.clientId(), PoolKeys.fetch(run.preparing(), poolId));
    reading.id(gained.id());
    reading.access(gained.access());
    sameSignIn(run, token, gained);
    gained.keep(run);
  }

  private static void sameSignIn(Run run, Artifact token, Gained gained) throws Refused {
    var wanted = token.fields().get("authTime");
    var saw = Gained.time(Gained.claims(gained.id()), "auth_time").orElse("none");
    if (wanted != null) {
      run.require(
          new Check(
              "ID token time of the sign-in",
              "auth_time " + wanted + ", as before",
              saw,
              wanted.equals(saw),
              "OpenID Connect Core §12.2"),
          TokenReading.REFUSED);
    }
  }

  /** New tokens for a refresh token. */
  static Gained refresh(Run run, Artifact token) throws Refused {
    var clientId = token.fields().getOrDefault("clientId", "");
    var answer =
        run.aws(
            ARROW,
            aws ->
                aws.userPools()
                    .initiateAuth(
                        r ->
                            r.authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                                .clientId(clientId)
                                .authParameters(Map.of("REFRESH_TOKEN", token.value()))));
    var username = token.fields().getOrDefault("username", "");
    return Gained.of(
        clientId, username, SandboxClient.USUAL_REFRESH, answer.authenticationResult());
  }
}
