package dev.federationlab.flow.roles;

import static dev.federationlab.flow.ArtifactKind.CREDENTIALS;
import static dev.federationlab.flow.ArtifactKind.IDENTITY_ID;
import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;

import dev.federationlab.decision.Check;
import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Message.Channel;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import dev.federationlab.flow.identity.GetCredentials;
import dev.federationlab.flow.member.Members;
import java.util.List;

/**
 * Has the pool choose a role for the reader and for the editor, and asks STS which it was: the
 * pool's answer names none.
 *
 * @param mapping how it chooses
 */
public record ChooseRole(String id, Mapping mapping, List<Fault> faults) implements Stage {
  /** The outcome if the pool chose another role than it should have. */
  public static final String OTHER_ROLE = "other_role";

  private static final Planned ASK =
      new Planned(
          Actor.APP,
          Actor.IDENTITY_POOL,
          "GetCredentialsForIdentity",
          Channel.BACK,
          List.of(IDENTITY_ID, ID_TOKEN),
          List.of(CREDENTIALS));

  private static final Planned WHO =
      new Planned(
          Actor.APP, Actor.STS, "GetCallerIdentity", Channel.BACK, List.of(CREDENTIALS), List.of());

  public ChooseRole {
    faults = List.copyOf(faults);
  }

  /** The stage {@code role-from-token}. */
  public static ChooseRole fromToken(List<Fault> faults) {
    return new ChooseRole("role-from-token", Mapping.TOKEN, faults);
  }

  /** The stage {@code role-from-rules}. */
  public static ChooseRole fromRules(List<Fault> faults) {
    return new ChooseRole("role-from-rules", Mapping.RULES, faults);
  }

  @Override
  public List<Planned> plan() {
    return List.of(ASK, WHO, ASK, WHO);
  }

  @Override
  public List<String> outcomes() {
    return List.of(
        "NotAuthorizedException", "InvalidIdentityPoolConfigurationException", OTHER_ROLE);
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of(IDENTITY_ID, ID_TOKEN);
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(CREDENTIALS);
  }

  @Override
  public void run(Run run) throws Refused {
    People.ensure(run);
    Mapping.valueOf(run.setting(RolesNames.MAPPING, mapping.name())).ensure(run);
    var pair = People.pair(run);
    choose(run, pair.get(0), run.setting(RolesNames.READERS_ROLE, RolesPool.READER.name()));
    choose(run, pair.get(1), RolesPool.EDITOR.name());
  }

  private static void choose(Run run, String username, String role) throws Refused {
    var identity = run.spend(IDENTITY_ID, username);
    var signedIn = run.with(run.spend(ID_TOKEN, username));
    var credentials =
        GetCredentials.named(run, GetCredentials.ask(signedIn, identity, Members.LOGIN))
            .with("username", username);
    run.keep(credentials);
    var session = credentials.fields().getOrDefault("assumedRoleArn", "");
    run.require(
        new Check(
            "role of " + username,
            role,
            session,
            session.contains(":assumed-role/" + role + "/"),
            "Cognito Developer Guide, Role-based access control"),
        OTHER_ROLE);
  }

  /** Credentials as this stage gets them, for a fault that wants them beforehand. */
  public static Artifact credentials(Run run, Artifact identity, Artifact token) throws Refused {
    return GetCredentials.ask(run.with(token), identity, Members.LOGIN);
  }
}
