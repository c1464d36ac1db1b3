package dev.federationlab.flow.identity;

import static dev.federationlab.flow.ArtifactKind.CREDENTIALS;
import static dev.federationlab.flow.ArtifactKind.ITEM;

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
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes a row under one's own identity ID, gets it back, and asks for all rows that are one's own.
 */
public record UseTable(List<Fault> faults) implements Stage {
  /** The value of {@link IdentityNames#READ} that has the whole table read. */
  public static final String SCAN = "scan";

  private static final String NOTE = "hello";

  public UseTable {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "use-dynamodb";
  }

  @Override
  public List<Planned> plan() {
    return List.of(
        arrow("PutItem", List.of(ITEM)), arrow("GetItem", List.of()), arrow("Query", List.of()));
  }

  @Override
  public List<String> outcomes() {
    var usual =
        Stream.of(
            "AccessDeniedException",
            "ExpiredTokenException",
            "InvalidSignatureException",
            "ResourceNotFoundException");
    var ofFaults =
        faults.stream().map(Fault::expectedOutcome).filter(outcome -> !outcome.equals("done"));
    return Stream.concat(usual, ofFaults).distinct().toList();
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of(CREDENTIALS);
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(ITEM);
  }

  @Override
  public void run(Run run) throws Refused {
    var credentials = run.spend(CREDENTIALS);
    SandboxTable.ensure(run);
    var own = credentials.fields().getOrDefault("subject", "");
    var owner = run.setting(IdentityNames.ROW, own);
    var signed = Signed.with(credentials);
    var key = Map.of(SandboxTable.OWNER, text(owner), SandboxTable.NOTE, text(NOTE));
    var item =
        Map.of(
            SandboxTable.OWNER,
            text(owner),
            SandboxTable.NOTE,
            text(NOTE),
            "Text",
            text("Hello, DynamoDB!"));
    run.aws(
        arrow("PutItem", List.of(ITEM)),
        aws ->
            aws.dynamoDb()
                .putItem(
                    r -> r.tableName(SandboxTable.NAME).item(item).overrideConfiguration(signed)));
    run.keep(
        new Artifact(
            ITEM, owner + " / " + NOTE, Map.of("table", SandboxTable.NAME), run.now(), null));
    run.aws(
        arrow("GetItem", List.of()),
        aws ->
            aws.dynamoDb()
                .getItem(
                    r -> r.tableName(SandboxTable.NAME).key(key).overrideConfiguration(signed)));
    if (run.setting(IdentityNames.READ, "").equals(SCAN)) {
      scan(run, credentials);
    } else {
      query(run, run.setting(IdentityNames.READ, own), credentials);
    }
  }

  /** All rows of one owner; of nobody in particular if that is empty. */
  private static void query(Run run, String owner, Artifact credentials) throws Refused {
    run.aws(
        arrow("Query", List.of()),
        aws ->
            aws.dynamoDb()
                .query(
                    r -> {
                      r.tableName(SandboxTable.NAME)
                          .overrideConfiguration(Signed.with(credentials))
                          .expressionAttributeValues(
                              Map.of(":it", text(owner.isEmpty() ? NOTE : owner)));
                      r.keyConditionExpression(
                          (owner.isEmpty() ? SandboxTable.NOTE : SandboxTable.OWNER) + " = :it");
                    }));
  }

  private static void scan(Run run, Artifact credentials) throws Refused {
    run.aws(
        arrow("Scan", List.of()),
        aws ->
            aws.dynamoDb()
                .scan(
                    r ->
                        r.tableName(SandboxTable.NAME)
                            .overrideConfiguration(Signed.with(credentials))));
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  private static Planned arrow(String operation, List<ArtifactKind> brings) {
    return new Planned(
        Actor.APP, Actor.DYNAMODB, operation, Channel.BACK, List.of(CREDENTIALS), brings);
  }
}
