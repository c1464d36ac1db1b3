package dev.federationlab.flow.fault.roles;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.member.Member;
import dev.federationlab.flow.roles.People;
import java.util.Map;
import java.util.Optional;

/** Somebody in two groups of one precedence, with different roles: none of them is preferred. */
public record Tie() implements Fault {
  private static final Member THEO = new Member("theo", Map.of());

  @Override
  public String id() {
    return "tie";
  }

  @Override
  public String expectedOutcome() {
    return "NotAuthorizedException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.IDENTITY_POOL);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var preparing = run.preparing();
    People.ensure(preparing);
    People.tie(preparing, THEO);
    return Newcomer.comes(run, THEO);
  }

  @Override
  public void restore(Run run) throws Refused {
    THEO.remove(run);
  }
}
