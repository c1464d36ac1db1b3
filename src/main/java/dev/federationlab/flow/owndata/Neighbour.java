package dev.federationlab.flow.owndata;

import static dev.federationlab.flow.Message.Channel.BACK;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Signed;
import dev.federationlab.flow.Stage.Planned;
import dev.federationlab.flow.identity.SandboxTable;
import dev.federationlab.flow.member.Member;
import dev.federationlab.flow.member.MemberSession;
import dev.federationlab.flow.webidentity.Names;
import dev.federationlab.flow.webidentity.UseS3;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Ben, another user of the same app, who has an object and a row of his own. */
public final class Neighbour {
  /** Under which the sandbox remembers his identity ID. */
  public static final String IDENTITY = "own-data/neighbour";

  static final String FILE = "diary.txt";
  static final String NOTE = "diary";

  private Neighbour() {}

  /** His identity ID; he signs in and writes if that was not done before. */
  public static String ensure(Run run) throws Refused {
    var poolId = OwnDataPool.POOL.ensure(run);
    var bucket = UseS3.bucket(run);
    SandboxTable.ensure(run);
    run.once("own-data/neighbour of " + poolId, preparing -> write(preparing, bucket));
    return run.named(IDENTITY)
        .orElseThrow(() -> new IllegalStateException("the neighbour has no identity"));
  }

  /** With his own credentials, by the policy that is everybody's. */
  private static void write(Run run, String bucket) throws Refused {
    var session = MemberSession.open(run, OwnDataPool.POOL, Member.BEN);
    var own = session.identity().value();
    run.aws(
        arrow(Actor.S3, "PutObject"),
        aws ->
            aws.s3()
                .putObject(
                    r ->
                        r.bucket(bucket)
                            .key(Names.prefix(own) + FILE)
                            .contentType("text/plain; charset=utf-8")
                            .overrideConfiguration(Signed.with(session.credentials())),
                    RequestBody.fromString("Dear diary, today I signed in.\n")));
    run.aws(
        arrow(Actor.DYNAMODB, "PutItem"),
        aws ->
            aws.dynamoDb()
                .putItem(
                    r ->
                        r.tableName(SandboxTable.NAME)
                            .item(
                                Map.of(
                                    SandboxTable.OWNER,
                                    AttributeValue.fromS(own),
                                    SandboxTable.NOTE,
                                    AttributeValue.fromS(NOTE),
                                    "Text",
                                    AttributeValue.fromS("Dear diary")))
                            .overrideConfiguration(Signed.with(session.credentials()))));
    run.name(IDENTITY, own);
  }

  /** He signs in once more, for credentials that are good now. */
  static Artifact credentials(Run run) throws Refused {
    return MemberSession.open(run, OwnDataPool.POOL, Member.BEN).credentials();
  }

  private static Planned arrow(Actor receiver, String operation) {
    return new Planned(Actor.APP, receiver, operation, BACK, List.of(), List.of());
  }
}
