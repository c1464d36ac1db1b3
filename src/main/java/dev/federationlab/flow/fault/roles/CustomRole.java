package dev.federationlab.flow.fault.roles;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.IdentityNames;
import dev.federationlab.flow.roles.RolesPool;
import dev.federationlab.flow.webidentity.Names;
import java.util.Optional;

/** The reader asks for the editors' role by name. */
public record CustomRole() implements Fault {
  @Override
  public String id() {
    return "custom-role";
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
  public Run spoil(Run run) {
    var role = Names.roleArn(run.sandbox().accountId(), RolesPool.EDITOR.name());
    return run.with(IdentityNames.CUSTOM_ROLE, role);
  }
}
