package dev.federationlab.flow.guest;

import static dev.federationlab.flow.ArtifactKind.CREDENTIALS;
import static dev.federationlab.flow.ArtifactKind.OBJECT;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Message.Channel;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Signed;
import dev.federationlab.flow.Stage;
import dev.federationlab.flow.webidentity.Names;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;

/** Reads what was refused to the guest, and stores something below the identity's own prefix. */
public record UseAsMember(List<Fault> faults) implements Stage {
  public UseAsMember {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "use-as-member";
  }

  @Override
  public List<Planned> plan() {
    return List.of(arrow("GetObject", List.of()), arrow("PutObject", List.of(OBJECT)));
  }

  @Override
  public List<String> outcomes() {
    return List.of("AccessDenied", "ExpiredToken", "NoSuchKey", "NoSuchBucket");
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of(CREDENTIALS);
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(OBJECT);
  }

  @Override
  public void run(Run run) throws Refused {
    var credentials = run.spend(CREDENTIALS);
    var bucket = SharedTexts.ensure(run);
    UseAsGuest.get(run, arrow("GetObject", List.of()), bucket, SharedTexts.HANDBOOK, credentials);
    var key = Names.prefix(credentials.fields().getOrDefault("subject", "")) + "hello.txt";
    var put =
        run.aws(
            arrow("PutObject", List.of(OBJECT)),
            aws ->
                aws.s3()
                    .putObject(
                        r ->
                            r.bucket(bucket)
                                .key(key)
                                .contentType("text/plain; charset=utf-8")
                                .overrideConfiguration(Signed.with(credentials)),
                        RequestBody.fromString("Hello, again!\n")));
    run.keep(
        new Artifact(OBJECT, key, Map.of("bucket", bucket, "etag", put.eTag()), run.now(), null));
  }

  private static Planned arrow(String operation, List<ArtifactKind> brings) {
    return new Planned(Actor.APP, Actor.S3, operation, Channel.BACK, List.of(CREDENTIALS), brings);
  }
}
