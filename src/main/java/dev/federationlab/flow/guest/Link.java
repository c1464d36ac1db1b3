package dev.federationlab.flow.guest;

import static dev.federationlab.flow.ArtifactKind.CREDENTIALS;
import static dev.federationlab.flow.ArtifactKind.IDENTITY_ID;
import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;

import dev.federationlab.decision.Check;
import dev.federationlab.flow.Actor;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Message.Channel;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import dev.federationlab.flow.identity.GetCredentials;
import dev.federationlab.flow.identity.GetId;
import dev.federationlab.flow.member.Members;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for credentials for the guest's identity once more, and shows a login along: the login is
 * linked to it, and the identity stays the same.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/switching-identities.html">
 *     Switching unauthenticated users to authenticated users</a>
 */
public record Link(List<Fault> faults) implements Stage {
  /** The outcome if the pool answers for another identity. */
  public static final String CHANGED = "identity_changed";

  private static final String SOURCE =
      "Cognito Developer Guide, Switching unauthenticated users to authenticated users";

  public Link {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "link";
  }

  @Override
  public List<Planned> plan() {
    return List.of(
        arrow("GetCredentialsForIdentity", List.of(IDENTITY_ID, ID_TOKEN), List.of(CREDENTIALS)),
        new Planned(
            Actor.APP,
            Actor.STS,
            "GetCallerIdentity",
            Channel.BACK,
            List.of(CREDENTIALS),
            List.of()),
        arrow("GetId", List.of(ID_TOKEN), List.of(IDENTITY_ID)));
  }

  @Override
  public List<String> outcomes() {
    return List.of(
        "NotAuthorizedException",
        "InvalidIdentityPoolConfigurationException",
        "ResourceNotFoundException",
        "InvalidParameterException",
        "ResourceConflictException",
        CHANGED);
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of(IDENTITY_ID, ID_TOKEN);
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(IDENTITY_ID, CREDENTIALS);
  }

  @Override
  public void run(Run run) throws Refused {
    var poolId = GuestPool.POOL.ensure(run);
    var guest = run.spend(IDENTITY_ID);
    if (run.setting(GuestNames.KNOWN_LOGIN, "").isEmpty()) {
      // Linked once, a login is no stranger any more: so that one can do it again, it becomes one.
      Identities.keepOnly(run.preparing(), poolId, guest.value());
    }
    var credentials = GetCredentials.ask(run, guest, Members.LOGIN);
    same(run, "identity in the answer", guest.value(), credentials.fields().get("subject"));
    run.keep(GetCredentials.named(run, credentials));
    var own = GetId.ask(run, poolId, Members.LOGIN);
    same(run, "identity of the login alone", guest.value(), own.value());
    // A guest's no more: the ID alone opens nothing from now on.
    run.usedUp(IDENTITY_ID);
    run.keep(own);
  }

  private static void same(Run run, String what, String wanted, @Nullable String saw)
      throws Refused {
    run.require(
        new Check(what, wanted + ", the guest's", String.valueOf(saw), wanted.equals(saw), SOURCE),
        CHANGED);
  }

  private static Planned arrow(
      String operation, List<ArtifactKind> carries, List<ArtifactKind> brings) {
    return new Planned(Actor.APP, Actor.IDENTITY_POOL, operation, Channel.BACK, carries, brings);
  }
}
