package dev.federationlab.flow.roles;

import static dev.federationlab.flow.ArtifactKind.CREDENTIALS;
import static dev.federationlab.flow.ArtifactKind.IDENTITY_ID;
import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;

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
import dev.federationlab.flow.identity.GetCredentials;
import dev.federationlab.flow.identity.GetId;
import dev.federationlab.flow.identity.IdentityPool;
import dev.federationlab.flow.member.Members;
import dev.federationlab.flow.webidentity.UseS3;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * One role for everybody: the pool makes a tag of a claim, and the role's policy names the tag.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/attributes-for-access-control.html">
 *     Using attributes for access control</a>
 */
public record Tags(List<Fault> faults) implements Stage {
  /** The setting by which a fault uses the pool whose role lets in nobody with tags. */
  public static final String UNTAGGABLE = "tags-untaggable";

  public Tags {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "tags";
  }

  @Override
  public List<Planned> plan() {
    return List.of(
        pool("GetId", List.of(ID_TOKEN), List.of(IDENTITY_ID)),
        pool("GetCredentialsForIdentity", List.of(IDENTITY_ID, ID_TOKEN), List.of(CREDENTIALS)),
        GET,
        GET);
  }

  private static final Planned GET =
      new Planned(Actor.APP, Actor.S3, "GetObject", Channel.BACK, List.of(CREDENTIALS), List.of());

  @Override
  public List<String> outcomes() {
    return List.of(
        "NotAuthorizedException",
        "InvalidIdentityPoolConfigurationException",
        "AccessDenied",
        "NoSuchKey",
        "NoSuchBucket",
        Refusal.MISSING);
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of(ID_TOKEN);
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of();
  }

  @Override
  public void run(Run run) throws Refused {
    var poolId = RolesPool.tagged(run, pool(run));
    var bucket = plans(run);
    var signedIn = run.with(run.spend(ID_TOKEN, People.pair(run).get(0)));
    var identity = GetId.ask(signedIn, poolId, Members.LOGIN);
    var credentials = GetCredentials.ask(signedIn, identity, Members.LOGIN);
    get(run, bucket, plan(People.SALES), credentials);
    Refusal.expect(
        run,
        "another department's plan",
        "AccessDenied",
        "Cognito Developer Guide, Using attributes for access control policy example",
        () -> get(run, bucket, plan(People.NEWS), credentials));
  }

  private static IdentityPool pool(Run run) {
    return run.setting(UNTAGGABLE, "").isEmpty() ? RolesPool.TAGGED : RolesPool.UNTAGGABLE;
  }

  private static String plan(String department) {
    return "departments/" + department + "/plan.txt";
  }

  private static Object get(Run run, String bucket, String key, Artifact credentials)
      throws Refused {
    return run.aws(
        GET,
        aws ->
            aws.s3()
                .getObjectAsBytes(
                    r ->
                        r.bucket(bucket).key(key).overrideConfiguration(Signed.with(credentials))));
  }

  /** The bucket, with a plan of each department. */
  private static String plans(Run run) throws Refused {
    var bucket = UseS3.bucket(run);
    run.once(
        "department-plans",
        preparing -> {
          for (var department : List.of(People.SALES, People.NEWS)) {
            preparing.aws(
                new Planned(Actor.APP, Actor.S3, "PutObject", Channel.BACK, List.of(), List.of()),
                aws ->
                    aws.s3()
                        .putObject(
                            r ->
                                r.bucket(bucket)
                                    .key(plan(department))
                                    .contentType("text/plain; charset=utf-8")
                                    .overrideConfiguration(Signed.byRoot(preparing)),
                            RequestBody.fromString("The plan of " + department + ".\n")));
          }
        });
    return bucket;
  }

  private static Planned pool(
      String operation, List<ArtifactKind> carries, List<ArtifactKind> brings) {
    return new Planned(Actor.APP, Actor.IDENTITY_POOL, operation, Channel.BACK, carries, brings);
  }
}
