package dev.federationlab.flow.fault.roles;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.roles.People;
import java.util.Optional;

/** Somebody of no department, whom no rule matches, at a pool that denies then. */
public record NoRuleMatches() implements Fault {
  @Override
  public String id() {
    return "no-rule-matches";
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
    People.ensure(run.preparing());
    return Newcomer.comes(run, People.NINA);
  }
}
