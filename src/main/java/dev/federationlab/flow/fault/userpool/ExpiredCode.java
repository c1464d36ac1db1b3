package dev.federationlab.flow.fault.userpool;

import static dev.federationlab.flow.ArtifactKind.CONFIRMATION_CODE;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.userpool.SandboxPool;
import java.util.Map;
import java.util.Optional;

/**
 * The right code, handed back when it is over. A code is good for a day; nobody should wait that
 * long, so the pool ends it on request, which is our own and no part of any protocol.
 */
public record ExpiredCode() implements Fault {
  @Override
  public String id() {
    return "expired-code";
  }

  @Override
  public String expectedOutcome() {
    return "ExpiredCodeException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.USER_POOL);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var code = Other.signedUp(run).spend(CONFIRMATION_CODE);
    var question =
        Map.of(
            "accountId",
            run.sandbox().accountId(),
            "userPoolId",
            SandboxPool.DIRECTORY.ensure(run),
            "username",
            code.fields().getOrDefault("username", ""));
    run.control(run.parties().aws(), "/_lab/codes/expire", question, Map.class);
    return run.with(code);
  }

  @Override
  public void restore(Run run) throws Refused {
    Other.remove(run);
  }
}
