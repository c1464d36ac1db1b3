package dev.federationlab.flow.userpool;

import static dev.federationlab.flow.ArtifactKind.CONFIRMATION_CODE;
import static dev.federationlab.flow.ArtifactKind.USER;

import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import java.util.List;

/**
 * Hands back the code from the mail, which proves the address and lets the user sign in.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmSignUp.html">
 *     ConfirmSignUp</a>
 */
public record Confirm(List<Fault> faults) implements Stage {
  private static final Planned ARROW =
      Arrows.app("ConfirmSignUp", List.of(CONFIRMATION_CODE), List.of(USER));

  public Confirm {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "confirm";
  }

  @Override
  public List<Planned> plan() {
    return List.of(ARROW);
  }

  @Override
  public List<String> outcomes() {
    return List.of("CodeMismatchException", "ExpiredCodeException", "NotAuthorizedException");
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of(CONFIRMATION_CODE);
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(USER);
  }

  @Override
  public void run(Run run) throws Refused {
    var code = run.spend(CONFIRMATION_CODE);
    var username = code.fields().getOrDefault("username", "");
    confirm(run, username, code.value());
    var password = code.fields().getOrDefault("password", "");
    run.keep(DirectoryUser.artifact(run, username, password, "CONFIRMED"));
  }

  /** Hands back a code; also for a fault that wants it done before the stage begins. */
  public static void confirm(Run run, String username, String code) throws Refused {
    var clientId = SandboxClient.WEB.ensure(run);
    run.aws(
        ARROW,
        aws ->
            aws.userPools()
                .confirmSignUp(
                    r -> r.clientId(clientId).username(username).confirmationCode(code)));
  }
}
