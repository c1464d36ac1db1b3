package dev.federationlab.aws.dynamodb.item;

import static dev.federationlab.aws.dynamodb.DynamoRefusals.assertInvalid;
import static dev.federationlab.aws.dynamodb.DynamoRefusals.assertRefused;
import static dev.federationlab.aws.dynamodb.Values.b;
import static dev.federationlab.aws.dynamodb.Values.bool;
import static dev.federationlab.aws.dynamodb.Values.item;
import static dev.federationlab.aws.dynamodb.Values.l;
import static dev.federationlab.aws.dynamodb.Values.m;
import static dev.federationlab.aws.dynamodb.Values.n;
import static dev.federationlab.aws.dynamodb.Values.ns;
import static dev.federationlab.aws.dynamodb.Values.nul;
import static dev.federationlab.aws.dynamodb.Values.s;
import static dev.federationlab.aws.dynamodb.Values.ss;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.federationlab.aws.SharedAws;
import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.dynamodb.Sandbox;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

@ExtendWith(SharedAws.class)
class ItemsSdkTest {
  private final TestAws aws;
  private final Sandbox sandbox;
  private final DynamoDbClient db;

  ItemsSdkTest(TestAws aws) {
    this.aws = aws;
    sandbox = Sandbox.in(aws);
    db = sandbox.root();
    sandbox.table("notes", "id:S");
  }

  @Test
  void givesBackEveryTypeAsItWasPut() {
    var item =
        item(
            "id", s("1"),
            "text", s("café \uD83D\uDE00\u0000"),
            "empty", s(""),
            "number", n("-1.50E+2"),
            "bytes", b(0, 255, 7),
            "yes", bool(true),
            "nothing", nul(),
            "texts", ss("b", "a"),
            "numbers", ns("1", "2.0"),
            "list", l(s("x"), l(), m()),
            "map", m("inner", m("deep", n("1"))));
    put(item);

    var expected = new java.util.HashMap<>(item);
    expected.put("number", n("-150"));
    expected.put("numbers", ns("1", "2"));
    assertThat(get("1")).isEqualTo(expected);
  }

  @Test
  void answersNothingForAKeyThatHoldsNothing() {
    var answer = db.getItem(request -> request.tableName("notes").key(item("id", s("none"))));

    assertThat(answer.hasItem()).isFalse();
  }

  @Test
  void putsInPlaceOfWhatWasThereAndGivesItBack() {
    put(item("id", s("1"), "a", n(1)));

    var answer =
        db.putItem(
            request ->
                request
                    .tableName("notes")
                    .item(item("id", s("1"), "b", n(2)))
                    .returnValues(ReturnValue.ALL_OLD));

    assertThat(answer.attributes()).isEqualTo(item("id", s("1"), "a", n(1)));
    assertThat(get("1")).isEqualTo(item("id", s("1"), "b", n(2)));
  }

  @Test
  void deletesAndDeletesAgain() {
    put(item("id", s("1"), "a", n(1)));

    var first =
        db.deleteItem(
            request ->
                request
                    .tableName("notes")
                    .key(item("id", s("1")))
                    .returnValues(ReturnValue.ALL_OLD));
    var second =
        db.deleteItem(
            request ->
                request
                    .tableName("notes")
                    .key(item("id", s("1")))
                    .returnValues(ReturnValue.ALL_OLD));

    assertThat(first.attributes()).isEqualTo(item("id", s("1"), "a", n(1)));
    assertThat(second.hasAttributes()).isFalse();
    assertThat(get("1")).isEmpty();
  }

  @Test
  void refusesWhatDoesNotFitTheTable() {
    assertInvalid(
        () -> put(item("title", s("x"))),
        "One or more parameter values were invalid: Missing the key id in the item");
    assertInvalid(
        () -> put(item("id", n(1))),
        "One or more parameter values were invalid: Type mismatch for key id expected: S actual:"
            + " N");
    assertInvalid(
        () -> put(item("id", s(""))),
        "One or more parameter values are not valid. The AttributeValue for a key attribute cannot"
            + " contain an empty string value. Key: id");
    assertInvalid(
        () -> put(item("id", s("x".repeat(2049)))),
        "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size"
            + " limit of2048 bytes");
    assertInvalid(
        () ->
            db.getItem(
                request -> request.tableName("notes").key(item("id", s("1"), "other", s("2")))),
        "The provided key element does not match the schema");
    assertInvalid(
        () -> db.deleteItem(request -> request.tableName("notes").key(item("id", n(1)))),
        "The provided key element does not match the schema");
    assertInvalid(
        () -> put(item("id", s("1"), "big", s("x".repeat(409_600)))),
        "Item size has exceeded the maximum allowed size");
  }

  @Test
  void keepsItemsUpToTheLimitWhateverIsInThem() {
    // Control characters are six times as long in JSON: such an item once did not fit the store.
    put(item("id", s("1")));
    int room = (400 << 10) - "id1abc".length();
    grow("a", 150_000);
    grow("b", 150_000);
    grow("c", room - 300_000);

    assertThat(get("1").get("c").s()).hasSize(room - 300_000);
    assertInvalid(
        () ->
            db.updateItem(
                request ->
                    request
                        .tableName("notes")
                        .key(item("id", s("1")))
                        .updateExpression("SET again = :more")
                        .expressionAttributeValues(item(":more", s("x")))),
        "Item size to update has exceeded the maximum allowed size");
  }

  private void grow(String name, int length) {
    db.updateItem(
        request ->
            request
                .tableName("notes")
                .key(item("id", s("1")))
                .updateExpression("SET " + name + " = :more")
                .expressionAttributeValues(item(":more", s("\u0001".repeat(length)))));
  }

  @Test
  void refusesATableThatIsNotThere() {
    assertRefused(
        () -> db.getItem(request -> request.tableName("nowhere").key(item("id", s("1")))),
        "ResourceNotFoundException",
        "Requested resource not found");
    assertInvalid(
        () -> db.getItem(request -> request.tableName("a").key(item("id", s("1")))),
        "Invalid table/index name.  Table/index names must be between 3 and 255 characters long,"
            + " and may contain only the characters a-z, A-Z, 0-9, '_', '-', and '.'");
  }

  @Test
  void takesATableByItsArn() {
    put(item("id", s("1")));

    var answer =
        db.getItem(request -> request.tableName(sandbox.arn("notes")).key(item("id", s("1"))));

    assertThat(answer.item()).isEqualTo(item("id", s("1")));
  }

  @Test
  void writesOnlyWhatFulfilsItsCondition() {
    put(item("id", s("1"), "a", n(1)));

    assertRefused(
        () ->
            db.putItem(
                request ->
                    request
                        .tableName("notes")
                        .item(item("id", s("1")))
                        .conditionExpression("attribute_not_exists(id)")),
        "ConditionalCheckFailedException",
        "The conditional request failed");
    var refusal =
        catchThrowableOfType(
            ConditionalCheckFailedException.class,
            () ->
                db.deleteItem(
                    request ->
                        request
                            .tableName("notes")
                            .key(item("id", s("1")))
                            .conditionExpression("a > :one")
                            .expressionAttributeValues(item(":one", n(1)))
                            .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)));

    assertThat(refusal.item()).isEqualTo(item("id", s("1"), "a", n(1)));
    var check =
        aws.decision(refusal.requestId()).checks().stream()
            .filter(each -> each.what().equals("condition"))
            .findFirst()
            .orElseThrow();
    assertThat(check.passed()).isFalse();
    assertThat(check.wanted()).isEqualTo("a > :one");
    assertThat(check.saw()).isEqualTo("a: 1");
    assertThat(get("1")).isEqualTo(item("id", s("1"), "a", n(1)));
  }

  @Test
  void updatesInPlace() {
    put(item("id", s("1"), "a", n(1), "tags", ss("x", "y"), "list", l(n(0), n(1), n(2))));

    var answer =
        db.updateItem(
            request ->
                request
                    .tableName("notes")
                    .key(item("id", s("1")))
                    .updateExpression(
                        "SET a = a + :two, fresh = if_not_exists(fresh, :two), #l[9] = :two"
                            + " REMOVE #l[0], #l[1] ADD hits :two DELETE tags :x")
                    .expressionAttributeNames(Map.of("#l", "list"))
                    .expressionAttributeValues(item(":two", n(2), ":x", ss("x", "z")))
                    .returnValues(ReturnValue.ALL_NEW));

    assertThat(answer.attributes())
        .isEqualTo(
            item(
                "id", s("1"),
                "a", n(3),
                "tags", ss("y"),
                "list", l(n(2), n(2)),
                "fresh", n(2),
                "hits", n(2)));
  }

  @Test
  void makesAnItemByUpdatingNone() {
    db.updateItem(request -> request.tableName("notes").key(item("id", s("1"))));

    assertThat(get("1")).isEqualTo(item("id", s("1")));
  }

  @Test
  void showsWhatAnUpdateChanged() {
    put(item("id", s("1"), "a", n(1), "map", m("x", n(1), "y", n(2))));

    assertThat(update("SET a = :v, #m.x = :v", ReturnValue.UPDATED_OLD))
        .isEqualTo(item("a", n(1), "map", m("x", n(1))));
    assertThat(update("SET a = :v, #m.x = :v", ReturnValue.UPDATED_NEW))
        .isEqualTo(item("a", n(7), "map", m("x", n(7))));
  }

  private Map<String, AttributeValue> update(String expression, ReturnValue returned) {
    return db.updateItem(
            request ->
                request
                    .tableName("notes")
                    .key(item("id", s("1")))
                    .updateExpression(expression)
                    .expressionAttributeNames(Map.of("#m", "map"))
                    .expressionAttributeValues(item(":v", n(7)))
                    .returnValues(returned))
        .attributes();
  }

  @Test
  void refusesUpdatesThatCannotBe() {
    put(item("id", s("1"), "a", s("text")));

    assertInvalid(
        () -> update("SET id = :v"),
        "One or more parameter values were invalid: Cannot update attribute id. This attribute is"
            + " part of the key");
    assertInvalid(
        () -> update("SET b = absent + :v"),
        "The provided expression refers to an attribute that does not exist in the item");
    assertInvalid(
        () -> update("SET b = a + :v"),
        "An operand in the update expression has an incorrect data type");
    assertInvalid(
        () -> update("SET absent.deeper = :v"),
        "The document path provided in the update expression is invalid for update");
    assertInvalid(
        () -> update("SET id[0] = :v"),
        "One or more parameter values were invalid: Cannot update attribute id. This attribute is"
            + " part of the key");
    assertInvalid(
        () -> update("SET b = :v SET c = :v"),
        "Invalid UpdateExpression: The \"SET\" section can only be used once in an update"
            + " expression;");
  }

  private void update(String expression) {
    db.updateItem(
        request ->
            request
                .tableName("notes")
                .key(item("id", s("1")))
                .updateExpression(expression)
                .expressionAttributeValues(item(":v", n(7))));
  }

  @Test
  void projectsPartsOfAnItem() {
    put(item("id", s("1"), "a", n(1), "list", l(n(0), n(1), n(2)), "map", m("x", l(n(5), n(6)))));

    var answer =
        db.getItem(
            request ->
                request
                    .tableName("notes")
                    .key(item("id", s("1")))
                    .projectionExpression("a, #l[2], #l[0], #m.x[1], absent")
                    .expressionAttributeNames(Map.of("#l", "list", "#m", "map")));

    assertThat(answer.item())
        .isEqualTo(item("a", n(1), "list", l(n(0), n(2)), "map", m("x", l(n(6)))));
  }

  @Test
  void refusesPlaceholdersThatAreLeftOver() {
    assertInvalid(
        () ->
            db.getItem(
                request ->
                    request
                        .tableName("notes")
                        .key(item("id", s("1")))
                        .expressionAttributeNames(Map.of("#a", "a"))),
        "ExpressionAttributeNames can only be specified when using expressions");
    assertInvalid(
        () ->
            db.putItem(
                request ->
                    request
                        .tableName("notes")
                        .item(item("id", s("1")))
                        .expressionAttributeValues(item(":a", n(1)))),
        "ExpressionAttributeValues can only be specified when using expressions:"
            + " ConditionExpression is null");
    assertInvalid(
        () ->
            db.putItem(
                request ->
                    request
                        .tableName("notes")
                        .item(item("id", s("1")))
                        .conditionExpression("attribute_exists(id)")
                        .expressionAttributeValues(item(":a", n(1)))),
        "Value provided in ExpressionAttributeValues unused in expressions: keys: {:a}");
  }

  @Test
  void refusesTheParametersFromBeforeExpressions() {
    assertInvalid(
        () ->
            db.getItem(
                request -> request.tableName("notes").key(item("id", s("1"))).attributesToGet("a")),
        "Legacy conditional parameters are not supported here, only expressions: AttributesToGet");
    assertInvalid(
        () ->
            db.getItem(
                request ->
                    request
                        .tableName("notes")
                        .key(item("id", s("1")))
                        .projectionExpression("a")
                        .attributesToGet("a")),
        "Can not use both expression and non-expression parameters in the same request:"
            + " Non-expression parameters: {AttributesToGet} Expression parameters:"
            + " {ProjectionExpression}");
  }

  @Test
  void namesEveryConstraintThatAValueBreaks() {
    assertInvalid(
        () ->
            db.putItem(
                request -> request.tableName("notes").item(item("id", s("1"))).returnValues("ALL")),
        "1 validation error detected: Value 'ALL' at 'returnValues' failed to satisfy constraint:"
            + " Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE,"
            + " UPDATED_NEW]");
    assertInvalid(
        () ->
            db.putItem(
                request ->
                    request.tableName("notes").item(item("id", s("1"))).returnValues("ALL_NEW")),
        "ReturnValues can only be ALL_OLD or NONE");
  }

  /** Eight writers, each adding up in a condition what it had read: no step may be lost. */
  @Test
  void losesNoWriteOfSeveralAtOnce() throws Exception {
    put(item("id", s("1"), "n", n(0)));
    var pool = Executors.newFixedThreadPool(8);
    try {
      var tasks =
          IntStream.range(0, 8).<Future<?>>mapToObj(i -> pool.submit(() -> addOne(10))).toList();
      for (var task : tasks) {
        task.get();
      }
    } finally {
      pool.shutdown();
    }

    assertThat(get("1").get("n")).isEqualTo(n(80));
  }

  private void addOne(int times) {
    for (int done = 0; done < times; ) {
      var now = get("1").get("n");
      try {
        db.updateItem(
            request ->
                request
                    .tableName("notes")
                    .key(item("id", s("1")))
                    .updateExpression("SET n = :next")
                    .conditionExpression("n = :now")
                    .expressionAttributeValues(
                        item(":now", now, ":next", n(Long.parseLong(now.n()) + 1))));
        done++;
      } catch (ConditionalCheckFailedException e) {
        // Somebody was faster.
      }
    }
  }

  @Test
  void countsCapacity() {
    var put =
        db.putItem(
            request ->
                request
                    .tableName("notes")
                    .item(item("id", s("1"), "text", s("x".repeat(1500))))
                    .returnConsumedCapacity("TOTAL"));
    var get =
        db.getItem(
            request ->
                request.tableName("notes").key(item("id", s("1"))).returnConsumedCapacity("TOTAL"));

    assertThat(put.consumedCapacity().capacityUnits()).isEqualTo(2.0);
    assertThat(get.consumedCapacity().capacityUnits()).isEqualTo(0.5);
    assertThat(get.consumedCapacity().tableName()).isEqualTo("notes");
  }

  private void put(Map<String, AttributeValue> item) {
    db.putItem(request -> request.tableName("notes").item(item));
  }

  private Map<String, AttributeValue> get(String id) {
    return db.getItem(request -> request.tableName("notes").key(item("id", s(id)))).item();
  }
}
