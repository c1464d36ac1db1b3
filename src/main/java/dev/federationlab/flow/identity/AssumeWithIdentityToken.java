package dev.federationlab.flow.identity;

import static dev.federationlab.flow.ArtifactKind.CREDENTIALS;
import static dev.federationlab.flow.ArtifactKind.IDENTITY_TOKEN;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Message.Channel;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import dev.federationlab.flow.webidentity.Names;
import java.util.List;
import java.util.Map;

/**
 * Trades the identity pool's token for credentials of a role that the app names (the classic flow).
 * STS asks the role's trust policy and nobody else. The call is not signed.
 */
public record AssumeWithIdentityToken(IdentityPool pool, List<Fault> faults) implements Stage {
  /** As short as a role allows it: in the enhanced flow nobody could choose. */
  private static final int SECONDS = 900;

  private static final Planned ARROW =
      new Planned(
          Actor.APP,
          Actor.STS,
          "AssumeRoleWithWebIdentity",
          Channel.BACK,
          List.of(IDENTITY_TOKEN),
          List.of(CREDENTIALS));

  public AssumeWithIdentityToken {
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
    return List.of(IDENTITY_TOKEN);
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(CREDENTIALS);
  }

  @Override
  public boolean passesSessionPolicy() {
    return true;
  }

  @Override
  public void run(Run run) throws Refused {
    pool.ensure(run);
    var role = run.setting(IdentityNames.ROLE, pool.authenticated().name());
    run.keep(ask(run, run.spend(IDENTITY_TOKEN), role));
  }

  /** Credentials of a role. */
  public static Artifact ask(Run run, Artifact token, String role) throws Refused {
    var arn = Names.roleArn(run.sandbox().accountId(), role);
    var policy = run.setting(IdentityNames.SESSION_POLICY, "");
    var now = run.now();
    var answer =
        run.aws(
            ARROW,
            aws ->
                aws.sts()
                    .assumeRoleWithWebIdentity(
                        r ->
                            r.policy(policy.isEmpty() ? null : policy)
                                .roleArn(arn)
                                .roleSessionName(Names.SESSION)
                                .webIdentityToken(token.value())
                                .policy(run.sessionPolicy().orElse(null))
                                .durationSeconds(SECONDS)));
    return new Artifact(
        CREDENTIALS,
        answer.credentials().accessKeyId(),
        Map.of(
            "roleArn",
            arn,
            "secretAccessKey",
            answer.credentials().secretAccessKey(),
            "sessionToken",
            answer.credentials().sessionToken(),
            "subject",
            answer.subjectFromWebIdentityToken(),
            "assumedRoleArn",
            answer.assumedRoleUser().arn()),
        now,
        answer.credentials().expiration());
  }
}
