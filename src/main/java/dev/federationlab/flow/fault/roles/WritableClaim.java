package dev.federationlab.flow.fault.roles;

import static dev.federationlab.flow.ArtifactKind.ACCESS_TOKEN;
import static dev.federationlab.flow.Message.Channel.BACK;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage.Planned;
import dev.federationlab.flow.member.Member;
import dev.federationlab.flow.member.Members;
import dev.federationlab.flow.roles.People;
import dev.federationlab.flow.roles.RolesNames;
import dev.federationlab.flow.roles.RolesPool;
import dev.federationlab.flow.userpool.Gained;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;

/**
 * A rule trusts an attribute that this app lets its users write: somebody gives themselves a
 * department, and gets its role. Nobody refuses, which is the lesson.
 */
public record WritableClaim() implements Fault {
  private static final Member MIA = new Member("mia", Map.of(Members.DEPARTMENT, "sales"));
  private static final Planned ARROW =
      new Planned(
          Actor.APP,
          Actor.USER_POOL,
          "UpdateUserAttributes",
          BACK,
          List.of(ACCESS_TOKEN),
          List.of());

  @Override
  public String id() {
    return "writable-claim";
  }

  @Override
  public String expectedOutcome() {
    return "done";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.empty();
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var preparing = run.preparing();
    People.ensure(preparing);
    var first = MIA.signIn(preparing, Members.CARELESS);
    move(preparing, first);
    var again = MIA.signIn(preparing, Members.CARELESS);
    return Newcomer.comes(run, again.idToken(), MIA)
        .with(RolesNames.READERS_ROLE, RolesPool.EDITOR.name());
  }

  /** As the user, with nothing but their access token. */
  private static void move(Run run, Gained gained) throws Refused {
    var department = AttributeType.builder().name(Members.DEPARTMENT).value("news").build();
    run.aws(
        ARROW,
        aws ->
            aws.userPools()
                .updateUserAttributes(
                    r -> r.accessToken(gained.access()).userAttributes(department)));
  }

  @Override
  public void restore(Run run) throws Refused {
    MIA.remove(run);
  }
}
