package dev.federationlab.flow.owndata;

import static dev.federationlab.flow.ArtifactKind.CREDENTIALS;

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
import dev.federationlab.flow.webidentity.UseS3;
import java.util.List;

/**
 * Two people, one role, one policy: each lists what is theirs, and the policy is read for each with
 * another value in the place of its variable.
 */
public record Substitution(List<Fault> faults) implements Stage {
  private static final Planned LIST =
      new Planned(
          Actor.APP, Actor.S3, "ListObjectsV2", Channel.BACK, List.of(CREDENTIALS), List.of());

  public Substitution {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "substitution";
  }

  @Override
  public List<Planned> plan() {
    return List.of(LIST, LIST);
  }

  @Override
  public List<String> outcomes() {
    return List.of("AccessDenied", "ExpiredToken", "NoSuchBucket");
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of(CREDENTIALS);
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of();
  }

  @Override
  public void run(Run run) throws Refused {
    var ada = run.spend(CREDENTIALS);
    Neighbour.ensure(run);
    var ben = Neighbour.credentials(run.preparing());
    var bucket = UseS3.bucket(run);
    list(run, bucket, ada);
    list(run, bucket, ben);
  }

  private static void list(Run run, String bucket, Artifact credentials) throws Refused {
    var own = Names.prefix(credentials.fields().getOrDefault("subject", ""));
    run.aws(
        LIST,
        aws ->
            aws.s3()
                .listObjectsV2(
                    r ->
                        r.bucket(bucket)
                            .prefix(own)
                            .overrideConfiguration(Signed.with(credentials))));
  }
}
