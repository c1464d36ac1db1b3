package dev.federationlab.flow.fault.userpool;

import static dev.federationlab.flow.ArtifactKind.REFRESH_TOKEN;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.userpool.DirectoryUser;
import dev.federationlab.flow.userpool.SandboxPool;
import dev.federationlab.flow.userpool.TokenUser;
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
    var token = run.spend(REFRESH_TOKEN);
    DirectoryUser.disable(run, SandboxPool.TOKENS.ensure(run), TokenUser.NAME);
    return run.with(token);
  }

  @Override
  public void restore(Run run) throws Refused {
    DirectoryUser.enable(run, SandboxPool.TOKENS.ensure(run), TokenUser.NAME);
  }
}
