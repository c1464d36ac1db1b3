package dev.federationlab.flow.fault.userpool;

import static dev.federationlab.flow.ArtifactKind.CONFIRMATION_CODE;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.util.Optional;

/** The code is one off from the one in the mail. */
public record WrongCode() implements Fault {
  @Override
  public String id() {
    return "wrong-code";
  }

  @Override
  public String expectedOutcome() {
    return "CodeMismatchException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.USER_POOL);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var code = Other.signedUp(run).spend(CONFIRMATION_CODE);
    return run.with(Changed.value(code, next(code.value())));
  }

  @Override
  public void restore(Run run) throws Refused {
    Other.remove(run);
  }

  /** Another code of six digits. */
  private static String next(String code) {
    return "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);
  }
}
