package dev.federationlab.flow.identity;

import static dev.federationlab.flow.ArtifactKind.CREDENTIALS;
import static dev.federationlab.flow.ArtifactKind.IDENTITY_ID;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Message.Channel;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Signed;
import dev.federationlab.flow.Stage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Trades an identity and its login for temporary credentials of a role that the pool chooses (the
 * enhanced flow), and asks whose they are. The first call is not signed, the second is the first
 * that can be.
 *
 * @param login absent for a guest
 * @see <a
 *     href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html">
 *     GetCredentialsForIdentity</a>
 */
public record GetCredentials(
    String id, IdentityPool pool, @Nullable Login login, List<Fault> faults) implements Stage {
  private static final Planned WHO =
      new Planned(
          Actor.APP, Actor.STS, "GetCallerIdentity", Channel.BACK, List.of(CREDENTIALS), List.of());

  public GetCredentials {
    faults = List.copyOf(faults);
  }

  /** The stage {@code get-credentials}. */
  public GetCredentials(IdentityPool pool, @Nullable Login login, List<Fault> faults) {
    this("get-credentials", pool, login, faults);
  }

  @Override
  public List<Planned> plan() {
    return List.of(arrow(login), WHO);
  }

  @Override
  public List<String> outcomes() {
    return List.of(
        "NotAuthorizedException",
        "InvalidIdentityPoolConfigurationException",
        "ResourceNotFoundException",
        "ResourceConflictException",
        "InvalidParameterException");
  }

  @Override
  public List<ArtifactKind> spends() {
    return Logins.with(login, IDENTITY_ID);
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(CREDENTIALS);
  }

  @Override
  public void run(Run run) throws Refused {
    pool.ensure(run);
    run.keep(named(run, ask(run, run.spend(IDENTITY_ID), login)));
  }

  /** Credentials for an identity. */
  public static Artifact ask(Run run, Artifact identity, @Nullable Login login) throws Refused {
    var logins = Logins.of(run, login);
    var role = run.setting(IdentityNames.CUSTOM_ROLE, "");
    var now = run.now();
    var answer =
        run.aws(
            arrow(login),
            aws ->
                aws.identityPools()
                    .getCredentialsForIdentity(
                        r -> {
                          r.identityId(identity.value());
                          if (!logins.isEmpty()) {
                            r.logins(logins);
                          }
                          if (!role.isEmpty()) {
                            r.customRoleArn(role);
                          }
                        }));
    var credentials = answer.credentials();
    return new Artifact(
        CREDENTIALS,
        credentials.accessKeyId(),
        Map.of(
            "secretAccessKey",
            credentials.secretKey(),
            "sessionToken",
            credentials.sessionToken(),
            "subject",
            answer.identityId()),
        now,
        credentials.expiration());
  }

  /** The answer names no role: STS says whose credentials they are. */
  public static Artifact named(Run run, Artifact credentials) throws Refused {
    var who =
        run.aws(
            WHO,
            aws ->
                aws.sts()
                    .getCallerIdentity(r -> r.overrideConfiguration(Signed.with(credentials))));
    return credentials.with("assumedRoleArn", who.arn());
  }

  private static Planned arrow(@Nullable Login login) {
    return Logins.arrow(
        "GetCredentialsForIdentity", Logins.with(login, IDENTITY_ID), List.of(CREDENTIALS));
  }
}
