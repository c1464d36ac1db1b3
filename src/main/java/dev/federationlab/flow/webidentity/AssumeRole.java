package dev.federationlab.flow.webidentity;

import static dev.federationlab.flow.ArtifactKind.CREDENTIALS;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;

/**
 * Trades the provider's token for temporary credentials of a role. The call is not signed: the
 * token is all that the app has to show.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html">
 *     AssumeRoleWithWebIdentity</a>
 */
public record AssumeRole(WebIdentityProvider provider, List<Fault> faults) implements Stage {
  private static final int SECONDS = 3600;

  public AssumeRole {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "assume-role";
  }

  @Override
  public List<Planned> plan() {
    return List.of(arrow(provider));
  }

  @Override
  public List<String> outcomes() {
    return provider.federation().providerId() == null
        ? List.of("AccessDenied", "InvalidIdentityToken", "ExpiredTokenException")
        : List.of(
            "AccessDenied", "InvalidIdentityToken", "IDPRejectedClaim", "IDPCommunicationError");
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of(provider.token());
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
    var token = run.spend(provider.token());
    var honest = WebIdentityRole.honest(provider);
    honest.ensure(run);
    run.keep(credentials(run, provider, token, run.setting(Names.ROLE, honest.name())));
  }

  /** The credentials of a role for a token. */
  public static Artifact credentials(
      Run run, WebIdentityProvider provider, Artifact token, String role) throws Refused {
    var providerId = providerId(run, provider);
    var arn = Names.roleArn(run.sandbox().accountId(), role);
    var now = run.now();
    var answer =
        run.aws(
            arrow(provider),
            aws ->
                aws.sts()
                    .assumeRoleWithWebIdentity(
                        r ->
                            r.roleArn(arn)
                                .roleSessionName(Names.SESSION)
                                .webIdentityToken(token.value())
                                .providerId(providerId)
                                .policy(run.sessionPolicy().orElse(null))
                                .durationSeconds(SECONDS)));
    return new Artifact(
        CREDENTIALS,
        answer.credentials().accessKeyId(),
        fields(arn, answer),
        now,
        answer.credentials().expiration());
  }

  /** Only said with an opaque token: a JWT says itself whose it is. */
  private static @Nullable String providerId(Run run, WebIdentityProvider provider) {
    var honest = Optional.ofNullable(provider.federation().providerId()).orElse("");
    var said = run.setting(Names.PROVIDER_ID, honest);
    return said.isEmpty() ? null : said;
  }

  private static Planned arrow(WebIdentityProvider provider) {
    return new Planned(
        Actor.APP,
        Actor.STS,
        "AssumeRoleWithWebIdentity",
        Channel.BACK,
        List.of(provider.token()),
        List.of(CREDENTIALS));
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
