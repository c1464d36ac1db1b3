package dev.federationlab.flow.fault.userpool;

import static dev.federationlab.flow.ArtifactKind.SRP_CHALLENGE;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The right password and the recorded challenge, in the hands of somebody who does not know the
 * {@code a} behind the {@code A} that was shown.
 */
public record WrongProof() implements Fault {
  @Override
  public String id() {
    return "wrong-proof";
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
    var other = HexFormat.of().formatHex(run.secret().getBytes(StandardCharsets.US_ASCII));
    return run.with(run.spend(SRP_CHALLENGE).with("a", other));
  }
}
