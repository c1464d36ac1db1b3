package dev.federationlab.flow.owndata;

import static dev.federationlab.flow.ArtifactKind.CREDENTIALS;
import static dev.federationlab.flow.ArtifactKind.IDENTITY_ID;
import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Message.Channel;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import dev.federationlab.flow.identity.GetCredentials;
import dev.federationlab.flow.identity.IdentityPool;
import dev.federationlab.flow.member.Member;
import dev.federationlab.flow.member.MemberSession;
import dev.federationlab.flow.userpool.PasswordSignIn;
import java.util.List;

/** From a password to credentials in one go: each step has a flow of its own. */
public record OpenSession(List<Fault> faults) implements Stage {
  public OpenSession {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "sign-in";
  }

  @Override
  public List<Planned> plan() {
    return List.of(
        PasswordSignIn.ARROW,
        arrow("GetId", List.of(ID_TOKEN), List.of(IDENTITY_ID)),
        arrow("GetCredentialsForIdentity", List.of(IDENTITY_ID, ID_TOKEN), List.of(CREDENTIALS)),
        new Planned(
            Actor.APP,
            Actor.STS,
            "GetCallerIdentity",
            Channel.BACK,
            List.of(CREDENTIALS),
            List.of()));
  }

  @Override
  public List<String> outcomes() {
    return List.of("NotAuthorizedException", "InvalidIdentityPoolConfigurationException");
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of();
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(ID_TOKEN, IDENTITY_ID, CREDENTIALS);
  }

  @Override
  public void run(Run run) throws Refused {
    var session = MemberSession.open(run, pool(run), Member.ADA);
    run.keep(session.idToken());
    run.keep(session.identity());
    run.keep(GetCredentials.named(run, session.credentials()));
  }

  private static IdentityPool pool(Run run) {
    return run.setting(OwnDataNames.MOVED, "").isEmpty() ? OwnDataPool.POOL : OwnDataPool.MOVED;
  }

  private static Planned arrow(
      String operation, List<ArtifactKind> carries, List<ArtifactKind> brings) {
    return new Planned(Actor.APP, Actor.IDENTITY_POOL, operation, Channel.BACK, carries, brings);
  }
}
