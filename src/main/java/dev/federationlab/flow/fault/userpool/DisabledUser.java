package dev.federationlab.flow.fault.userpool;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.userpool.DirectoryUser;
import dev.federationlab.flow.userpool.NewUser;
import dev.federationlab.flow.userpool.PasswordSignIn;
import dev.federationlab.flow.userpool.SandboxClient;
import dev.federationlab.flow.userpool.SandboxPool;
import java.util.Optional;

/** An administrator has disabled the user since the sign-in. */
public record DisabledUser() implements Fault {
  @Override
  public String id() {
    return "user-disabled";
  }

  @Override
  public String expectedOutcome() {
    return "NotAuthorizedException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.USER_POOL);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var poolId = SandboxPool.TOKENS.ensure(run);
    var clientId = SandboxClient.SHORT.ensure(run);
    var name = NewUser.name(run, Other.FIRST);
    var password = NewUser.password(run);
    DirectoryUser.create(run, poolId, name, password);
    var gained = PasswordSignIn.signIn(run, clientId, name, password);
    DirectoryUser.disable(run, poolId, name);
    return run.with(gained.refreshToken(run));
  }

  @Override
  public void restore(Run run) throws Refused {
    DirectoryUser.deleteAll(run, SandboxPool.TOKENS.ensure(run), Other.FIRST);
  }
}
