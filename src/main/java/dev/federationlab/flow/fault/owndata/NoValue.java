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

/** The policy names a variable that no role session has: the statement never applies. */
public record NoValue() implements Fault {
  private static final IdentityPool POOL = OwnDataPool.with("NoValue", NoValue::userName);

  @Override
  public String id() {
    return "no-value";
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

  private static String userName(Facts facts) {
    return Permissions.of(Permissions::ownObjects, Permissions::listOwnObjects)
        .of(facts)
        .replace(Permissions.SUBJECT, "${aws:username}");
  }
}
