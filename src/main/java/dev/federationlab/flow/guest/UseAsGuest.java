package dev.federationlab.flow.guest;

import static dev.federationlab.flow.ArtifactKind.CREDENTIALS;

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
import dev.federationlab.flow.webidentity.Names;
import java.util.List;

/** Reads what is for everybody, and is refused what is for members. */
public record UseAsGuest(List<Fault> faults) implements Stage {
  /** The value of {@link GuestNames#ASKS} that has the account's roles listed. */
  public static final String ROLES = "roles";

  private static final Planned GET = arrow(Actor.S3, "GetObject");

  public UseAsGuest {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "use-as-guest";
  }

  @Override
  public List<Planned> plan() {
    return List.of(GET, GET);
  }

  @Override
  public List<String> outcomes() {
    return List.of("AccessDenied", "ExpiredToken", "NoSuchKey", "NoSuchBucket", Refusal.MISSING);
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
    var credentials = run.spend(CREDENTIALS);
    var bucket = SharedTexts.ensure(run);
    get(run, GET, bucket, run.setting(Names.KEY, SharedTexts.WELCOME), credentials);
    if (run.setting(GuestNames.ASKS, "").equals(ROLES)) {
      listRoles(run, credentials);
      return;
    }
    Refusal.expect(
        run,
        "what is for members, asked for by a guest",
        "AccessDenied",
        "IAM User Guide, Policy evaluation logic",
        () -> get(run, GET, bucket, SharedTexts.HANDBOOK, credentials));
  }

  /** Reads an object, and leaves it at that. */
  static Object get(Run run, Planned arrow, String bucket, String key, Artifact credentials)
      throws Refused {
    return run.aws(
        arrow,
        aws ->
            aws.s3()
                .getObjectAsBytes(
                    r ->
                        r.bucket(bucket).key(key).overrideConfiguration(Signed.with(credentials))));
  }

  private static void listRoles(Run run, Artifact credentials) throws Refused {
    run.aws(
        arrow(Actor.IAM, "ListRoles"),
        aws -> aws.iam().listRoles(r -> r.overrideConfiguration(Signed.with(credentials))));
  }

  private static Planned arrow(Actor receiver, String operation) {
    return new Planned(
        Actor.APP, receiver, operation, Channel.BACK, List.of(CREDENTIALS), List.of());
  }
}
