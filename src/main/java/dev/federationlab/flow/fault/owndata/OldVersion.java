package dev.federationlab.flow.fault.owndata;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.Facts;
import dev.federationlab.flow.identity.IdentityPool;
import dev.federationlab.flow.identity.Permissions;
import dev.federationlab.flow.owndata.OwnDataPool;
import java.util.Optional;

/** The same policy with the version of 2008, to which a variable is text like any other. */
public record OldVersion() implements Fault {
  private static final IdentityPool POOL = OwnDataPool.with("OldVersion", OldVersion::old);

  @Override
  public String id() {
    return "old-version";
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
    return OtherPolicy.of(run, POOL);
  }

  @Override
  public void restore(Run run) throws Refused {
    POOL.remove(run);
  }

  private static String old(Facts facts) {
    return Permissions.of(Permissions::ownObjects, Permissions::listOwnObjects)
        .of(facts)
        .replace("2012-10-17", "2008-10-17");
  }
}
