package dev.federationlab.flow.fault.identity;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.GetCredentials;
import dev.federationlab.flow.identity.GetId;
import dev.federationlab.flow.identity.IdentityPool;
import dev.federationlab.flow.identity.IdentityRole;
import dev.federationlab.flow.identity.Login;
import dev.federationlab.flow.identity.Permissions;
import java.util.Optional;

/**
 * Credentials of a role that may read and list, and neither write nor invoke: three services refuse
 * the same session, each in its own way.
 *
 * @param pool the honest one, of which this is a variant
 * @param id the name that it has at this service
 */
public record LessAllowed(
    IdentityPool pool, Login login, String id, String expectedOutcome, Actor actor)
    implements Fault {
  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(actor);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var reading = pool.variant("ReadOnly").users(role());
    var identity = GetId.ask(run, reading.ensure(run), login);
    return run.with(GetCredentials.named(run, GetCredentials.ask(run, identity, login)));
  }

  private IdentityRole role() {
    return pool.authenticated()
        .permitting(
            "ReadOnly",
            Permissions.of(
                Permissions::readOwnObjects,
                Permissions::listOwnObjects,
                Permissions::readOwnItems));
  }
}
