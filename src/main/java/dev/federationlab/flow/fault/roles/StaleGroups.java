package dev.federationlab.flow.fault.roles;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.member.Member;
import dev.federationlab.flow.roles.People;
import dev.federationlab.flow.roles.RolesNames;
import dev.federationlab.flow.roles.RolesPool;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody was an editor when they signed in and is none any more. The token says what was true
 * then, and nobody refuses: which is the lesson.
 */
public record StaleGroups() implements Fault {
  private static final Member VIC = new Member("vic", Map.of());

  @Override
  public String id() {
    return "stale-groups";
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
    VIC.ensure(preparing);
    People.promote(preparing, VIC);
    var comes = Newcomer.comes(run, VIC);
    People.demote(preparing, VIC);
    return comes.with(RolesNames.READERS_ROLE, RolesPool.EDITOR.name());
  }

  @Override
  public void restore(Run run) throws Refused {
    VIC.remove(run);
  }
}
