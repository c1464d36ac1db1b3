package dev.federationlab.flow.fault.identity;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * The operation is changed on the way, after the request was signed: a write becomes a deletion.
 */
public record ChangedTarget() implements Fault {
  @Override
  public String id() {
    return "changed-target";
  }

  @Override
  public String expectedOutcome() {
    return "InvalidSignatureException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.DYNAMODB);
  }

  @Override
  public Run spoil(Run run) {
    return run.withChangeOnTheWay(ChangedTarget::changed);
  }

  private static SdkHttpRequest changed(SdkHttpRequest signed) {
    return signed.toBuilder().putHeader("X-Amz-Target", "DynamoDB_20120810.DeleteItem").build();
  }
}
