package dev.federationlab.flow.userpool;

import static dev.federationlab.flow.ArtifactKind.ACCESS_TOKEN;
import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;
import static dev.federationlab.flow.ArtifactKind.REFRESH_TOKEN;

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
 * Signs in by showing the password, in one exchange: what comes of a sign-in is what the flow is
 * about, and it is the same whichever way one signs in.
 */
public record PasswordSignIn(List<Fault> faults) implements Stage {
  /** The arrow of {@link #signIn}. */
  public static final Planned ARROW =
      Arrows.app("InitiateAuth", List.of(), List.of(ID_TOKEN, ACCESS_TOKEN, REFRESH_TOKEN));

  public PasswordSignIn {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "sign-in";
  }

  @Override
  public List<Planned> plan() {
    return List.of(ARROW, PoolKeys.ARROW);
  }

  @Override
  public List<String> outcomes() {
    return List.of("NotAuthorizedException", "InvalidParameterException", TokenReading.REFUSED);
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
    var clientId = run.setting(PoolNames.CLIENT, SandboxClient.SHORT.ensure(run));
    var user = TokenUser.ensure(run);
    var gained = signIn(run, clientId, user.value(), run.setting(PoolNames.PASSWORD, word(user)));
    var poolId = SandboxPool.TOKENS.ensure(run);
    var reading = new TokenReading(run, poolId, clientId, PoolKeys.fetch(run, poolId));
    reading.id(gained.id());
    reading.access(gained.access());
    gained.keep(run);
  }

  private static String word(Artifact user) {
    return user.fields().getOrDefault("password", "");
  }

  /** New tokens for the flow's user. */
  static Gained signIn(Run run, SandboxClient client) throws Refused {
    var clientId = client.ensure(run);
    var user = TokenUser.ensure(run);
    return signIn(run, clientId, user.value(), word(user));
  }

  /** New tokens for a username and a password. */
  public static Gained signIn(Run run, String clientId, String username, String password)
      throws Refused {
    var answer =
        run.aws(
            ARROW,
            aws ->
                aws.userPools()
                    .initiateAuth(
                        r ->
                            r.authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                                .clientId(clientId)
                                .authParameters(
                                    Map.of("USERNAME", username, "PASSWORD", password))));
    return Gained.of(
        clientId, username, SandboxClient.SHORT_REFRESH, answer.authenticationResult());
  }
}
