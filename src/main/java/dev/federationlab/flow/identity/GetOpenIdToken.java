package dev.federationlab.flow.identity;

import static dev.federationlab.flow.ArtifactKind.IDENTITY_ID;
import static dev.federationlab.flow.ArtifactKind.IDENTITY_TOKEN;

import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has the identity pool sign a token of its own for an identity (the classic flow), which STS will
 * take. The call is not signed.
 *
 * @param login absent for a guest
 * @see <a
 *     href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetOpenIdToken.html">
 *     GetOpenIdToken</a>
 */
public record GetOpenIdToken(
    String id, IdentityPool pool, @Nullable Login login, List<Fault> faults) implements Stage {
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  public GetOpenIdToken {
    faults = List.copyOf(faults);
  }

  /** The stage {@code get-open-id-token}. */
  public GetOpenIdToken(IdentityPool pool, @Nullable Login login, List<Fault> faults) {
    this("get-open-id-token", pool, login, faults);
  }

  @Override
  public List<Planned> plan() {
    return List.of(arrow(login), IdentityToken.KEYS);
  }

  @Override
  public List<String> outcomes() {
    return List.of(
        "NotAuthorizedException",
        "InvalidParameterException",
        "ResourceNotFoundException",
        IdentityToken.REFUSED);
  }

  @Override
  public List<ArtifactKind> spends() {
    return Logins.with(login, IDENTITY_ID);
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(IDENTITY_TOKEN);
  }

  @Override
  public void run(Run run) throws Refused {
    var poolId = pool.ensure(run);
    var identity = run.spend(IDENTITY_ID);
    var token = ask(run, identity, login);
    run.keep(new IdentityToken(run, poolId, identity.value()).accept(token));
  }

  /** The text of the token for an identity. */
  public static String ask(Run run, Artifact identity, @Nullable Login login) throws Refused {
    var logins = Logins.of(run, login);
    return run.aws(
            arrow(login),
            aws ->
                aws.identityPools()
                    .getOpenIdToken(
                        r -> {
                          r.identityId(identity.value());
                          if (!logins.isEmpty()) {
                            r.logins(logins);
                          }
                        }))
        .token();
  }

  /** The token for an identity as it came, for a fault that is about something else. */
  public static Artifact unchecked(Run run, Artifact identity, @Nullable Login login)
      throws Refused {
    var now = run.now();
    return new Artifact(
        IDENTITY_TOKEN, ask(run, identity, login), identity.fields(), now, now.plus(LIFETIME));
  }

  private static Planned arrow(@Nullable Login login) {
    return Logins.arrow("GetOpenIdToken", Logins.with(login, IDENTITY_ID), List.of(IDENTITY_TOKEN));
  }
}
