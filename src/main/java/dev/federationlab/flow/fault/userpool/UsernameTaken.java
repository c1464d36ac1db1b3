package dev.federationlab.flow.fault.userpool;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.userpool.DirectoryUser;
import dev.federationlab.flow.userpool.NewUser;
import dev.federationlab.flow.userpool.PoolNames;
import dev.federationlab.flow.userpool.SandboxPool;
import java.util.Optional;

/**
 * Somebody signs up under a username that is in the directory already. The client keeps silent
 * about who exists, and has to say it here all the same.
 */
public record UsernameTaken() implements Fault {
  @Override
  public String id() {
    return "username-taken";
  }

  @Override
  public String expectedOutcome() {
    return "UsernameExistsException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.USER_POOL);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var poolId = SandboxPool.DIRECTORY.ensure(run);
    var name = NewUser.name(run, Other.FIRST);
    DirectoryUser.create(run, poolId, name, NewUser.password(run));
    return run.with(PoolNames.USERNAME, name);
  }

  @Override
  public void restore(Run run) throws Refused {
    Other.remove(run);
  }
}
