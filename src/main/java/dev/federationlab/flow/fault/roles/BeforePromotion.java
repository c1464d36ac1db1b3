package dev.federationlab.flow.fault.roles;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.member.Member;
import dev.federationlab.flow.member.MemberSession;
import dev.federationlab.flow.roles.Mapping;
import dev.federationlab.flow.roles.People;
import dev.federationlab.flow.roles.RolesNames;
import dev.federationlab.flow.roles.RolesPool;
import java.util.Map;
import java.util.Optional;

/** Somebody was made an editor, and their app goes on with the credentials of before. */
public record BeforePromotion() implements Fault {
  private static final Member REA = new Member("rea", Map.of());

  @Override
  public String id() {
    return "before-promotion";
  }

  @Override
  public String expectedOutcome() {
    return "AccessDenied";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.S3);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var preparing = run.preparing();
    People.ensure(preparing);
    Mapping.TOKEN.ensure(preparing);
    REA.ensure(preparing);
    People.admit(preparing, REA);
    var before = MemberSession.open(preparing, RolesPool.POOL, REA);
    People.promote(preparing, REA);
    return run.with(before.credentials().with("username", REA.username()))
        .with(RolesNames.EDITOR, REA.username());
  }

  @Override
  public void restore(Run run) throws Refused {
    REA.remove(run);
  }
}
