package dev.federationlab.flow.webidentity;

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
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Puts an object below the person's own prefix, gets it back, and lists what is there: the same
 * whoever the credentials come from.
 */
public record UseS3(List<Fault> faults) implements Stage {
  public UseS3 {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "use-s3";
  }

  @Override
  public List<Planned> plan() {
    return List.of(
        arrow("PutObject", List.of(OBJECT)),
        arrow("GetObject", List.of()),
        arrow("ListObjectsV2", List.of()));
  }

  @Override
  public List<String> outcomes() {
    return List.of(
        "AccessDenied",
        "ExpiredToken",
        "InvalidAccessKeyId",
        "SignatureDoesNotMatch",
        "NoSuchBucket");
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
    var bucket = bucket(run);
    var prefix = Names.prefix(credentials.fields().getOrDefault("subject", ""));
    var key = run.setting(Names.KEY, prefix + Names.FILE);
    var signed = Signed.with(credentials);
    var text =
        "Hello, S3! Written with the credentials of "
            + credentials.fields().get("assumedRoleArn")
            + "\n";
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
                                .overrideConfiguration(signed),
                        RequestBody.fromString(text)));
    run.keep(
        new Artifact(OBJECT, key, Map.of("bucket", bucket, "etag", put.eTag()), run.now(), null));
    run.aws(
        arrow("GetObject", List.of()),
        aws ->
            aws.s3()
                .getObjectAsBytes(r -> r.bucket(bucket).key(key).overrideConfiguration(signed)));
    var listed = run.setting(Names.PREFIX, prefix);
    run.aws(
        arrow("ListObjectsV2", List.of()),
        aws ->
            aws.s3()
                .listObjectsV2(
                    r -> {
                      r.bucket(bucket).overrideConfiguration(signed);
                      if (!listed.isEmpty()) {
                        r.prefix(listed);
                      }
                    }));
  }

  /** The learner's bucket, made now if there is none. */
  public static String bucket(Run run) throws Refused {
    run.once("bucket", UseS3::makeBucket);
    return Names.bucket(run.sandbox().accountId());
  }

  private static void makeBucket(Run run) throws Refused {
    var bucket = Names.bucket(run.sandbox().accountId());
    var region = run.parties().region();
    try {
      run.aws(
          new Planned(Actor.APP, Actor.S3, "CreateBucket", Channel.BACK, List.of(), List.of()),
          aws ->
              aws.s3()
                  .createBucket(
                      r -> {
                        r.bucket(bucket).overrideConfiguration(Signed.byRoot(run));
                        if (!region.equals("us-east-1")) {
                          r.createBucketConfiguration(c -> c.locationConstraint(region));
                        }
                      }));
    } catch (Refused e) {
      if (!e.outcome().id().equals("BucketAlreadyOwnedByYou")) {
        throw e;
      }
    }
  }

  private static Planned arrow(String operation, List<ArtifactKind> brings) {
    return new Planned(Actor.APP, Actor.S3, operation, Channel.BACK, List.of(CREDENTIALS), brings);
  }
}
