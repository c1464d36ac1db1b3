package dev.federationlab.flow.google;

import static dev.federationlab.flow.ArtifactKind.CREDENTIALS;
import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Message.Channel;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;

/**
 * Trades the ID token for temporary credentials of a role. The call is not signed: the token is all
 * that the app has to show.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html">
 *     AssumeRoleWithWebIdentity</a>
 */
public record AssumeRole(List<Fault> faults) implements Stage {
  private static final int SECONDS = 3600;

  private static final Planned ARROW =
      new Planned(
          Actor.APP,
          Actor.STS,
          "AssumeRoleWithWebIdentity",
          Channel.BACK,
          List.of(ID_TOKEN),
          List.of(CREDENTIALS));

  public AssumeRole {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "assume-role";
  }

  @Override
  public List<Planned> plan() {
    return List.of(ARROW);
  }

  @Override
  public List<String> outcomes() {
    return List.of("AccessDenied", "InvalidIdentityToken", "ExpiredTokenException");
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of(ID_TOKEN);
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(CREDENTIALS);
  }

  @Override
  public void run(Run run) throws Refused {
    var token = run.spend(ID_TOKEN);
    GoogleRole.HONEST.ensure(run);
    run.keep(credentials(run, token, run.setting(GoogleNames.ROLE, GoogleRole.NAME)));
  }

  /** The credentials of a role for a token. */
  public static Artifact credentials(Run run, Artifact token, String role) throws Refused {
    var arn = GoogleNames.roleArn(run.sandbox().accountId(), role);
    var now = run.now();
    var answer =
        run.aws(
            ARROW,
            aws ->
                aws.sts()
                    .assumeRoleWithWebIdentity(
                        r ->
                            r.roleArn(arn)
                                .roleSessionName(GoogleNames.SESSION)
                                .webIdentityToken(token.value())
                                .durationSeconds(SECONDS)));
    return new Artifact(
        CREDENTIALS,
        answer.credentials().accessKeyId(),
        fields(arn, answer),
        now,
        answer.credentials().expiration());
  }

  private static Map<String, String> fields(
      String roleArn, AssumeRoleWithWebIdentityResponse answer) {
    var fields = new HashMap<String, String>();
    fields.put("roleArn", roleArn);
    fields.put("secretAccessKey", answer.credentials().secretAccessKey());
    fields.put("sessionToken", answer.credentials().sessionToken());
    fields.put("subject", answer.subjectFromWebIdentityToken());
    if (answer.assumedRoleUser() != null) {
      fields.put("assumedRoleArn", answer.assumedRoleUser().arn());
      fields.put("assumedRoleId", answer.assumedRoleUser().assumedRoleId());
    }
    // An endpoint other than AWS's may leave out what nobody signs with.
    fields.values().removeIf(Objects::isNull);
    return fields;
  }
}
