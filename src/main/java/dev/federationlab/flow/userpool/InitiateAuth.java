package dev.federationlab.flow.userpool;

import static dev.federationlab.flow.ArtifactKind.SRP_CHALLENGE;
import static dev.federationlab.flow.ArtifactKind.USER;

import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.ConversationBroken;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;

/**
 * Begins a sign-in that never shows the password: the app names the user and shows {@code A}, the
 * pool answers with its own number, the user's salt, and a block that only it can read.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html">
 *     InitiateAuth</a>
 */
public record InitiateAuth(List<Fault> faults) implements Stage {
  /** The pool wants the proof soon; how soon, no message says. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Planned ARROW =
      Arrows.app("InitiateAuth", List.of(), List.of(SRP_CHALLENGE));

  public InitiateAuth {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "initiate-auth";
  }

  @Override
  public List<Planned> plan() {
    return List.of(ARROW);
  }

  @Override
  public List<String> outcomes() {
    return List.of(
        "NotAuthorizedException",
        "UserNotFoundException",
        "UserNotConfirmedException",
        SecretSearch.FOUND);
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of(USER);
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(SRP_CHALLENGE);
  }

  @Override
  public void run(Run run) throws Refused {
    var user = run.spend(USER);
    var clientId = run.setting(PoolNames.CLIENT, SandboxClient.WEB.ensure(run));
    var begun = Srp.begin(random(run));
    run.working("a", begun.a().toString(16), false);
    run.working("A", begun.shown().toString(16), true);
    var answer =
        run.aws(
            ARROW,
            aws ->
                aws.userPools()
                    .initiateAuth(
                        r ->
                            r.authFlow(AuthFlowType.USER_SRP_AUTH)
                                .clientId(clientId)
                                .authParameters(
                                    Map.of(
                                        "USERNAME",
                                        user.value(),
                                        "SRP_A",
                                        begun.shown().toString(16)))));
    var parameters = parameters(answer);
    run.working("SALT", value(parameters, "SALT"), true);
    run.working("B", value(parameters, "SRP_B"), true);
    run.working("secret-block", value(parameters, "SECRET_BLOCK"), true);
    var password = user.fields().getOrDefault("password", "");
    SecretSearch.in(run).text("password", password).number("a", begun.a()).require();
    run.keep(challenge(run, clientId, password, begun, parameters));
  }

  private static Map<String, String> parameters(InitiateAuthResponse answer) {
    var parameters = answer.challengeParameters();
    var whole =
        parameters
            .keySet()
            .containsAll(List.of("SALT", "SRP_B", "SECRET_BLOCK", "USER_ID_FOR_SRP"));
    if (answer.challengeName() != ChallengeNameType.PASSWORD_VERIFIER || !whole) {
      throw new ConversationBroken(
          "expected the challenge PASSWORD_VERIFIER, got " + answer.challengeNameAsString());
    }
    return parameters;
  }

  private static String value(Map<String, String> parameters, String name) {
    return parameters.getOrDefault(name, "");
  }

  private static Artifact challenge(
      Run run, String clientId, String password, Srp.Begun begun, Map<String, String> parameters) {
    var now = run.now();
    return new Artifact(
        SRP_CHALLENGE,
        value(parameters, "SECRET_BLOCK"),
        Map.of(
            "clientId", clientId,
            "userId", value(parameters, "USER_ID_FOR_SRP"),
            "salt", value(parameters, "SALT"),
            "B", value(parameters, "SRP_B"),
            "a", begun.a().toString(16),
            "password", password),
        now,
        now.plus(PATIENCE));
  }

  /** As many unguessable bytes as {@code a} is made of, in portions of 32. */
  private static byte[] random(Run run) {
    var bytes = new ByteArrayOutputStream();
    while (bytes.size() < Srp.SECRET_BYTES) {
      bytes.writeBytes(Base64.getUrlDecoder().decode(run.secret()));
    }
    return bytes.toByteArray();
  }
}
