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

/**
 * An access token of somebody else's pool. It is good there, so {@code GetUser} answers; it is the
 * app that has to notice.
 */
public record TokenOfOtherPool() implements Fault {
  @Override
  public String id() {
    return "token-of-other-pool";
  }

  @Override
  public String expectedOutcome() {
    return "foreign_token";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.APP);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var poolId = SandboxPool.FOREIGN.ensure(run);
    var clientId = SandboxClient.FOREIGN.ensure(run);
    var name = NewUser.name(run, Other.FIRST);
    var password = NewUser.password(run);
    DirectoryUser.create(run, poolId, name, password);
    return run.with(PasswordSignIn.signIn(run, clientId, name, password).accessToken());
  }

  @Override
  public void restore(Run run) throws Refused {
    var poolId = SandboxPool.FOREIGN.ensure(run);
    DirectoryUser.deleteAll(run, poolId, Other.FIRST);
  }
}
