package dev.federationlab.flow.fault;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Run;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpRequest;

/** The object's key is changed on the way, after the request was signed. */
public record ChangedRequest() implements Fault {
  @Override
  public String id() {
    return "changed-request";
  }

  @Override
  public String expectedOutcome() {
    return "SignatureDoesNotMatch";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.S3);
  }

  @Override
  public Run spoil(Run run) {
    return run.withChangeOnTheWay(ChangedRequest::changed);
  }

  private static SdkHttpRequest changed(SdkHttpRequest signed) {
    var path = signed.encodedPath().replace("hello.txt", "changed-on-the-way.txt");
    return signed.toBuilder().encodedPath(path).build();
  }
}
