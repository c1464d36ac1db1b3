package dev.federationlab.flow.userpool;

import static dev.federationlab.flow.ArtifactKind.CONFIRMATION_CODE;
import static dev.federationlab.flow.ArtifactKind.USER;

import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.ConversationBroken;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.InboxMessage;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;

/**
 * Puts somebody new into the directory, and takes the code from the mail that the pool sends them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html">
 *     SignUp</a>
 */
public record SignUp(List<Fault> faults) implements Stage {
  /** How long a sign-up code is good (Cognito Developer Guide, Quotas). */
  private static final Duration CODE_LIFETIME = Duration.ofHours(24);

  static final Planned ARROW = Arrows.app("SignUp", List.of(), List.of(USER));

  public SignUp {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "sign-up";
  }

  @Override
  public List<Planned> plan() {
    return List.of(ARROW);
  }

  @Override
  public List<String> outcomes() {
    return List.of("UsernameExistsException", "InvalidPasswordException");
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of();
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(USER, CONFIRMATION_CODE);
  }

  @Override
  public void run(Run run) throws Refused {
    var clientId = SandboxClient.WEB.ensure(run);
    SignedUp.makeRoom(run, SandboxPool.DIRECTORY.ensure(run));
    var ada = NewUser.ada(run);
    var username = run.setting(PoolNames.USERNAME, ada.username());
    var password = run.setting(PoolNames.PASSWORD, ada.password());
    var email = NewUser.email(username);
    run.working("username", username, true);
    run.working("password", password, true);
    var before = run.now();
    var answer =
        run.aws(
            ARROW,
            aws ->
                aws.userPools()
                    .signUp(
                        r ->
                            r.clientId(clientId)
                                .username(username)
                                .password(password)
                                .userAttributes(
                                    List.of(
                                        AttributeType.builder()
                                            .name("email")
                                            .value(email)
                                            .build()))));
    if (username.equals(ada.username())) {
      SignedUp.add(run, username);
    }
    run.keep(DirectoryUser.artifact(run, username, password, "UNCONFIRMED"));
    run.keep(code(run, username, password, answer.userSub(), mail(run, email, before)));
  }

  /** The message is there before the answer to SignUp is: the pool's mail takes no time here. */
  private static InboxMessage mail(Run run, String email, Instant since) {
    return run.inbox(email, since)
        .filter(message -> message.code() != null)
        .orElseThrow(() -> new ConversationBroken("no mail with a code arrived for " + email));
  }

  private static Artifact code(
      Run run, String username, String password, String subject, InboxMessage mail) {
    return new Artifact(
        CONFIRMATION_CODE,
        String.valueOf(mail.code()),
        Map.of("username", username, "password", password, "subject", subject),
        run.now(),
        run.now().plus(CODE_LIFETIME));
  }
}
