package dev.federationlab.flow.fault.roles;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.roles.Mapping;
import dev.federationlab.flow.roles.People;
import dev.federationlab.flow.roles.RolesNames;
import dev.federationlab.flow.roles.RolesPool;
import java.util.Optional;

/**
 * Somebody whom no rule matches, at a pool that then gives the usual role. Nobody refuses, and a
 * forgotten rule is not noticed.
 */
public record NoRuleButUsual() implements Fault {
  @Override
  public String id() {
    return "no-rule-but-usual";
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
    People.ensure(run.preparing());
    return Newcomer.comes(run, People.NINA)
        .with(RolesNames.MAPPING, Mapping.RULES_OR_USUAL.name())
        .with(RolesNames.READERS_ROLE, RolesPool.USER.name());
  }
}
