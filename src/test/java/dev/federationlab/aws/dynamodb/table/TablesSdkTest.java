package dev.federationlab.aws.dynamodb.table;

import static dev.federationlab.aws.dynamodb.DynamoRefusals.assertInvalid;
import static dev.federationlab.aws.dynamodb.DynamoRefusals.assertRefused;
import static dev.federationlab.aws.dynamodb.Values.item;
import static dev.federationlab.aws.dynamodb.Values.n;
import static dev.federationlab.aws.dynamodb.Values.s;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.SharedAws;
import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.dynamodb.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.Tag;

@ExtendWith(SharedAws.class)
class TablesSdkTest {
  private final TestAws aws;
  private final Sandbox sandbox;
  private final DynamoDbClient db;

  TablesSdkTest(TestAws aws) {
    this.aws = aws;
    sandbox = Sandbox.in(aws);
    db = sandbox.root();
  }

  @Test
  void areDescribedAsTheyWereMade() {
    var made = db.createTable(Sandbox.definition("notes", "owner:S", "at:N").build());
    var table = db.describeTable(request -> request.tableName("notes")).table();

    assertThat(made.tableDescription().tableStatus()).isEqualTo(TableStatus.CREATING);
    assertThat(table.tableStatus()).isEqualTo(TableStatus.ACTIVE);
    assertThat(table.tableArn()).isEqualTo(sandbox.arn("notes"));
    assertThat(table.keySchema())
        .extracting(key -> key.attributeName() + " " + key.keyTypeAsString())
        .containsExactly("owner HASH", "at RANGE");
    assertThat(table.attributeDefinitions())
        .extracting(it -> it.attributeName() + " " + it.attributeTypeAsString())
        .containsExactly("at N", "owner S");
    assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
    assertThat(table.itemCount()).isZero();
    db.waiter().waitUntilTableExists(request -> request.tableName("notes"));
  }

  @Test
  void countWhatIsInThemAndInTheirIndexes() {
    sandbox.scores();
    put("ann", "go", 3);
    put("ann", "chess", 4);
    db.putItem(
        request -> request.tableName("scores").item(item("owner", s("bob"), "game", s("go"))));

    var table = db.describeTable(request -> request.tableName("scores")).table();

    assertThat(table.itemCount()).isEqualTo(3);
    assertThat(table.tableSizeBytes()).isEqualTo(22 + 25 + 14);
    assertThat(table.globalSecondaryIndexes().get(0).itemCount()).isEqualTo(2);
    assertThat(table.globalSecondaryIndexes().get(0).indexSizeBytes()).isEqualTo(22 + 25);
    db.deleteItem(
        request -> request.tableName("scores").key(item("owner", s("ann"), "game", s("go"))));
    assertThat(
            db.describeTable(request -> request.tableName("scores"))
                .table()
                .localSecondaryIndexes()
                .get(0)
                .itemCount())
        .isEqualTo(1);
  }

  private void put(String owner, String game, long points) {
    db.putItem(
        request ->
            request
                .tableName("scores")
                .item(item("owner", s(owner), "game", s(game), "points", n(points))));
  }

  @Test
  void areListedByNameInPages() {
    for (var name : new String[] {"c-table", "a-table", "b-table"}) {
      sandbox.table(name, "id:S");
    }

    var first = db.listTables(request -> request.limit(2));

    assertThat(first.tableNames()).containsExactly("a-table", "b-table");
    assertThat(first.lastEvaluatedTableName()).isEqualTo("b-table");
    assertThat(db.listTablesPaginator(request -> request.limit(1)).tableNames())
        .containsExactly("a-table", "b-table", "c-table");
    assertThat(db.listTables(request -> request.exclusiveStartTableName("b-table")).tableNames())
        .containsExactly("c-table");
  }

  @Test
  void areGoneWithTheirItemsWhenDeleted() {
    sandbox.scores();
    put("ann", "go", 3);

    db.deleteTable(request -> request.tableName("scores"));

    assertRefused(
        () -> db.describeTable(request -> request.tableName("scores")),
        "ResourceNotFoundException",
        "Requested resource not found: Table: scores not found");
    sandbox.scores();
    assertThat(db.scan(request -> request.tableName("scores")).count()).isZero();
    assertThat(db.describeTable(request -> request.tableName("scores")).table().itemCount())
        .isZero();
  }

  @Test
  void canBeProtected() {
    db.createTable(Sandbox.definition("notes", "id:S").deletionProtectionEnabled(true).build());

    assertInvalid(
        () -> db.deleteTable(request -> request.tableName("notes")),
        "Resource cannot be deleted as it is currently protected against deletion. Disable deletion"
            + " protection first.");
    db.updateTable(request -> request.tableName("notes").deletionProtectionEnabled(false));
    db.deleteTable(request -> request.tableName("notes"));
  }

  @Test
  void areRefusedIfTheirKeysDoNotHoldTogether() {
    assertRefused(
        () -> {
          sandbox.table("twice", "id:S");
          sandbox.table("twice", "id:S");
        },
        "ResourceInUseException",
        "Table already exists: twice");
    assertInvalid(
        () -> sandbox.table("n/a", "id:S"),
        "Invalid table/index name.  Table/index names must be between 3 and 255 characters long,"
            + " and may contain only the characters a-z, A-Z, 0-9, '_', '-', and '.'");
    assertInvalid(
        () ->
            db.createTable(
                Sandbox.definition("bad", "id:S")
                    .attributeDefinitions(
                        it -> it.attributeName("id").attributeType(ScalarAttributeType.S),
                        it -> it.attributeName("extra").attributeType(ScalarAttributeType.S))
                    .build()),
        "One or more parameter values were invalid: Number of attributes in KeySchema does not"
            + " exactly match number of attributes defined in AttributeDefinitions");
    assertInvalid(
        () ->
            db.createTable(
                Sandbox.definition("bad", "id:S")
                    .keySchema(it -> it.attributeName("other").keyType(KeyType.HASH))
                    .build()),
        "One or more parameter values were invalid: Some index key attributes are not defined in"
            + " AttributeDefinitions. Keys: [other], AttributeDefinitions: [id]");
    assertInvalid(
        () ->
            db.createTable(
                Sandbox.definition("bad", "id:S")
                    .keySchema(it -> it.attributeName("id").keyType(KeyType.RANGE))
                    .build()),
        "Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
    assertInvalid(
        () ->
            db.createTable(
                Sandbox.definition("bad", "id:S").billingMode(BillingMode.PROVISIONED).build()),
        "One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must"
            + " both be specified when BillingMode is PROVISIONED");
    assertInvalid(
        () ->
            db.createTable(
                Sandbox.definition("bad", "id:S")
                    .attributeDefinitions(it -> it.attributeName("id").attributeType("BOOL"))
                    .build()),
        "1 validation error detected: Value 'BOOL' at 'attributeDefinitions.1.member.attributeType'"
            + " failed to satisfy constraint: Member must satisfy enum value set: [B, N, S]");
    assertInvalid(
        () ->
            db.createTable(
                Sandbox.definition("bad", "id:S")
                    .streamSpecification(it -> it.streamEnabled(true).streamViewType("NEW_IMAGE"))
                    .build()),
        "StreamSpecification: there are no streams here");
  }

  @Test
  void gainAndLoseGlobalIndexes() {
    sandbox.table("notes", "id:S");
    for (int i = 0; i < 3; i++) {
      int number = i;
      db.putItem(
          request ->
              request
                  .tableName("notes")
                  .item(item("id", s("" + number), "kind", s("k" + number % 2))));
    }

    db.updateTable(
        request ->
            request
                .tableName("notes")
                .attributeDefinitions(
                    it -> it.attributeName("id").attributeType(ScalarAttributeType.S),
                    it -> it.attributeName("kind").attributeType(ScalarAttributeType.S))
                .globalSecondaryIndexUpdates(
                    change ->
                        change.create(
                            index ->
                                index
                                    .indexName("by-kind")
                                    .keySchema(it -> it.attributeName("kind").keyType(KeyType.HASH))
                                    .projection(
                                        Projection.builder()
                                            .projectionType(ProjectionType.ALL)
                                            .build()))));

    var found =
        db.query(
            request ->
                request
                    .tableName("notes")
                    .indexName("by-kind")
                    .keyConditionExpression("kind = :k")
                    .expressionAttributeValues(item(":k", s("k0"))));
    assertThat(found.items())
        .extracting(it -> it.get("id").s())
        .containsExactlyInAnyOrder("0", "2");
    assertThat(
            db.describeTable(request -> request.tableName("notes"))
                .table()
                .globalSecondaryIndexes()
                .get(0)
                .itemCount())
        .isEqualTo(3);
    db.updateTable(
        request ->
            request
                .tableName("notes")
                .globalSecondaryIndexUpdates(
                    change -> change.delete(index -> index.indexName("by-kind"))));
    assertThat(
            db.describeTable(request -> request.tableName("notes"))
                .table()
                .hasGlobalSecondaryIndexes())
        .isFalse();
  }

  @Test
  void refuseKeysOfIndexesInAnotherType() {
    sandbox.scores();

    assertInvalid(
        () ->
            db.putItem(
                request ->
                    request
                        .tableName("scores")
                        .item(item("owner", s("a"), "game", s("go"), "points", s("3")))),
        "One or more parameter values were invalid: Type mismatch for Index Key points Expected: N"
            + " Actual: S IndexName: by-points");
    assertInvalid(
        () ->
            db.updateItem(
                request ->
                    request
                        .tableName("scores")
                        .key(item("owner", s("a"), "game", s("go")))
                        .updateExpression("SET points = :p")
                        .expressionAttributeValues(item(":p", s("3")))),
        "The update expression attempted to update the secondary index key to unsupported type");
  }

  @Test
  void carryTags() {
    db.createTable(
        Sandbox.definition("notes", "id:S")
            .tags(Tag.builder().key("team").value("blue").build())
            .build());
    var arn = sandbox.arn("notes");

    db.tagResource(request -> request.resourceArn(arn).tags(tag -> tag.key("cost").value("low")));
    assertThat(db.listTagsOfResource(request -> request.resourceArn(arn)).tags())
        .extracting(tag -> tag.key() + "=" + tag.value())
        .containsExactly("cost=low", "team=blue");
    db.untagResource(request -> request.resourceArn(arn).tagKeys("team", "none"));
    assertThat(db.listTagsOfResource(request -> request.resourceArn(arn)).tags())
        .extracting(Tag::key)
        .containsExactly("cost");
    assertRefused(
        () -> db.listTagsOfResource(request -> request.resourceArn(arn + "x")),
        "ResourceNotFoundException",
        "Requested resource not found: ResourcArn: " + arn + "x not found");
  }

  @Test
  void areGoneWithTheAccount() {
    sandbox.scores();
    put("ann", "go", 3);

    aws.accounts.reset(sandbox.key().accountId());

    assertThat(db.listTables().tableNames()).isEmpty();
    sandbox.scores();
    assertThat(db.scan(request -> request.tableName("scores")).items()).isEmpty();
  }

  @Test
  void areAtMostSoMany() {
    for (int i = 0; i < TableLimits.DEFAULT.tables(); i++) {
      sandbox.table("table-" + i, "id:S");
    }

    assertRefused(
        () -> sandbox.table("one-more", "id:S"),
        "LimitExceededException",
        "Subscriber limit exceeded: There is a limit of 50 tables per subscriber");
  }

  @Test
  void holdAtMostSoMuchInASandbox() {
    sandbox.table("full", "id:S");
    var text = "x".repeat(400_000);
    int fit = (int) (TableLimits.DEFAULT.bytes() / 400_010);
    for (int i = 0; i < fit; i++) {
      int number = i;
      db.putItem(
          request -> request.tableName("full").item(item("id", s("" + number), "text", s(text))));
    }

    assertRefused(
        () ->
            db.putItem(
                request -> request.tableName("full").item(item("id", s("more"), "text", s(text)))),
        "ItemCollectionSizeLimitExceededException",
        "Collection size exceeded: a sandbox keeps at most 33554432 bytes of items.");
    db.deleteItem(request -> request.tableName("full").key(item("id", s("0"))));
    db.putItem(request -> request.tableName("full").item(item("id", s("more"), "text", s(text))));
  }
}
