package dev.federationlab.flow.identity;

import static dev.federationlab.flow.Message.Channel.BACK;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Signed;
import dev.federationlab.flow.Stage.Planned;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The table of the sandbox: a row belongs to the identity whose ID is its partition key. */
public final class SandboxTable {
  public static final String NAME = "FederationLabNotes";

  /** The partition key: the owner's identity ID. */
  public static final String OWNER = "UserId";

  /** The sort key. */
  public static final String NOTE = "NoteId";

  private SandboxTable() {}

  /** Makes it if that was not done before. */
  public static void ensure(Run run) throws Refused {
    run.once("table/" + NAME, SandboxTable::create);
  }

  private static void create(Run run) throws Refused {
    try {
      run.aws(
          new Planned(Actor.APP, Actor.DYNAMODB, "CreateTable", BACK, List.of(), List.of()),
          aws ->
              aws.dynamoDb()
                  .createTable(
                      r ->
                          r.tableName(NAME)
                              .attributeDefinitions(text(OWNER), text(NOTE))
                              .keySchema(key(OWNER, KeyType.HASH), key(NOTE, KeyType.RANGE))
                              .billingMode(BillingMode.PAY_PER_REQUEST)
                              .overrideConfiguration(Signed.byRoot(run))));
    } catch (Refused e) {
      // There already, as after a fresh start.
      if (!e.outcome().id().equals("ResourceInUseException")) {
        throw e;
      }
    }
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
