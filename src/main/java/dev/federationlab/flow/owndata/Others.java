package dev.federationlab.flow.owndata;

import static dev.federationlab.flow.ArtifactKind.CREDENTIALS;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Message.Channel;
import dev.federationlab.flow.Refusal;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Signed;
import dev.federationlab.flow.Stage;
import dev.federationlab.flow.identity.SandboxTable;
import dev.federationlab.flow.webidentity.Names;
import dev.federationlab.flow.webidentity.UseS3;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Asks for what is another user's, an object and a row, and is refused twice. */
public record Others(List<Fault> faults) implements Stage {
  private static final Planned OBJECT = arrow(Actor.S3, "GetObject");
  private static final Planned ROW = arrow(Actor.DYNAMODB, "GetItem");

  public Others {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "others";
  }

  @Override
  public List<Planned> plan() {
    return List.of(OBJECT, ROW);
  }

  @Override
  public List<String> outcomes() {
    return List.of("ExpiredToken", "ExpiredTokenException", Refusal.MISSING);
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
    var signed = Signed.with(run.spend(CREDENTIALS));
    var neighbour = Neighbour.ensure(run);
    var bucket = UseS3.bucket(run);
    Refusal.expect(
        run,
        "another user's object",
        "AccessDenied",
        "Cognito Developer Guide, IAM roles, example 2",
        () ->
            run.aws(
                OBJECT,
                aws ->
                    aws.s3()
                        .getObjectAsBytes(
                            r ->
                                r.bucket(bucket)
                                    .key(Names.prefix(neighbour) + Neighbour.FILE)
                                    .overrideConfiguration(signed))));
    Refusal.expect(
        run,
        "another user's row",
        "AccessDeniedException",
        "DynamoDB Developer Guide, Using IAM policy conditions",
        () ->
            run.aws(
                ROW,
                aws ->
                    aws.dynamoDb()
                        .getItem(
                            r ->
                                r.tableName(SandboxTable.NAME)
                                    .key(key(neighbour))
                                    .overrideConfiguration(signed))));
  }

  private static Map<String, AttributeValue> key(String owner) {
    return Map.of(
        SandboxTable.OWNER,
        AttributeValue.fromS(owner),
        SandboxTable.NOTE,
        AttributeValue.fromS(Neighbour.NOTE));
  }

  private static Planned arrow(Actor receiver, String operation) {
    return new Planned(
        Actor.APP, receiver, operation, Channel.BACK, List.of(CREDENTIALS), List.of());
  }
}
