package dev.federationlab.flow.identity;

import static dev.federationlab.flow.ArtifactKind.IDENTITY_ID;

import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks the identity pool who this is to it: the identity that belongs to the login, or a new one.
 * The call is not signed.
 *
 * @param login absent for a guest
 * @see <a
 *     href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html">GetId</a>
 */
public record GetId(String id, IdentityPool pool, @Nullable Login login, List<Fault> faults)
    implements Stage {
  public GetId {
    faults = List.copyOf(faults);
  }

  /** The stage {@code get-id}. */
  public GetId(IdentityPool pool, @Nullable Login login, List<Fault> faults) {
    this("get-id", pool, login, faults);
  }

  @Override
  public List<Planned> plan() {
    return List.of(arrow(login));
  }

  @Override
  public List<String> outcomes() {
    return List.of(
        "NotAuthorizedException", "ResourceNotFoundException", "InvalidParameterException");
  }

  @Override
  public List<ArtifactKind> spends() {
    return Logins.with(login);
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(IDENTITY_ID);
  }

  @Override
  public void run(Run run) throws Refused {
    var poolId = pool.ensure(run);
    run.keep(ask(run, run.setting(IdentityNames.POOL, poolId), login));
  }

  /** The identity of whoever holds the login's token, or of a new guest. */
  public static Artifact ask(Run run, String poolId, @Nullable Login login) throws Refused {
    var logins = Logins.of(run, login);
    var answer =
        run.aws(
            arrow(login),
            aws ->
                aws.identityPools()
                    .getId(
                        r -> {
                          r.identityPoolId(poolId);
                          if (!logins.isEmpty()) {
                            r.logins(logins);
                          }
                        }));
    return identity(run, answer.identityId(), poolId);
  }

  /** An identity ID as an artifact. */
  public static Artifact identity(Run run, String identityId, String poolId) {
    return new Artifact(
        IDENTITY_ID, identityId, Map.of("subject", identityId, "poolId", poolId), run.now(), null);
  }

  private static Planned arrow(@Nullable Login login) {
    return Logins.arrow("GetId", Logins.with(login), List.of(IDENTITY_ID));
  }
}
