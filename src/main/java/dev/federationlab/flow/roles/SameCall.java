package dev.federationlab.flow.roles;

import static dev.federationlab.flow.ArtifactKind.CREDENTIALS;
import static dev.federationlab.flow.ArtifactKind.OBJECT;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Message.Channel;
import dev.federationlab.flow.Refusal;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Signed;
import dev.federationlab.flow.Stage;
import dev.federationlab.flow.webidentity.UseS3;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;

/** The same PutObject twice: the reader is refused, the editor is not, and the reader reads it. */
public record SameCall(List<Fault> faults) implements Stage {
  /** What is written. */
  static final String NEWS = "news/today.txt";

  public SameCall {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "same-call";
  }

  @Override
  public List<Planned> plan() {
    return List.of(
        arrow("PutObject", List.of()),
        arrow("PutObject", List.of(OBJECT)),
        arrow("GetObject", List.of()));
  }

  @Override
  public List<String> outcomes() {
    return List.of("AccessDenied", "ExpiredToken", "NoSuchBucket", Refusal.MISSING);
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
    var pair = People.pair(run);
    var reader = run.spend(CREDENTIALS, pair.get(0));
    var editor = run.spend(CREDENTIALS, pair.get(1));
    var bucket = UseS3.bucket(run);
    Refusal.expect(
        run,
        "the reader's attempt to write",
        "AccessDenied",
        "IAM User Guide, Policy evaluation logic",
        () -> put(run, bucket, reader));
    run.keep(put(run, bucket, editor));
    run.aws(
        arrow("GetObject", List.of()),
        aws ->
            aws.s3()
                .getObjectAsBytes(
                    r -> r.bucket(bucket).key(NEWS).overrideConfiguration(Signed.with(reader))));
  }

  private static Artifact put(Run run, String bucket, Artifact credentials) throws Refused {
    var put =
        run.aws(
            arrow("PutObject", List.of(OBJECT)),
            aws ->
                aws.s3()
                    .putObject(
                        r ->
                            r.bucket(bucket)
                                .key(NEWS)
                                .contentType("text/plain; charset=utf-8")
                                .overrideConfiguration(Signed.with(credentials)),
                        RequestBody.fromString("Nothing happened today.\n")));
    return new Artifact(
        OBJECT, NEWS, Map.of("bucket", bucket, "etag", put.eTag()), run.now(), null);
  }

  private static Planned arrow(String operation, List<ArtifactKind> brings) {
    return new Planned(Actor.APP, Actor.S3, operation, Channel.BACK, List.of(CREDENTIALS), brings);
  }
}
